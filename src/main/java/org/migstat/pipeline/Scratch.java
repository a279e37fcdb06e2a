package org.migstat.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.migstat.io.OwnerOnly;
import org.migstat.io.release.Staging;

/**
 * Sends what Flink or Spark put on the disk while they work in this process to a folder of the run.
 * Left to themselves they take the folder for temporary files that all users share, and a killed
 * run leaves its figures there. The embedded runner puts nothing on the disk; a cluster has places
 * of its own.
 */
final class Scratch {
  /** Flink takes a path for several, or for another, where one of these stands in it. */
  private static final Pattern MISREAD_BY_FLINK = Pattern.compile("[,|:\"\\\\\\p{Cntrl}]");

  private static final Pattern MISREAD_BY_SPARK = Pattern.compile("[,\\p{Cntrl}]");

  private Scratch() {}

  /**
   * @param given the user's options for Beam, which win
   * @return the options to run with
   * @throws IOException if the folder cannot be made, or not be told to the engine
   */
  static List<String> options(Engines engine, List<String> given, Staging staging)
      throws IOException {
    return switch (engine) {
      case DIRECT -> given;
      case FLINK -> flink(given, staging);
      case SPARK -> spark(given, staging);
    };
  }

  private static List<String> flink(List<String> given, Staging staging) throws IOException {
    boolean elsewhere = given.stream().anyMatch(o -> o.startsWith("--flinkConfDir="));
    if (elsewhere || System.getenv("FLINK_CONF_DIR") != null) {
      return given;
    }
    Path folder = readable(staging.scratch(), MISREAD_BY_FLINK, "Flink");
    String setting = "io.tmp.dirs: \"%s\"\nweb.tmpdir: \"%s\"\n".formatted(folder, folder);
    try (OutputStream out = OwnerOnly.newFile(folder.resolve("config.yaml"))) {
      out.write(setting.getBytes(StandardCharsets.UTF_8));
    }
    List<String> options = new ArrayList<>(given);
    options.add("--flinkConfDir=" + folder);
    return options;
  }

  private static List<String> spark(List<String> given, Staging staging) throws IOException {
    if (System.getProperty("spark.local.dir") == null) {
      Path folder = readable(staging.scratch(), MISREAD_BY_SPARK, "Spark");
      System.setProperty("spark.local.dir", folder.toString());
    }
    return given;
  }

  private static Path readable(Path folder, Pattern misread, String engine) throws IOException {
    if (misread.matcher(folder.toString()).find()) {
      throw new IOException(
          "Cannot write to %s: %s takes such a path for another, or for several, and would put figures aside where others can read them; expected one without , | : \" \\ or line breaks. Choose another output."
              .formatted(folder.getParent(), engine));
    }
    return folder;
  }
}
