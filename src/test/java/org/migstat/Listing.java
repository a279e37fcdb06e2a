package org.migstat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a folder, always in the same order. */
public final class Listing {
  private Listing() {}

  /** Names of what stands directly in it. */
  public static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** All files below it, links to folders not followed; none if there is no such folder. */
  public static List<Path> files(Path folder) throws IOException {
    return all(folder).stream().filter(Files::isRegularFile).toList();
  }

  /** All files and folders below it and itself, parents first; none if there is no such folder. */
  public static List<Path> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  /** Every file of some of its folders, by its path below {@code root}, with its SHA-256. */
  public static List<String> hashes(Path root, List<String> folders) throws IOException {
    List<String> all = new ArrayList<>();
    for (String folder : folders) {
      for (Path file : files(root.resolve(folder))) {
        all.add(root.relativize(file) + " " + sha256(file));
      }
    }
    return all;
  }

  public static String sha256(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
