package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.resolve.Conflict;

/**
 * What became of a conflict since an earlier release: a row of {@code conflict_changes}. A conflict
 * is known by its cell and the two tables that contradict each other, whichever is preferred, and
 * by whether it is one of disclosure.
 *
 * @param before how it stood in the earlier release, null if it did not
 * @param now how it stands in this one, null if it no longer does
 * @see "UN/SDMX 2.1 kinds 5 and 17, 2.8"
 */
public record ConflictChange(Between between, @Nullable Extent before, @Nullable Extent now) {
  private static final List<String> COLUMNS =
      List.of(
          "cell_key",
          "preferred_collection",
          "preferred_dataflow",
          "other_collection",
          "other_dataflow",
          "conflict_type",
          "abs_diff",
          "severity");

  /**
   * A cell and two tables, in order.
   *
   * @param disclosure whether one of them publishes what the other keeps confidential; they may
   *     contradict each other besides
   */
  record Between(
      String cell,
      String firstCollection,
      String firstDataflow,
      String secondCollection,
      String secondDataflow,
      boolean disclosure)
      implements Comparable<Between> {
    private static final Comparator<Between> ORDER =
        Comparator.comparing(Between::cell)
            .thenComparing(Between::firstCollection)
            .thenComparing(Between::firstDataflow)
            .thenComparing(Between::secondCollection)
            .thenComparing(Between::secondDataflow)
            .thenComparing(Between::disclosure);

    @Override
    public int compareTo(Between other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * How far both are apart.
   *
   * @param severity null where one of them has no value
   * @param difference in units; NaN where one of them has no value
   */
  record Extent(@Nullable String severity, double difference) {
    @Override
    public String toString() {
      return "Extent " + severity;
    }
  }

  /**
   * Compares two releases of a tier.
   *
   * @param before files of {@code conflicts} of the earlier one
   * @param now files of {@code conflicts} of this one
   * @param secret key of the tier, null if neither is encrypted
   * @return in the order of cells and tables
   */
  public static List<ConflictChange> between(
      Collection<Path> before, Collection<Path> now, @Nullable EncryptionKey secret)
      throws IOException {
    TreeMap<Between, ConflictChange> changes = new TreeMap<>();
    read(before, secret)
        .forEach((key, extent) -> changes.put(key, new ConflictChange(key, extent, null)));
    read(now, secret)
        .forEach(
            (key, extent) -> {
              ConflictChange earlier = changes.get(key);
              changes.put(
                  key, new ConflictChange(key, earlier == null ? null : earlier.before(), extent));
            });
    return new ArrayList<>(changes.values());
  }

  private static Map<Between, Extent> read(Collection<Path> files, @Nullable EncryptionKey key)
      throws IOException {
    Map<Between, Extent> conflicts = new TreeMap<>();
    for (Path file : files) {
      for (Map<String, @Nullable Object> row : ParquetFiles.rows(file, COLUMNS, key)) {
        conflicts.put(key(row), extent(row));
      }
    }
    return conflicts;
  }

  private static Between key(Map<String, @Nullable Object> row) {
    String cell = text(row, "cell_key");
    String preferred = text(row, "preferred_collection");
    String preferredFlow = text(row, "preferred_dataflow");
    String other = text(row, "other_collection");
    String otherFlow = text(row, "other_dataflow");
    boolean disclosure = text(row, "conflict_type").equals(Conflict.Type.DISCLOSURE.name());
    Between one = new Between(cell, preferred, preferredFlow, other, otherFlow, disclosure);
    Between two = new Between(cell, other, otherFlow, preferred, preferredFlow, disclosure);
    return one.compareTo(two) <= 0 ? one : two;
  }

  private static Extent extent(Map<String, @Nullable Object> row) {
    Object severity = row.get("severity");
    return new Extent(
        severity == null ? null : severity.toString(),
        row.get("abs_diff") instanceof Double difference ? difference : Double.NaN);
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  /** The data set as files. */
  public static ParquetTable<ConflictChange> table() {
    return ParquetTable.<ConflictChange>of(org.migstat.schema.ConflictChange.getClassSchema())
        .sortKey("cell_key", change -> change.between().cell())
        .text("first_collection", change -> change.between().firstCollection())
        .text("first_dataflow", change -> change.between().firstDataflow())
        .text("second_collection", change -> change.between().secondCollection())
        .text("second_dataflow", change -> change.between().secondDataflow())
        .flag("disclosure", change -> change.between().disclosure())
        .text("life_cycle", ConflictChange::lifeCycle)
        .text("previous_severity", change -> severity(change.before()))
        .text("severity", change -> severity(change.now()))
        .number("previous_abs_diff", change -> difference(change.before()))
        .number("abs_diff", change -> difference(change.now()))
        .build();
  }

  private String lifeCycle() {
    if (before == null) {
      return "NEW";
    }
    return now == null ? "RESOLVED" : "STANDING";
  }

  private static @Nullable String severity(@Nullable Extent extent) {
    return extent == null ? null : extent.severity();
  }

  private static double difference(@Nullable Extent extent) {
    return extent == null ? Double.NaN : extent.difference();
  }
}
