package org.migstat.core.ledger;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/**
 * What became of every line, row and record of a run. Ledgers of parts of a run are added in any
 * order; the ledger of the whole must balance.
 *
 * @see "UN/SDMX 1.10 Ledger, 2.5 conservation law"
 */
public final class Ledger implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * What is counted: physical lines, fates of rows, records by how they came to be, and roles of
   * records in a tier.
   */
  public enum Kind {
    LINES,
    FATE,
    RECORDS,
    ROLE
  }

  /** Names of counts beside the roles. */
  public static final String PHYSICAL = "PHYSICAL";

  public static final String ROWS = "ROWS";
  public static final String OUTCOMES = "OUTCOMES";
  public static final String REPORTED = "REPORTED";
  public static final String PART = "PART";
  public static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";
  public static final String DUPLICATE_DELIVERY = "DUPLICATE_DELIVERY";
  public static final String QUARANTINED = "QUARANTINED";
  public static final String REFUSED_FILE = "REFUSED_FILE";
  public static final String ASSEMBLED = "ASSEMBLED";
  public static final String SUMMED = "SUMMED";

  /** Reason of a record with role QUARANTINED that the corrections register excludes. */
  public static final String EXCLUDED = RuleId.V_CORR_EXCLUDE.id();

  private static final Set<String> FATES =
      Set.of(REPORTED, PART, OUT_OF_SCOPE, DUPLICATE_DELIVERY, QUARANTINED);
  private static final Set<String> LINE_KINDS =
      Set.of("HEADER", "SKIPPED", "BLANK", "CONTINUATION", ROWS);

  /**
   * One count.
   *
   * @param submission path of the file relative to the input root
   * @param reason filter, rule or nothing; of a role {@link #EXCLUDED} or nothing
   * @param tier of a role or of SUMMED records, else null
   */
  public record Line(
      String submission,
      String collection,
      Kind kind,
      String name,
      String reason,
      @Nullable Tier tier)
      implements Serializable, Comparable<Line> {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::submission)
            .thenComparing(Line::collection)
            .thenComparing(Line::kind)
            .thenComparing(line -> line.tier == null ? "" : line.tier.name())
            .thenComparing(Line::name)
            .thenComparing(Line::reason);

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeMap<Line, Long> counts = new TreeMap<>();

  public void add(Line line, long count) {
    if (count != 0) {
      counts.merge(line, count, Math::addExact);
    }
  }

  public void add(Ledger other) {
    other.counts.forEach(this::add);
  }

  /** All counts, sorted; none is zero. */
  public Map<Line, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /**
   * What does not add up, in words without values of the data; empty if the ledger balances. For
   * each file: physical lines are header, skipped, blank, continuation and rows; rows × factor are
   * the fates; and in each tier the records, WITHHELD ones included, are the roles.
   */
  public List<String> imbalances(Set<Tier> tiers) {
    Map<String, Ledger> files = new TreeMap<>();
    counts.forEach(
        (line, n) -> files.computeIfAbsent(line.submission(), f -> new Ledger()).add(line, n));
    List<String> problems = new ArrayList<>();
    files.forEach((submission, file) -> file.compareAll(submission, tiers, problems));
    return problems;
  }

  private void compareAll(String submission, Set<Tier> tiers, List<String> problems) {
    counts.forEach(
        (line, count) -> {
          if (count < 0) {
            String where = line.tier() == null ? "" : " in " + line.tier();
            problems.add(
                submission
                    + ": "
                    + line.kind()
                    + " "
                    + line.name()
                    + where
                    + " is less than nothing");
          }
        });
    compare(
        problems,
        submission + ": physical lines",
        total(Kind.LINES, null, Set.of(PHYSICAL)),
        total(Kind.LINES, null, LINE_KINDS));
    compare(
        problems,
        submission + ": rows × factor",
        total(Kind.FATE, null, Set.of(OUTCOMES)),
        total(Kind.FATE, null, FATES));
    long records = total(Kind.RECORDS, null, Set.of(REPORTED, ASSEMBLED));
    for (Tier tier : tiers) {
      compare(
          problems,
          submission + ": records in " + tier,
          records + total(Kind.RECORDS, tier, Set.of(SUMMED)),
          total(Kind.ROLE, tier, Set.of()));
    }
  }

  /**
   * Sum of the counts of a kind, in a tier or in none, with one of the names; with any if none is
   * given.
   */
  public long total(Kind kind, @Nullable Tier tier, Set<String> names) {
    long sum = 0;
    for (Map.Entry<Line, Long> entry : counts.entrySet()) {
      Line line = entry.getKey();
      boolean named = names.isEmpty() || names.contains(line.name());
      sum += line.kind() == kind && line.tier() == tier && named ? entry.getValue() : 0;
    }
    return sum;
  }

  /** Records in the tier that a rule refused; what the corrections register excludes is none. */
  private long refusedRecords(Tier tier) {
    long sum = 0;
    for (Map.Entry<Line, Long> entry : counts.entrySet()) {
      Line line = entry.getKey();
      boolean refused =
          line.name().equals(Role.QUARANTINED.name()) && !line.reason().equals(EXCLUDED);
      sum += line.kind() == Kind.ROLE && line.tier() == tier && refused ? entry.getValue() : 0;
    }
    return sum;
  }

  /** Rows, and records in the tier that has most of them, that a rule refused. */
  public long rejected(Set<Tier> tiers) {
    long records = 0;
    for (Tier tier : tiers) {
      records = Math.max(records, refusedRecords(tier));
    }
    return total(Kind.FATE, null, Set.of(QUARANTINED)) + records;
  }

  private static void compare(List<String> problems, String what, long expected, long found) {
    if (expected != found) {
      problems.add(what + " are " + expected + ", but " + found + " were accounted for");
    }
  }

  @Override
  public String toString() {
    return "Ledger of " + counts.size() + " counts";
  }
}
