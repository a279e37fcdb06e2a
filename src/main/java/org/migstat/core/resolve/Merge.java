package org.migstat.core.resolve;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;

/**
 * Makes one record of several: statuses, flags and footnotes are united, the strictest
 * confidentiality holds. Union, maximum and minimum only, so that the order of the records changes
 * nothing.
 *
 * @see "UN/SDMX 1.10, 2.8"
 */
final class Merge {
  private Merge() {}

  /**
   * The sum of parts as one record; without a value if the sum is too large for one.
   *
   * @param first the part whose address it takes
   */
  static Observation sum(
      CellKey key, Observation first, Collection<Observation> parts, QualityFlag flag) {
    long value = 0;
    long step = 0;
    for (Observation part : parts) {
      value = Decimal.plus(value, part.value());
      step += part.rounding().step() > Decimal.ONE ? part.rounding().step() : 0;
    }
    Rounding rounding =
        step == 0 ? Rounding.EXACT : new Rounding(step, first.definition().value().roundingMode());
    long figure = Decimal.isFigure(value) ? value : Decimal.NONE;
    return merged(key, first, parts, figure, rounding, flag, Kind.REPORT);
  }

  /** A record in place of parts that do not add up to a figure, or that were all taken back. */
  static Observation withoutFigure(Observation first, Collection<Observation> parts, Kind kind) {
    return merged(
        first.key(), first, parts, Decimal.NONE, Rounding.EXACT, QualityFlag.ASSEMBLED, kind);
  }

  /** The record with the statuses and footnotes of its identical duplicates. */
  static Observation united(Observation kept, Collection<Observation> duplicates) {
    StatusSet statuses = kept.statuses();
    QualityFlags flags = kept.flags();
    Confidentiality confidentiality = kept.confidentiality();
    for (Observation duplicate : duplicates) {
      statuses = statuses.union(duplicate.statuses());
      flags = flags.union(duplicate.flags());
      confidentiality = stricter(confidentiality, duplicate.confidentiality());
    }
    List<String> notes = footnotes(duplicates);
    return copy(
        kept,
        kept.key(),
        kept.parts(),
        kept.extra(),
        kept.value(),
        kept.rounding(),
        kept.unitMultiplier(),
        kept.decimals(),
        statuses,
        confidentiality,
        flags,
        notes,
        kept.conformity(),
        kept.kind(),
        kept.source(),
        corrections(duplicates));
  }

  private static Observation merged(
      CellKey key,
      Observation first,
      Collection<Observation> parts,
      long value,
      Rounding rounding,
      QualityFlag flag,
      Kind kind) {
    StatusSet statuses = StatusSet.NORMAL;
    QualityFlags flags = QualityFlags.NONE.with(flag);
    Confidentiality confidentiality = first.confidentiality();
    int conformity = 0;
    for (Observation part : parts) {
      statuses = statuses.union(part.statuses());
      flags = flags.union(part.flags());
      confidentiality = stricter(confidentiality, part.confidentiality());
      conformity = Math.max(conformity, part.conformity());
    }
    return copy(
        first,
        key,
        "",
        "",
        value,
        rounding,
        common(parts, Observation::unitMultiplier, 0),
        common(parts, Observation::decimals, -1),
        statuses,
        confidentiality,
        flags,
        footnotes(parts),
        conformity,
        kind,
        sources(parts),
        corrections(parts));
  }

  /** The raw codes that all parts have in common; a printed value is of one part alone. */
  private static SourceCodes sources(Collection<Observation> parts) {
    SourceField[] fields = SourceField.values();
    @Nullable String[] common = new @Nullable String[fields.length];
    boolean first = true;
    for (Observation part : parts) {
      for (SourceField field : fields) {
        int i = field.ordinal();
        String code = field == SourceField.VALUE ? null : part.source().code(field);
        common[i] = first || Objects.equals(code, common[i]) ? code : null;
      }
      first = false;
    }
    return SourceCodes.of(common);
  }

  /** What all parts report alike, so that it does not depend on which of them comes first. */
  private static int common(
      Collection<Observation> parts, ToIntFunction<Observation> of, int otherwise) {
    int first = of.applyAsInt(parts.iterator().next());
    return parts.stream().allMatch(part -> of.applyAsInt(part) == first) ? first : otherwise;
  }

  private static Observation copy(
      Observation from,
      CellKey key,
      String parts,
      String extra,
      long value,
      Rounding rounding,
      int unitMultiplier,
      int decimals,
      StatusSet statuses,
      Confidentiality confidentiality,
      QualityFlags flags,
      List<String> footnotes,
      int conformity,
      Kind kind,
      SourceCodes source,
      @Nullable String correction) {
    return new Observation(
        key,
        from.definition(),
        from.dataflow(),
        from.vintage(),
        from.address(),
        parts,
        extra,
        value,
        rounding,
        unitMultiplier,
        decimals,
        statuses,
        confidentiality,
        flags,
        footnotes,
        conformity,
        kind,
        source,
        correction);
  }

  private static @Nullable String corrections(Collection<Observation> observations) {
    Set<String> ids = new TreeSet<>();
    for (Observation observation : observations) {
      String correction = observation.correction();
      if (correction != null) {
        ids.addAll(List.of(correction.split(", ")));
      }
    }
    return ids.isEmpty() ? null : String.join(", ", ids);
  }

  private static List<String> footnotes(Collection<Observation> observations) {
    Set<String> notes = new TreeSet<>();
    observations.forEach(o -> notes.addAll(o.footnotes()));
    return List.copyOf(notes);
  }

  /** The stricter status; the later end of an embargo; only parties that both allow. */
  private static Confidentiality stricter(Confidentiality one, Confidentiality two) {
    if (one.equals(two)) {
      return one;
    }
    Confidentiality a = endless(one);
    Confidentiality b = endless(two);
    int byStatus = Integer.compare(a.status().strictness(), b.status().strictness());
    boolean aFirst = byStatus > 0 || byStatus == 0 && a.status().compareTo(b.status()) <= 0;
    Set<Party> both = EnumSet.noneOf(Party.class);
    both.addAll(a.redistribution());
    both.retainAll(b.redistribution());
    Long end = a.embargoEpochSecond();
    Long other = b.embargoEpochSecond();
    Long later = end == null || other != null && other > end ? other : end;
    return new Confidentiality(aFirst ? a.status() : b.status(), later, Set.copyOf(both));
  }

  /**
   * An embargo without time never ends, so that the time of another must not end it (V-CONF-01).
   */
  private static Confidentiality endless(Confidentiality c) {
    boolean never = c.status() == ConfidentialityStatus.E && c.embargoEpochSecond() == null;
    return never ? new Confidentiality(ConfidentialityStatus.N, null, c.redistribution()) : c;
  }
}
