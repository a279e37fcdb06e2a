package org.migstat.core.harmonise;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Vintage;

/**
 * Makes the observations of one series: gathers the attributes of a row around its key and figure.
 *
 * @see "UN/SDMX 1.9"
 */
final class ObservationFactory {
  private final RowContext context;
  private final KeyReader keys;
  private final FigureReader figure;
  private final @Nullable Source frequency;
  private final WarningRules warnings;

  ObservationFactory(
      RowContext context, KeyReader keys, FigureReader figure, BoundConcepts concepts) {
    this.context = context;
    this.keys = keys;
    this.figure = figure;
    frequency = concepts.ifNamed(Concept.FREQ);
    warnings = new WarningRules(context, keys, figure, frequency);
  }

  /** What the row claims, or withdraws; what is noticed about it goes to the notes. */
  Observation claim(
      Row row,
      CellKey key,
      Vintage vintage,
      Kind kind,
      StatusReader.Meaning meaning,
      StatusSet statuses,
      Corrector.@Nullable Applied correction) {
    figure.readDecimals(row);
    Rounding rounding = figure.rounding(key.unit());
    QualityFlags flags = warnings.of(row, key, meaning, rounding);
    Confidentiality confidentiality =
        context.confidentiality.read(
            row, StatusReader.strictest(meaning.confidentiality(), figure.confidentiality()));
    if (context.notes.has(RuleId.V_CODE_CONF)) {
      flags = flags.with(QualityFlag.CONF_UNKNOWN);
    }
    boolean excluded = correction != null && correction.excludes();
    if (correction != null && !correction.excludes()) {
      flags = flags.with(QualityFlag.CORRECTED);
    }
    return new Observation(
        key,
        context.definition,
        context.dataflow(row),
        vintage,
        context.cell(row, figure.column()),
        context.parts(row),
        context.undeclared(row),
        figure.value(),
        rounding,
        figure.multiplier(),
        figure.statedDecimals(),
        statuses,
        confidentiality,
        flags,
        context.status.footnotes(row),
        conformity(row, statuses),
        excluded ? Kind.EXCLUDED : kind,
        sources(row),
        correction == null ? null : correction.entry().id());
  }

  /** The place of a refused row, so that the sums it belongs to are refused too. */
  Observation refused(Row row, CellKey key, Vintage vintage) {
    return new Observation(
        key,
        context.definition,
        context.dataflow(row),
        vintage,
        context.cell(row, figure.column()),
        context.parts(row),
        "",
        Decimal.NONE,
        Rounding.EXACT,
        0,
        -1,
        StatusSet.NORMAL,
        new Confidentiality(ConfidentialityStatus.C, null, Set.of()),
        QualityFlags.NONE,
        List.of(),
        0,
        Kind.REFUSED,
        SourceCodes.NONE,
        null);
  }

  /** At least a minor deviation where OBS_STATUS says that the definition differs. */
  private int conformity(Row row, StatusSet statuses) {
    boolean lowers = statuses.has(ObservationStatus.D) || statuses.has(ObservationStatus.W);
    return Math.max(context.conformity(row), lowers ? 1 : 0);
  }

  private SourceCodes sources(Row row) {
    @Nullable String[] codes = new @Nullable String[SourceField.values().length];
    keys.sources(row, codes);
    codes[SourceField.FREQ.ordinal()] = frequency == null ? null : frequency.asReceived(row);
    codes[SourceField.VALUE.ordinal()] = figure.asReceived(row);
    codes[SourceField.FLAGS.ordinal()] = context.status.asReceived(row);
    codes[SourceField.CONF_STATUS.ordinal()] = context.confidentiality.asReceived(row);
    return SourceCodes.of(codes);
  }
}
