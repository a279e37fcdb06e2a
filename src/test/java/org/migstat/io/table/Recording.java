package org.migstat.io.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Format;
import org.migstat.core.model.Rejection;

/** Keeps all that a file gives, as text, in order. */
class Recording implements RowSink {
  static final String NAME = "estat/x.csv";

  final List<String> events = new ArrayList<>();
  final List<List<String>> rows = new ArrayList<>();
  final List<String> raw = new ArrayList<>();
  Header header = new Header(List.of(), 0);
  FileLedger ledger = FileLedger.refused("", "", 0);

  static Layout csv() {
    return csv("UTF-8", ',', 1, Set.of());
  }

  static Layout csv(
      @Nullable String encoding, char delimiter, int headerRows, Set<Integer> skipRows) {
    return new Layout(Format.CSV, encoding, delimiter, headerRows, skipRows, null);
  }

  static Layout of(Format format) {
    return new Layout(format, "UTF-8", null, 1, Set.of(), null);
  }

  static Recording of(Path dir, String text) {
    return of(dir, text, csv());
  }

  static Recording of(Path dir, String text, Layout layout) {
    return of(dir, text.getBytes(StandardCharsets.UTF_8), layout);
  }

  static Recording of(Path dir, String text, Charset charset, Layout layout) {
    return of(dir, text.getBytes(charset), layout);
  }

  static Recording of(Path dir, byte[] bytes, Layout layout) {
    try {
      Path file = Files.write(dir.resolve("any name"), bytes);
      return of(file, layout);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Recording of(Path file, Layout layout) {
    Recording recording = new Recording();
    try {
      recording.ledger = TableReader.read(file, NAME, layout, recording);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return recording;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Lines: physical = header + skipped + blank + continuation + rows. */
  String lines() {
    return ledger.physicalLines()
        + " = "
        + ledger.headerLines()
        + " + "
        + ledger.skippedLines()
        + " + "
        + ledger.blankLines()
        + " + "
        + ledger.continuationLines()
        + " + "
        + ledger.rows();
  }

  private static String message(Rejection rejection) {
    return rejection.rule()
        + " Cannot read "
        + rejection.address()
        + ": "
        + rejection.detail()
        + ".";
  }

  @Override
  public void header(Header header) {
    this.header = header;
    events.add("header " + header.columns());
  }

  @Override
  public void row(SourceRow row) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      fields.add(row.field(i));
    }
    rows.add(fields);
    raw.add(row.raw());
    events.add("row " + row.line() + " " + fields);
  }

  @Override
  public void rejected(Rejection rejection, String rawRow) {
    raw.add(rawRow);
    events.add(message(rejection));
  }

  @Override
  public void finding(Rejection finding) {
    events.add(message(finding));
  }
}
