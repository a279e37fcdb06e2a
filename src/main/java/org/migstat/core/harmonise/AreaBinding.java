package org.migstat.core.harmonise;

import java.time.LocalDate;
import java.util.List;
import org.migstat.core.codelist.AreaCode;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.TimePeriod;

/**
 * Reads the areas of one column: the collection's own map wins, then its scheme at the reference
 * date. What is ambiguous is refused, never guessed. After {@link #read} gave {@link #UNREADABLE},
 * {@link #rule()} and {@link #problem()} say why.
 *
 * @see "UN/SDMX 1.4, 1.5"
 */
final class AreaBinding {
  static final int UNREADABLE = -1;
  static final int OUT_OF_SCOPE = -2;

  private final Source source;
  private final String collection;
  private final AreaReader reader;
  private final AreaTable table;
  private RuleId rule = RuleId.V_CODE_AREA;
  private String problem = "";
  private boolean zeroIsFiller;
  private boolean late;

  AreaBinding(Source source, String collection, AreaReader reader, AreaTable table) {
    this.source = source;
    this.collection = collection;
    this.reader = reader;
    this.table = table;
  }

  Source source() {
    return source;
  }

  RuleId rule() {
    return rule;
  }

  String problem() {
    return problem;
  }

  /** Whether a zero in the row that was read last means that nothing was recorded. */
  boolean zeroIsFiller() {
    return zeroIsFiller;
  }

  /**
   * Whether the code that was read last had lost its meaning and only persons born there still have
   * it (V-AREA-TIME).
   */
  boolean late() {
    return late;
  }

  /** Forgets the row before, which {@link #zeroIsFiller()} and {@link #late()} still tell of. */
  void forget() {
    zeroIsFiller = false;
    late = false;
  }

  /**
   * Position of the area that {@code raw} means.
   *
   * @param refArea the reporting area, for codes that mean "its own"; {@link #UNREADABLE} while it
   *     is being read
   */
  int read(String raw, TimePeriod period, PopulationBasis basis, int refArea) {
    LocalDate first = period.start();
    LocalDate last = period.isInstant() ? first : period.endExclusive().minusDays(1);
    List<CodeMap.Entry> entries = source.codes().entries().get(raw);
    if (entries != null) {
      return mapped(raw, entries, first, last, basis, refArea);
    }
    Scheme scheme = source.scheme();
    if (scheme != null) {
      return byScheme(raw, scheme, first, last, basis);
    }
    return known(raw, "its code map has no " + RawCode.shown(raw));
  }

  private int mapped(
      String raw,
      List<CodeMap.Entry> entries,
      LocalDate first,
      LocalDate last,
      PopulationBasis basis,
      int refArea) {
    CodeMap.Entry applies = null;
    for (CodeMap.Entry entry : entries) {
      zeroIsFiller |= entry.zeroIsFiller();
      LocalDate from = entry.from();
      LocalDate to = entry.to();
      if ((from == null || !last.isBefore(from)) && (to == null || first.isBefore(to))) {
        if (applies != null) {
          return refuse(
              RuleId.V_AREA_AMBIG,
              RawCode.shown(raw) + " has two meanings in " + first + " to " + last);
        }
        applies = entry;
      }
    }
    if (applies == null) {
      return refuse(
          RuleId.V_CODE_AREA,
          RawCode.shown(raw) + " is not in use at " + first + ", by its code map");
    }
    return target(applies.target(), first, last, basis, refArea);
  }

  private int target(
      String target, LocalDate first, LocalDate last, PopulationBasis basis, int refArea) {
    if (target.equals(CodeMap.OWN)) {
      return table.position(table.area(refArea).baseCode());
    }
    if (target.equals(CodeMap.OUT_OF_SCOPE)) {
      return OUT_OF_SCOPE;
    }
    for (Scheme scheme : List.of(Scheme.ISO2, Scheme.ISO3)) {
      if (target.startsWith(scheme.name() + ":")) {
        return byScheme(target.substring(5), scheme, first, last, basis);
      }
    }
    String code = target.endsWith("@") ? target + collection : target;
    return known(code, "its code map names an area that is not in the area table");
  }

  /** Position that stands for the canonical code in keys: 249 and 250 are one area. */
  private int known(String code, String otherwise) {
    int position = table.position(code);
    return position < 0 ? refuse(RuleId.V_CODE_AREA, otherwise) : table.canonical(position);
  }

  private int byScheme(
      String raw, Scheme scheme, LocalDate first, LocalDate last, PopulationBasis basis) {
    AreaCode code = reader.read(raw, scheme, first, last, basis);
    if (code instanceof AreaCode.Known known) {
      late = known.late();
      return known.position();
    }
    if (code instanceof AreaCode.Ambiguous ambiguous) {
      return refuse(RuleId.V_AREA_AMBIG, RawCode.shown(raw) + ": " + ambiguous.why());
    }
    AreaCode.Unknown unknown = (AreaCode.Unknown) code;
    String why = RawCode.isShown(raw) ? unknown.detail() : unknown.why();
    return refuse(RuleId.V_CODE_AREA, RawCode.shown(raw) + ": " + why);
  }

  private int refuse(RuleId reason, String detail) {
    rule = reason;
    problem = detail;
    return UNREADABLE;
  }
}
