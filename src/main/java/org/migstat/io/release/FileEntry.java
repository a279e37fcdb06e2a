package org.migstat.io.release;

import java.io.Serializable;

/**
 * A file of a release, as its writer vouches for it. It travels from workers to the one that
 * publishes.
 *
 * @param section where it belongs
 * @param dataset name of the data set, such as {@code obs_all}
 * @param path relative to the release, with {@code /}
 * @param rows number of rows
 * @param bytes its size
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record FileEntry(
    Section section, String dataset, String path, long rows, long bytes, String sha256)
    implements Serializable, Comparable<FileEntry> {

  /** The path relative to the folder of the section. */
  String pathInSection() {
    return path.substring(section.folder().length() + 1);
  }

  /** By path. */
  @Override
  public int compareTo(FileEntry other) {
    return path.compareTo(other.path);
  }
}
