package org.migstat.pipeline;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.Listing;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.Releases;
import org.migstat.io.release.Section;

/** A release read back, so that a test can hold it against what it expects. */
record PublishedRelease(Path folder) {
  static PublishedRelease current(Path output) throws IOException {
    return new PublishedRelease(Releases.current(output).orElseThrow());
  }

  List<Map<String, @Nullable Object>> rows(Tier tier, String dataSet) throws IOException {
    return rows(Section.of(tier), dataSet);
  }

  /** All rows of a data set, file by file in the order of their paths; none if it has no file. */
  List<Map<String, @Nullable Object>> rows(Section section, String dataSet) throws IOException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Path file : Listing.files(folder.resolve(section.folder()).resolve(dataSet))) {
      rows.addAll(ParquetFiles.rows(file));
    }
    return rows;
  }

  /** Rows with some of their columns, each row as one line of comma-separated texts. */
  static List<String> lines(List<Map<String, @Nullable Object>> rows, List<String> columns) {
    return rows.stream()
        .map(row -> columns.stream().map(c -> text(row, c)).collect(Collectors.joining(",")))
        .toList();
  }

  /** A value as golden files write it: lists joined by a blank, null as nothing. */
  static String text(Map<String, @Nullable Object> row, String column) {
    Object value = row.get(column);
    if (value == null) {
      if (!row.containsKey(column)) {
        throw new IllegalArgumentException("no column " + column + " among " + row.keySet());
      }
      return "";
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC).toString();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : value.toString();
  }

  /** Every file of some sections with its SHA-256, manifests of tiers included. */
  List<String> bytes(Section... sections) throws IOException {
    return Listing.hashes(folder, Arrays.stream(sections).map(Section::folder).toList());
  }

  /** Every file of all tiers with its SHA-256. */
  List<String> tierBytes() throws IOException {
    return bytes(Section.UN, Section.IOM, Section.JOINT);
  }
}
