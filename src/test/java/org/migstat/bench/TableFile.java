package org.migstat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text file that is there from its first row on: one without rows would be refused. */
final class TableFile implements Closeable {
  private final Path file;
  private final String header;
  private @Nullable Writer writer;

  TableFile(Path file, String header) {
    this.file = file;
    this.header = header;
  }

  /**
   * @param name with a place for the number, from 0
   */
  static TableFile[] numbered(Path folder, String name, int count, String header) {
    TableFile[] files = new TableFile[count];
    for (int i = 0; i < count; i++) {
      files[i] = new TableFile(folder.resolve(String.format(Locale.ROOT, name, i)), header);
    }
    return files;
  }

  void add(CharSequence row) throws IOException {
    Writer out = writer;
    if (out == null) {
      Files.createDirectories(file.getParent());
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      out.append(header).append('\n');
      writer = out;
    }
    out.append(row).append('\n');
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
