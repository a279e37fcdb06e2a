package org.migstat.beam;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.audit.AuditFinding;
import org.migstat.audit.AuditReport;
import org.migstat.audit.AuditSlice;
import org.migstat.audit.Printed;
import org.migstat.audit.PublicAudit;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.suppression.Hidden;
import org.migstat.core.suppression.Hidden.Kind;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.core.suppression.Succession;
import org.migstat.core.suppression.Suppression;

/**
 * Decides which figures of one origin are hidden, and has the audit try to find them out before
 * anything is written. What it finds, or cannot judge in bounded time, is withheld by the slice:
 * all figures of an indicator, a reporting area and a period.
 *
 * @see "UN/SDMX 4.5"
 */
final class Protection {
  /** Slices withheld may uncover others; what is not safe then stops the release. */
  private static final int ROUNDS = 8;

  private final RunPlan plan;
  private final AreaTable areas;
  private final List<Tabled> now;
  private final List<Tabled> before;
  private final NavigableMap<CellKey, Kind> hidden = new TreeMap<>();
  private final Set<AuditSlice> withheld = new TreeSet<>();

  /**
   * @param now figures that the release would print
   * @param before figures of earlier public releases
   */
  Protection(RunPlan plan, AreaTable areas, List<Tabled> now, List<Tabled> before) {
    this.plan = plan;
    this.areas = areas;
    this.now = now;
    this.before = before;
  }

  /** The hidden figures and why; a figure is that of all collections of the origin. */
  NavigableMap<CellKey, Kind> hide() {
    long threshold = plan.disclosure().threshold() * Decimal.ONE;
    Hidden decided = new Suppression(areas, threshold).hide(published());
    decided.figures().forEach((figure, why) -> hidden.put(figure.cell(), why));
    decided.withheld().forEach(figure -> withheld.add(slice(figure.cell())));
    boolean more = true;
    for (int round = 0; round < ROUNDS && more; round++) {
      more = withholdUnsafe();
    }
    return hidden;
  }

  /** Cells of which nothing is printed. */
  Set<CellKey> withheldCells() {
    return now.stream()
        .map(tabled -> tabled.figure().cell())
        .filter(cell -> withheld.contains(slice(cell)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Slices that are not printed at all because nothing less was known to be safe. */
  Set<AuditSlice> withheld() {
    return withheld;
  }

  /** Whether a slice was found that must be withheld, too. */
  private boolean withholdUnsafe() {
    AuditReport report =
        PublicAudit.of(
            areas,
            plan.derivations().rows(),
            printed(now).filter(figure -> !withheld.contains(slice(figure.cell()))).toList(),
            printed(before).toList(),
            plan.disclosure().threshold());
    Set<AuditSlice> unsafe = new TreeSet<>(report.notFinished());
    for (AuditFinding finding : report.findings()) {
      if (finding.rule().blocks()) {
        AuditSlice own = slice(finding.cellKey());
        // What comes back although nothing of its slice is printed comes from another.
        unsafe.add(withheld.contains(own) ? slice(finding.total()) : own);
      }
    }
    return withheld.addAll(unsafe);
  }

  private static AuditSlice slice(String cellKey) {
    String[] codes = cellKey.split("\\.", -1);
    return new AuditSlice(codes[0], codes[1], codes[codes.length - 1]);
  }

  private AuditSlice slice(CellKey cell) {
    return new AuditSlice(
        cell.indicator().name(), areas.code(cell.refArea()), cell.period().toString());
  }

  private Stream<Printed> printed(List<Tabled> figures) {
    return figures.stream()
        .filter(tabled -> tabled.look().printed())
        .map(
            tabled -> {
              Published figure = tabled.figure();
              return tabled.printed(isHidden(figure.standing(), hidden.get(figure.cell())));
            });
  }

  private static boolean isHidden(Standing standing, @Nullable Kind why) {
    return switch (standing) {
      case PRIMARY, PLACEHOLDER, FORMER_HIDDEN, UNSEEN -> true;
      case FREE -> why != null;
      case DETAIL -> why != null && why != Kind.PRIMARY;
      case KNOWN, FORMER -> false;
    };
  }

  private List<Published> published() {
    Map<SubmissionKey, Integer> tables = tables();
    return Succession.of(in(tables, now), in(tables, before));
  }

  private static List<Published> in(Map<SubmissionKey, Integer> tables, List<Tabled> figures) {
    return figures.stream()
        .map(tabled -> tabled.in(tables.getOrDefault(tabled.table(), 0)))
        .toList();
  }

  /** Numbers of the tables of both releases, the oldest first. */
  private Map<SubmissionKey, Integer> tables() {
    Set<SubmissionKey> sorted =
        new TreeSet<>(
            Comparator.comparing(SubmissionKey::vintage).thenComparing(Comparator.naturalOrder()));
    now.forEach(tabled -> sorted.add(tabled.table()));
    before.forEach(tabled -> sorted.add(tabled.table()));
    Map<SubmissionKey, Integer> numbers = new HashMap<>();
    sorted.forEach(table -> numbers.put(table, numbers.size()));
    return numbers;
  }
}
