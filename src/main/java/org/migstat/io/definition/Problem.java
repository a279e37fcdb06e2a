package org.migstat.io.definition;

import java.io.Serializable;
import org.migstat.core.model.OneLine;

/**
 * One thing that is wrong in a definition.
 *
 * @param file path as it was asked for, with {@code /}
 * @param line from 1; 0 for the whole file
 * @param message the whole sentence, file and line included
 */
public record Problem(String file, int line, String message) implements Serializable {
  public Problem {
    message = OneLine.of(message);
  }

  @Override
  public String toString() {
    return message;
  }
}
