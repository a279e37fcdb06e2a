package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Tier;
import org.migstat.core.model.Vintage;

/**
 * Harmonises one series of a definition: each row gives exactly one outcome. It is out of scope, or
 * refused, or an observation made of a key, a figure and attributes, each of which has its reader.
 */
final class SeriesHarmoniser {
  private static final Set<String> REPORTS = Set.of("", "I", "A", "R", "M");

  private final RowContext context;
  private final Verdict verdict;
  private final @Nullable String outOfScope;
  private final long asOf;
  private final Source.Condition when;
  private final KeyReader keys;
  private final FigureReader figure;
  private final ObservationFactory observations;
  private final @Nullable Source action;

  private SeriesHarmoniser(
      Series series,
      @Nullable String valueColumn,
      RowContext context,
      Columns columns,
      TableHarmoniser.Setting setting) {
    this.context = context;
    this.verdict = context.verdict;
    this.outOfScope = series.outOfScope();
    this.asOf = setting.asOf().getEpochSecond();
    when = Source.Condition.of(series.when(), columns);
    Source value = Source.ofColumn(valueColumn, columns);
    BoundConcepts concepts = new BoundConcepts(context.definition.conceptsOf(series), columns);
    // What is out of scope has no key: the file need not have its columns.
    BoundConcepts ofKey = outOfScope == null ? concepts : new BoundConcepts(Map.of(), columns);
    keys = new KeyReader(context, ofKey, setting);
    figure = new FigureReader(context, value, concepts);
    observations = new ObservationFactory(context, keys, figure, concepts);
    action = concepts.ifNamed(Concept.ACTION);
  }

  /** One harmoniser for each value column of the series. */
  static List<SeriesHarmoniser> of(
      Series series, RowContext context, Columns columns, TableHarmoniser.Setting setting) {
    if (series.columns().isEmpty()) {
      String column = context.definition.value().column();
      return List.of(new SeriesHarmoniser(series, column, context, columns, setting));
    }
    List<SeriesHarmoniser> all = new ArrayList<>();
    series
        .columns()
        .forEach(c -> all.add(new SeriesHarmoniser(series, c, context, columns, setting)));
    return all;
  }

  void row(Row row) {
    if (outOfScope != null) {
      context.sink.outOfScope(outOfScope);
    } else if (!when.holds(row)) {
      context.sink.outOfScope("row of another series");
    } else {
      Vintage vintage = context.vintage.read(row);
      if (vintage != null && vintage.epochSecond() > asOf) {
        context.sink.outOfScope("VINTAGE after as_of");
      } else {
        harmonise(row, vintage);
      }
    }
  }

  private void harmonise(Row row, @Nullable Vintage vintage) {
    verdict.clear();
    context.notes.clear();
    CellKey read = keys.read(row);
    Corrector.Applied correction = correction(row, read);
    CellKey key = correction == null ? read : correction.key();
    figure.find(row);
    if (figure.isFiller(keys.zeroIsFiller())) {
      context.sink.outOfScope("FILLER_ZERO");
      return;
    }
    String outside = verdict.outOfScope();
    if (outside != null && !verdict.refused()) {
      context.sink.outOfScope(outside);
      return;
    }
    if (key != null && !verdict.refused()) {
      claim(row, key, vintage, correction);
    }
    if (key == null || verdict.refused()) {
      refuse(row, key, vintage);
    }
  }

  private Corrector.@Nullable Applied correction(Row row, @Nullable CellKey read) {
    return read == null || context.corrector.isEmpty()
        ? null
        : context.corrector.apply(read, context.dataflow(row));
  }

  /** Accepts the row as an observation, or refuses it in the verdict. */
  private void claim(
      Row row, CellKey key, @Nullable Vintage vintage, Corrector.@Nullable Applied correction) {
    if (vintage == null) {
      verdict.refuse(
          RuleId.V_STR_01, context.vintage.column(), "found no publication date; expected one");
      return;
    }
    Kind kind = kind(row);
    figure.read(row, kind == Kind.DELETION);
    if (verdict.refused()) {
      return;
    }
    StatusReader.Meaning meaning = context.status.read(row);
    StatusSet read = statuses(row, kind, meaning);
    StatusSet statuses = correction == null ? read : read.union(correction.marks());
    RuleId broken =
        kind == Kind.DELETION
            ? null
            : RecordRules.broken(key, figure.value(), statuses, vintage, context.areas);
    if (broken != null) {
      verdict.refuse(broken, figure.column(), RecordRules.detail(broken) + readWith(correction));
      return;
    }
    Observation observation =
        observations.claim(row, key, vintage, kind, meaning, statuses, correction);
    context.sink.observation(observation);
    report(row, observation);
  }

  /** So that a row which breaks a rule only as corrected can be understood. */
  private static String readWith(Corrector.@Nullable Applied correction) {
    return correction == null
        ? ""
        : "; the row is read with the correction " + correction.entry().id();
  }

  /**
   * Whether the row reports or withdraws; one that says neither is refused, since it may withdraw.
   *
   * @see "SDMX-CSV 2.0, column ACTION: Information, Append, Replace, Merge, Delete"
   */
  private Kind kind(Row row) {
    String code = action == null ? "" : action.raw(row);
    if (action != null && !REPORTS.contains(code) && !code.equals("D")) {
      verdict.refuse(
          RuleId.V_CODE_ATTR,
          action.name(),
          "no ACTION is written as " + RawCode.shown(code) + "; expected I, A, R, M, D or nothing");
    }
    return code.equals("D") ? Kind.DELETION : Kind.REPORT;
  }

  private StatusSet statuses(Row row, Kind kind, StatusReader.Meaning meaning) {
    StatusSet statuses = context.status.combined(row, meaning, figure.status(), figure.hasValue());
    if (figure.hasValue() || kind == Kind.DELETION || statuses.missing()) {
      return statuses;
    }
    context.notes.add(
        RuleId.V_STATUS_02, figure.column(), "found no value and no status; read as missing");
    return statuses.with(ObservationStatus.O);
  }

  private void report(Row row, Observation observation) {
    List<Note> notes = context.notes.all();
    if (notes.isEmpty()) {
      return;
    }
    Set<Tier> audience = context.audience.tiers(observation);
    for (Note note : notes) {
      context.sink.finding(
          new Rejection(context.address(row, note.column()), note.rule(), note.detail()), audience);
    }
  }

  /** Refuses the row; where rows are added, its place is kept so that the sum is refused too. */
  private void refuse(Row row, @Nullable CellKey key, @Nullable Vintage vintage) {
    context.sink.rejected(verdict.rejection(context.address(row, verdict.column())));
    if (key != null && vintage != null && context.definition.adds()) {
      context.sink.observation(observations.refused(row, key, vintage));
    }
  }
}
