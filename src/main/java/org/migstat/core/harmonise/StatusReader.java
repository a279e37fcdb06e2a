package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.StatusSource;
import org.migstat.core.definition.StatusSource.Flag;
import org.migstat.core.definition.StatusSource.StatusWhen;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.StatusSet;

/**
 * Reads the flags of a row into the set of observation statuses and the confidentiality that they
 * carry. An unregistered flag is kept as received and noted, never interpreted.
 *
 * @see "UN/SDMX 1.9"
 */
final class StatusReader {
  private static final StatusSet ABSENT_FOR_A_REASON =
      StatusSet.of(
          ObservationStatus.L, ObservationStatus.M, ObservationStatus.Q, ObservationStatus.H);

  /** What a text of flags means for rows with and without a value. */
  record Meaning(
      StatusSet withValue,
      StatusSet withoutValue,
      @Nullable ConfidentialityStatus confidentiality,
      boolean unregistered) {}

  private record Extra(Source.Condition when, StatusSet statuses, @Nullable String footnote) {}

  private final StatusSource definition;
  private final int position;
  private final StatusSet constants;
  private final List<Extra> extras = new ArrayList<>();
  private final KnownTexts<Meaning> known = new KnownTexts<>(this::parse);

  StatusReader(StatusSource definition, Columns columns) {
    this.definition = definition;
    String column = definition.column();
    this.position = column == null ? -1 : columns.require(column);
    this.constants = set(definition.constants());
    for (StatusWhen extra : definition.when()) {
      Source.Condition when = Source.Condition.of(extra.when(), columns);
      extras.add(new Extra(when, set(extra.statuses()), extra.footnote()));
    }
  }

  String column() {
    String column = definition.column();
    return column == null ? "" : column;
  }

  /** The flags as printed; null if the table has no column of them. */
  @Nullable String asReceived(Row row) {
    return position < 0 ? null : row.field(position);
  }

  /** What the flags of the row mean. */
  Meaning read(Row row) {
    return read(position < 0 ? "" : row.field(position));
  }

  Meaning read(String flags) {
    return known.read(flags.strip());
  }

  /** Statuses that every row has, or that its other columns give. */
  StatusSet extra(Row row) {
    StatusSet statuses = constants;
    for (Extra extra : extras) {
      if (extra.when().holds(row)) {
        statuses = statuses.union(extra.statuses());
      }
    }
    return statuses;
  }

  /**
   * All statuses of the row.
   *
   * @param said by the symbol in place of a number, null if nothing
   */
  StatusSet combined(Row row, Meaning meaning, @Nullable ObservationStatus said, boolean hasValue) {
    StatusSet statuses = extra(row).union(hasValue ? meaning.withValue() : meaning.withoutValue());
    boolean explained = (statuses.bits() & ABSENT_FOR_A_REASON.bits()) != 0;
    // ":" says no more than that there is no value; a flag may say why.
    return said == null || said == ObservationStatus.O && explained
        ? statuses
        : statuses.with(said);
  }

  List<String> footnotes(Row row) {
    List<String> notes = List.of();
    for (Extra extra : extras) {
      String footnote = extra.footnote();
      if (footnote != null && extra.when().holds(row)) {
        notes = new ArrayList<>(notes);
        notes.add(footnote);
      }
    }
    return notes;
  }

  private Meaning parse(String flags) {
    StatusSet with = StatusSet.NORMAL;
    StatusSet without = StatusSet.NORMAL;
    ConfidentialityStatus confidentiality = null;
    boolean unregistered = false;
    for (String letter : letters(flags)) {
      Flag flag = definition.flags().get(letter);
      if (flag == null) {
        unregistered = true;
        continue;
      }
      StatusSet statuses = set(flag.statuses());
      with = flag.onlyWithoutValue() ? with : with.union(statuses);
      without = without.union(statuses);
      confidentiality = strictest(confidentiality, flag.confidentiality());
    }
    return new Meaning(with, without, confidentiality, unregistered);
  }

  private List<String> letters(String flags) {
    if (flags.isEmpty()) {
      return List.of();
    }
    if (definition.flags().containsKey(flags) || !definition.separateLetters()) {
      return List.of(flags);
    }
    List<String> letters = new ArrayList<>();
    flags
        .codePoints()
        .filter(c -> c != ' ' && c != ',' && c != ';')
        .forEach(c -> letters.add(Character.toString(c)));
    return letters;
  }

  static @Nullable ConfidentialityStatus strictest(
      @Nullable ConfidentialityStatus a, @Nullable ConfidentialityStatus b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.strictness() >= b.strictness() ? a : b;
  }

  private static StatusSet set(List<ObservationStatus> statuses) {
    return StatusSet.of(statuses.toArray(ObservationStatus[]::new));
  }
}
