package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.Party;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Agreements;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.io.codelist.CodelistFile;
import org.migstat.io.codelist.Codelists;
import org.migstat.io.definition.Definitions;
import org.migstat.io.parquet.ConflictChange;
import org.migstat.io.parquet.ParquetTable;
import org.migstat.io.parquet.ProtocolTables;
import org.migstat.io.parquet.ProtocolTables.Code;
import org.migstat.io.parquet.ProtocolTables.Setting;
import org.migstat.io.parquet.TableWriter;
import org.migstat.io.parquet.WithheldTables;
import org.migstat.io.release.PublishedTier;
import org.migstat.io.release.Section;

/**
 * The data sets beside the figures: in each tier what concerns the records that it sees, and the
 * whole in the restricted sections of the release.
 *
 * @see "UN/SDMX 1.11"
 */
final class Protocols {
  private final RunPlan plan;
  private final Account account;
  private final AreaTable areas;
  private final PolicySettings policy;

  Protocols(RunPlan plan, Account account) {
    this.plan = plan;
    this.account = account;
    this.areas = plan.areas();
    this.policy = new PolicySettings(plan.policy(), plan.corrections(), plan.disclosure());
  }

  /** Writes the files and adds their entries to the account. */
  void write() throws IOException {
    for (Tier tier : plan.tiers()) {
      tier(tier);
    }
    for (Party party : Party.values()) {
      withheldLog(Section.withheldOf(party));
    }
    write(Section.LEDGER, "ledger", ProtocolTables.ledger(), account.ledger.counts().entrySet());
    results(Section.LEDGER, account.findings.ofNoTier());
    write(Section.QUARANTINE, "quarantine", ProtocolTables.quarantine(), account.quarantined);
    reference(Section.REFERENCE, definition -> true, policy.whole());
    write(Section.REFERENCE, "codelists", ProtocolTables.codelists(), codes());
  }

  private void tier(Tier tier) throws IOException {
    Section section = Section.of(tier);
    Origins origins = account.origins(tier);
    results(section, account.findings.of(tier));
    var roles =
        account.ledger.counts().entrySet().stream()
            .filter(entry -> ownRole(entry.getKey(), tier))
            .toList();
    write(section, "ledger", ProtocolTables.ledger(), roles);
    withheldSummary(tier);
    conflictChanges(tier);
    agreements(section, account.agreements.getOrDefault(tier, new Agreements()));
    reference(
        section,
        definition -> origins.definitions.contains(definition.id()),
        tier == Tier.PUBLIC
            ? policy.ofPublic(origins.corrections)
            : policy.of(origins.corrections));
  }

  private void results(Section section, Findings findings) throws IOException {
    var rows = findings.entries().entrySet();
    write(section, "validation_results", ProtocolTables.validationResults(plan.asOf()), rows);
  }

  /** A log without rows is there too: its absence would tell others that nothing is withheld. */
  private void withheldLog(Section section) throws IOException {
    if (account.files.stream().noneMatch(file -> file.section() == section)) {
      write(section, WithheldLog.NAME, WithheldTables.log(plan.asOf()), List.of());
    }
  }

  /** Whether it is there depends on the arrangements, not on the records. */
  private void withheldSummary(Tier tier) throws IOException {
    if (!plan.arrangements().disclosingExistence().isEmpty()) {
      var counts = account.withheld.of(tier).entrySet();
      var summary = WithheldTables.summary(areas, plan.disclosure().threshold());
      write(Section.of(tier), "withheld_summary", summary, counts);
    }
  }

  /** Compares with what the previous release published for the tier. */
  private void conflictChanges(Tier tier) throws IOException {
    String previous = plan.previous();
    if (previous == null) {
      return;
    }
    Section section = Section.of(tier);
    Path folder = Path.of(previous, section.folder());
    PublishedTier published = PublishedTier.in(folder);
    published.verify(Set.of(TierTables.CONFLICTS));
    List<Path> before = published.filesOf(TierTables.CONFLICTS);
    List<Path> now =
        account.files.stream()
            .filter(file -> file.section() == section)
            .filter(file -> file.dataset().equals(TierTables.CONFLICTS))
            .map(file -> Path.of(plan.staging().root(), file.path()))
            .distinct()
            .toList();
    write(
        section,
        "conflict_changes",
        ConflictChange.table(),
        ConflictChange.between(before, now, plan.staging().key(section)));
  }

  private void agreements(Section section, Agreements agreements) throws IOException {
    var pairs = agreements.pairs().entrySet();
    var suspects = pairs.stream().filter(pair -> pair.getValue().suspicious()).toList();
    write(section, "agreement", ProtocolTables.agreement(), pairs);
    write(section, "copy_suspects", ProtocolTables.copySuspects(), suspects);
  }

  private static boolean ownRole(Ledger.Line line, Tier tier) {
    return line.kind() == Kind.ROLE
        && line.tier() == tier
        && !line.name().equals(Role.WITHHELD.name());
  }

  /** Areas, collections, derivations and policy, as far as they concern the visible tables. */
  private void reference(
      Section section, Predicate<CollectionDefinition> visible, List<Setting> settings)
      throws IOException {
    List<CollectionDefinition> definitions = plan.definitions().stream().filter(visible).toList();
    Set<String> producers = new TreeSet<>();
    definitions.forEach(d -> producers.add(DerivationRegistry.producer(d.collection())));
    List<Derivation> derivations =
        plan.derivations().rows().stream()
            .filter(row -> section.restricted() || producers.contains(row.child()))
            .toList();
    Set<String> residuals = new TreeSet<>();
    definitions.forEach(d -> residuals.addAll(Definitions.residuals(d)));
    List<Area> known = new ArrayList<>();
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.area(i);
      boolean residual = area.type() == AreaType.RESIDUAL && area.code().contains("@");
      if (!residual || residuals.contains(area.code())) {
        known.add(area);
      }
    }
    write(section, "areas", ProtocolTables.areas(), known);
    write(section, "collections", ProtocolTables.collections(), definitions);
    write(section, "derivations", ProtocolTables.derivations(), derivations);
    write(section, "policy", ProtocolTables.policy(), settings);
  }

  private static List<Code> codes() {
    List<Code> codes = new ArrayList<>();
    for (String name : Codelists.NAMES) {
      CodelistFile list = CodelistFile.read(name);
      List<String> ids = list.column("code");
      List<String> names = list.column(name.equals("rules") ? "expression" : "name");
      for (int i = 0; i < ids.size(); i++) {
        codes.add(new Code(name, ids.get(i), names.get(i)));
      }
    }
    return codes;
  }

  private <T> void write(Section section, String dataset, ParquetTable<T> table, Collection<T> rows)
      throws IOException {
    Map<String, String> footer = TierTable.footer(dataset, plan.policy().contentHash());
    try (TableWriter<T> writer =
        table.open(
            plan.staging().file(section, dataset, null, 0), footer, plan.staging().key(section))) {
      for (T row : rows) {
        writer.write(row);
      }
      account.files.add(plan.staging().entry(section, dataset, writer.finish()));
    }
  }
}
