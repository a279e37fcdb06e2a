package org.migstat.core.definition;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that somebody wrote into a definition. It takes time in proportion to the
 * text, whatever was written, so that no definition can hang a run.
 */
public interface Expression extends Serializable {
  /** Whether the whole text is of its form. */
  boolean matches(String text);

  /** What its first group finds in the text; null if it is not found. */
  @Nullable String find(String text);
}
