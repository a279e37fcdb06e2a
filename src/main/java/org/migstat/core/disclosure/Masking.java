package org.migstat.core.disclosure;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;

/**
 * Records as public readers see them.
 *
 * @see "UN/SDMX 4.5"
 */
public final class Masking {
  private static final Confidentiality CONFIDENTIAL =
      new Confidentiality(ConfidentialityStatus.C, null, Set.of());
  private static final StatusSet SUPPRESSED = StatusSet.of(ObservationStatus.Q);

  /** What a record is, whatever its value; the other flags tell of the value. */
  private static final List<QualityFlag> STRUCTURAL =
      List.of(
          QualityFlag.DEF_INHERITED,
          QualityFlag.SUMMED,
          QualityFlag.ASSEMBLED,
          QualityFlag.AGGREGATE);

  private Masking() {}

  /** The record without anything that tells of its value, or why it is hidden. */
  public static Observation hidden(Observation o) {
    QualityFlags flags = QualityFlags.NONE;
    for (QualityFlag flag : STRUCTURAL) {
      flags = o.flags().has(flag) ? flags.with(flag) : flags;
    }
    return changed(o, Decimal.NONE, Rounding.EXACT, SUPPRESSED, CONFIDENTIAL, flags, true);
  }

  /** The record with a rounded value, and without the one that was received. */
  static Observation rounded(Observation o, long value, Rounding rounding) {
    return changed(o, value, rounding, o.statuses(), o.confidentiality(), o.flags(), false);
  }

  private static Observation changed(
      Observation o,
      long value,
      Rounding rounding,
      StatusSet statuses,
      Confidentiality confidentiality,
      QualityFlags flags,
      boolean hidden) {
    return new Observation(
        o.key(),
        o.definition(),
        o.dataflow(),
        o.vintage(),
        o.address(),
        "",
        "",
        value,
        rounding,
        0,
        -1,
        statuses,
        confidentiality,
        flags,
        hidden ? List.of() : o.footnotes(),
        o.conformity(),
        o.kind(),
        codes(o, hidden),
        hidden ? null : o.correction());
  }

  /** The codes of the dimensions; those of a value and its flags would tell of it. */
  private static SourceCodes codes(Observation o, boolean hidden) {
    SourceField[] fields = SourceField.values();
    @Nullable String[] codes = new @Nullable String[fields.length];
    for (SourceField field : fields) {
      boolean telling =
          field == SourceField.VALUE
              || hidden && (field == SourceField.FLAGS || field == SourceField.CONF_STATUS);
      codes[field.ordinal()] = telling ? null : o.source().code(field);
    }
    return SourceCodes.of(codes);
  }
}
