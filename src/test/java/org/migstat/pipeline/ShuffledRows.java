package org.migstat.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A table with its rows in another order; what stands above them stays. */
final class ShuffledRows {
  private ShuffledRows() {}

  /**
   * @param above lines that are no rows: titles, header, tags
   */
  static void in(Path file, int above, long seed) throws IOException {
    boolean gzip = file.toString().endsWith(".gz");
    byte[] bytes = Files.readAllBytes(file);
    if (gzip) {
      bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
    // Every byte is a character of its own, so any encoding passes through.
    List<String> rows = rows(new String(bytes, StandardCharsets.ISO_8859_1));
    List<String> shuffled = new ArrayList<>(rows.subList(above, rows.size()));
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.addAll(0, rows.subList(0, above));
    byte[] after = String.join("", shuffled).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, gzip ? zipped(after) : after);
  }

  /** Rows with their line ends; a line break inside quotes belongs to its row. */
  private static List<String> rows(String text) {
    List<String> rows = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == '\n' && !quoted) {
        rows.add(text.substring(start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      rows.add(text.substring(start) + "\n");
    }
    return rows;
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
