package org.migstat.io;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a file system refused, in words: Java's own message is often no more than the path. */
public final class DiskRefusal {
  private DiskRefusal() {}

  /** Such as {@code out/current: this user may not do that there}. */
  public static String text(FileSystemException refused) {
    return refused.getFile() + ": " + reason(refused);
  }

  private static String reason(FileSystemException refused) {
    if (refused.getReason() != null) {
      return refused.getReason();
    }
    if (refused instanceof AccessDeniedException) {
      return "this user may not do that there";
    }
    return refused instanceof NoSuchFileException ? "it is not there" : "the file system refuses";
  }
}
