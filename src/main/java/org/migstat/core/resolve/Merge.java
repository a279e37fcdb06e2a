package org.migstat.core.resolve;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.StatusSet;

/**
 * Makes one record of several: statuses, flags and footnotes are united, the strictest confidentiality holds. Union,
 * maximum and minimum only, so that the order of the records changes nothing.
 *
 * @see "UN/SDMX 1.10, 2.8"
 */
final class Merge {
  private Merge() {}

  /**
   * The sum of parts as one record.
   *
   * @param first the part whose address it takes
   * @throws ArithmeticException if the sum is beyond the range of a value
   */
  static Observation sum(CellKey key, Observation first, Collection<Observation> parts, QualityFlag flag) {
    long value = 0;
    long step = 0;
    for (Observation part : parts) {
      value = Math.addExact(value, part.value());
      step += part.rounding().step() > Decimal.ONE ? part.rounding().step() : 0;
    }
    Rounding rounding =
        step == 0 ? Rounding.EXACT : new Rounding(step, first.definition().value().roundingMode());
    return merged(key, first, parts, value, rounding, flag);
  }

  /** A record in place of parts that do not add up to a figure. */
  static Observation unknownSum(CellKey key, Observation first, Collection<Observation> parts) {
    return merged(key, first, parts, Decimal.NONE, Rounding.EXACT, QualityFlag.ASSEMBLED);
  }

  /** The record with the statuses and footnotes of its identical duplicates. */
  static Observation united(Observation kept, Collection<Observation> duplicates) {
    StatusSet statuses = kept.statuses();
    QualityFlags flags = kept.flags();
    for (Observation duplicate : duplicates) {
      statuses = statuses.union(duplicate.statuses());
      flags = flags.union(duplicate.flags());
    }
    List<String> notes = footnotes(duplicates);
    return copy(kept, kept.key(), kept.address(), kept.value(), kept.rounding(), statuses,
        kept.confidentiality(), flags, notes, kept.conformity(), kept.source());
  }

  private static Observation merged(
      CellKey key,
      Observation first,
      Collection<Observation> parts,
      long value,
      Rounding rounding,
      QualityFlag flag) {
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
    return copy(first, key, first.address(), value, rounding, statuses, confidentiality, flags,
        footnotes(parts), conformity, SourceCodes.NONE);
  }

  private static Observation copy(
      Observation from,
      CellKey key,
      org.migstat.core.model.Address address,
      long value,
      Rounding rounding,
      StatusSet statuses,
      Confidentiality confidentiality,
      QualityFlags flags,
      List<String> footnotes,
      int conformity,
      SourceCodes source) {
    return new Observation(
        key,
        from.definition(),
        from.dataflow(),
        from.vintage(),
        address,
        "",
        "",
        value,
        rounding,
        from.unitMultiplier(),
        from.decimals(),
        statuses,
        confidentiality,
        flags,
        footnotes,
        conformity,
        from.kind(),
        source);
  }

  private static List<String> footnotes(Collection<Observation> observations) {
    Set<String> notes = new TreeSet<>();
    observations.forEach(o -> notes.addAll(o.footnotes()));
    return List.copyOf(notes);
  }

  /** The stricter status; the later end of an embargo; only parties that both allow. */
  private static Confidentiality stricter(Confidentiality a, Confidentiality b) {
    if (a.equals(b)) {
      return a;
    }
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
}
