package org.migstat.beam;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * What the stages of a run count while they work, for those who watch it; nothing is decided by it.
 * A runner may count an attempt that it repeats twice: the ledger of a release is exact. Counts
 * cover the protected zone, and are for the operator alone; none is a figure.
 */
public enum StageMetric {
  HARMONISE_FILES_READ("input files that were read, or refused as a whole"),
  HARMONISE_FILES_REFUSED("those of them of which nothing could be used"),
  HARMONISE_BYTES_READ("size of the input files, as they are on the disc"),
  HARMONISE_ROWS_READ("data rows in them"),
  HARMONISE_OUTCOMES_MADE("outcomes of rows: one for each record that a definition makes of a row"),
  HARMONISE_OUTCOMES_OUT_OF_SCOPE("outcomes that a declared filter excluded"),
  HARMONISE_OUTCOMES_REFUSED("outcomes that a rule refused; their rows go to the quarantine"),
  RESOLVE_GROUPS_RESOLVED("groups (indicator family and bucket of areas) that were resolved"),
  RESOLVE_BYTES_PACKED(
      "size of the groups as they travel; resolving takes nine times as much heap"),
  RESOLVE_RECORDS_ACCEPTED("records that went into resolution, reported or assembled from parts"),
  RESOLVE_RECORDS_QUARANTINED("records refused then, in the tier that has most of them"),
  RESOLVE_FILES_WRITTEN("files of tiers and of withheld records"),
  RESOLVE_ROWS_WRITTEN("rows in them"),
  RESOLVE_BYTES_WRITTEN("size of them"),
  PROTECT_FIGURES_HIDDEN(
      "figures that are hidden from the public, those of all collections of an origin as one"),
  PROTECT_SLICES_WITHHELD(
      "slices of which nothing is public, because nothing less was known to be safe"),
  PROTECT_GROUPS_RESOLVED("groups that were resolved for the public after that"),
  PROTECT_FILES_WRITTEN("files of the tier PUBLIC and of withheld records"),
  PROTECT_ROWS_WRITTEN("rows in them"),
  PROTECT_BYTES_WRITTEN("size of them"),
  RELATE_PLACES_RELATED("places where figures of several areas meet"),
  RELATE_FILES_WRITTEN("files of mirror pairs and of links between areas"),
  RELATE_ROWS_WRITTEN("rows in them"),
  RELATE_BYTES_WRITTEN("size of them"),
  CLOSE_FILES_WRITTEN("files of ledger, quarantine, validation results and reference tables"),
  CLOSE_ROWS_WRITTEN("rows in them"),
  CLOSE_BYTES_WRITTEN("size of them");

  /** Namespace of our metrics in Beam. */
  public static final String NAMESPACE = "migstat";

  /** By label: what the workers in this virtual machine have counted. */
  private static final ConcurrentMap<String, Long> HERE = new ConcurrentHashMap<>();

  private static final String HEAD =
      """
      # Metrics

      What the stages of a run count, as counters of Beam in the namespace `migstat`: a runner shows them where it shows its own (Flink
      among the accumulators of the job and, with a reporter, as metrics of its tasks; Spark in its metrics system), and `run --report FILE`
      writes them when the run has ended, with the time that each step took. No count is a figure, but counts cover confidential records:
      they are for the operator alone. A runner that repeats an attempt may count it twice; the ledger of a release is exact. A stage
      that had nothing to do may have no counter.

      | metric | counts |
      |---|---|
      """;

  private final String meaning;

  StageMetric(String meaning) {
    this.meaning = meaning;
  }

  /** Its name in Beam: {@code harmonise/files_read}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", "/");
  }

  /** What it counts, in words. */
  public String meaning() {
    return meaning;
  }

  /** The page of the documentation that lists them. */
  static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (StageMetric metric : values()) {
      page.append("| `")
          .append(metric.label())
          .append("` | ")
          .append(metric.meaning)
          .append(" |\n");
    }
    return page.toString();
  }

  /** Counts; to be called by a worker. */
  void add(long more) {
    String label = label();
    HERE.merge(label, more, Math::addExact);
    Metrics.counter(NAMESPACE, label).inc(more);
  }

  /**
   * What was counted in this virtual machine since it began, by whatever run: at once, where a
   * runner tells nothing until it is done.
   */
  public static SortedMap<String, Long> countedHere() {
    return new TreeMap<>(HERE);
  }
}
