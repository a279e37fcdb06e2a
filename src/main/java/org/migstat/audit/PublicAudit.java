package org.migstat.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;

/**
 * Whether readers of PUBLIC can find out figures that it hides. They know every printed figure of
 * this release and of the previous one, that counts are not negative, and how figures were hidden.
 *
 * @see "UN/SDMX 4.4, 4.5"
 */
public final class PublicAudit {
  /** The threshold of a policy that names none. */
  public static final int USUAL_THRESHOLD = 5;

  private final AreaTable areas;
  private final Origins origins;
  private final int threshold;
  private final Set<AuditFinding> findings = new TreeSet<>();
  private final Set<AuditSlice> notFinished = new TreeSet<>();

  private PublicAudit(AreaTable areas, Collection<Derivation> derivations, int threshold) {
    this.areas = areas;
    this.origins = new Origins(derivations);
    this.threshold = threshold;
  }

  /**
   * Audits what is to be published.
   *
   * @param areas in which the cells have their areas
   * @param derivations tell which collections have a common producer
   * @param now all records of PUBLIC, in any order
   * @param before those of the previous release; none if there is none
   * @param threshold least distance of the possible values of a hidden figure, in units
   */
  public static AuditReport of(
      AreaTable areas,
      Collection<Derivation> derivations,
      Collection<Printed> now,
      Collection<Printed> before,
      int threshold) {
    return new PublicAudit(areas, derivations, threshold).audit(now, before);
  }

  /**
   * Audits what was published.
   *
   * @param tier folder of PUBLIC in a release
   * @param previous the same of the release before it, null if there is none
   * @param threshold least distance of the possible values of a hidden figure, in units; null for
   *     that of the tier's policy
   * @throws IOException if a file cannot be read, or is not as it was published
   */
  public static AuditReport of(Path tier, @Nullable Path previous, @Nullable Integer threshold)
      throws IOException {
    List<PrintedTier> tiers = new ArrayList<>(List.of(new PrintedTier(tier)));
    if (previous != null) {
      tiers.add(new PrintedTier(previous));
    }
    AreaTable areas = PrintedTier.areas(tiers);
    PrintedTier now = tiers.get(0);
    int least = threshold == null ? now.threshold().orElse(USUAL_THRESHOLD) : threshold;
    Origins origins = new Origins(now.derivations());
    Set<String> hiding = new TreeSet<>();
    for (PrintedTier one : tiers) {
      one.hiding().forEach(collection -> hiding.add(origins.of(collection)));
    }
    // An origin that hides nothing has nothing to find out.
    Predicate<String> concerned = collection -> hiding.contains(origins.of(collection));
    List<Printed> before = previous == null ? List.of() : tiers.get(1).figures(areas, concerned);
    AuditReport report = of(areas, now.derivations(), now.figures(areas, concerned), before, least);
    return new AuditReport(now.cells(), report.hidden(), report.findings(), report.notFinished());
  }

  private AuditReport audit(Collection<Printed> now, Collection<Printed> before) {
    Map<String, List<Printed>> nowBy = byOrigin(now);
    Map<String, List<Printed>> beforeBy = byOrigin(before);
    Set<String> all = new TreeSet<>(nowBy.keySet());
    all.addAll(beforeBy.keySet());
    long cells = 0;
    long hidden = 0;
    for (String origin : all) {
      List<Printed> figures = nowBy.getOrDefault(origin, List.of());
      origin(figures, beforeBy.getOrDefault(origin, List.of()));
      Set<CellKey> printed = new HashSet<>();
      Set<CellKey> secret = new HashSet<>();
      for (Printed figure : figures) {
        printed.add(figure.cell());
        if (figure.hidden()) {
          secret.add(figure.cell());
        }
      }
      cells += printed.size();
      hidden += secret.size();
    }
    return new AuditReport(cells, hidden, new ArrayList<>(findings), new ArrayList<>(notFinished));
  }

  private Map<String, List<Printed>> byOrigin(Collection<Printed> figures) {
    Map<String, List<Printed>> byOrigin = new TreeMap<>();
    for (Printed figure : figures) {
      byOrigin
          .computeIfAbsent(origins.of(figure.collection()), any -> new ArrayList<>())
          .add(figure);
    }
    byOrigin.values().forEach(list -> list.sort(Printed.NEWEST_FIRST));
    return byOrigin;
  }

  private void origin(List<Printed> now, List<Printed> before) {
    Knowledge knowledge = new Knowledge(now, before, threshold * Decimal.ONE);
    for (Knowledge.Leak leak : knowledge.leaks()) {
      CellKey cell = leak.by().cell();
      find(leak.rule(), cell, leak.kind(), cell, leak.by().collection());
    }
    for (Printed risky : Intersections.among(now, threshold)) {
      CellKey cell = risky.cell();
      find(AuditRule.SDC_INTERSECTION, cell, RelationKind.SAME_CELL, cell, risky.collection());
    }
    if (knowledge.complete()) {
      return;
    }
    OriginAudit audit = new OriginAudit(new Territories(areas), knowledge);
    Relations relations = audit.relations(now, before);
    audit.unfinished().forEach(this::leaveOpen);
    List<Component> parts =
        new ArrayList<>(Components.of(knowledge.numbered(), relations.together()));
    for (Relation relation : relations.alone()) {
      List<Unknown> unknowns = new ArrayList<>();
      for (int number : relation.unknowns()) {
        unknowns.add(knowledge.numbered().get(number));
      }
      parts.add(Component.of(unknowns, List.of(relation)));
    }
    List<Verdict[]> verdicts =
        parts.parallelStream().map(part -> new ComponentAudit(part, threshold).judge()).toList();
    for (int i = 0; i < parts.size(); i++) {
      report(parts.get(i), verdicts.get(i));
    }
  }

  private void report(Component component, Verdict[] verdicts) {
    for (int i = 0; i < verdicts.length; i++) {
      CellKey cell = component.unknowns().get(i).cell();
      switch (verdicts[i]) {
        case SAFE -> {}
        case NOT_FINISHED -> leaveOpen(cell);
        case NARROW -> find(AuditRule.SDC_NARROW, cell, component.through(i));
        case DETERMINED -> find(AuditRule.SDC_DETERMINED, cell, component.through(i));
      }
    }
  }

  private void find(AuditRule rule, CellKey cell, Relation relation) {
    find(rule, cell, relation.kind(), relation.total(), relation.collection());
  }

  private void find(
      AuditRule rule, CellKey cell, RelationKind kind, CellKey total, String collection) {
    findings.add(
        new AuditFinding(
            rule, cell.dotted(areas::code), kind, total.dotted(areas::code), collection));
  }

  private void leaveOpen(CellKey cell) {
    notFinished.add(
        new AuditSlice(
            cell.indicator().name(), areas.code(cell.refArea()), cell.period().toString()));
  }
}
