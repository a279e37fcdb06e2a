package org.migstat.beam;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * One file to read.
 *
 * @param submission path relative to the input root, with {@code /}
 * @param root the input root, links resolved
 * @param definition position of its definition in the plan
 */
public record InputFile(String submission, String root, int definition) implements Serializable {
  /** Where it is. */
  public String path() {
    return Path.of(root, submission).toString();
  }
}
