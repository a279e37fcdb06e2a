package org.migstat.beam;

import java.io.Serializable;

/**
 * Which bytes were read.
 *
 * @param sha256 of the file as it was received, 64 hexadecimal digits
 */
public record InputHash(String submission, long bytes, String sha256)
    implements Serializable, Comparable<InputHash> {
  @Override
  public int compareTo(InputHash other) {
    return submission.compareTo(other.submission);
  }
}
