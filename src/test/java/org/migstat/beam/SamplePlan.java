package org.migstat.beam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.JobDefinition;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.RecordIds;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.definition.Definitions;
import org.migstat.io.release.StagingFolder;

/** Plans over definitions of the sample job, and what a test reads out of blocks and accounts. */
final class SamplePlan {
  static final String RETURNS = "iom-avrr";
  static final String RETURNS_HEADER =
      "Host country,Country of return,Year,Returnees,Confidentiality\n";

  private SamplePlan() {}

  /** A plan of one bucket for all tiers, with these definitions in the order of their ids. */
  static RunPlan of(Path staging, String... ids) throws DefinitionException {
    JobDefinition job = Definitions.job(Path.of("pipelines/sample.yaml"));
    Set<String> wanted = Set.of(ids);
    List<CollectionDefinition> definitions =
        job.inputs().stream()
            .map(JobDefinition.Input::definition)
            .filter(definition -> wanted.contains(definition.id()))
            .sorted(Comparator.comparing(CollectionDefinition::id))
            .toList();
    return new RunPlan(
        new ArrayList<>(definitions),
        job.policy(),
        job.derivations(),
        job.arrangements(),
        Instant.parse("2026-01-01T00:00:00Z"),
        new TreeSet<>(Set.of(Tier.UN, Tier.IOM, Tier.JOINT)),
        1,
        new StagingFolder(staging.toString()),
        Corrections.NONE,
        null,
        DisclosurePolicy.USUAL,
        List.of(),
        "");
  }

  /** A plan of the table of assisted returns alone. */
  static RunPlan ofReturns(Path staging) throws DefinitionException {
    return of(staging, RETURNS);
  }

  /** The same, under an arrangement that discloses how many returns others do not see. */
  static RunPlan disclosingReturns(Path staging) throws DefinitionException {
    RunPlan plan = ofReturns(staging);
    return under(
        plan,
        new Arrangements(
            "0",
            plan.arrangements().sharing(),
            plan.arrangements().withholding(),
            Set.of("IOM_AVRR")));
  }

  /** The same plan under other arrangements. */
  static RunPlan under(RunPlan plan, Arrangements arrangements) {
    return new RunPlan(
        plan.definitions(),
        plan.policy(),
        plan.derivations(),
        arrangements,
        plan.asOf(),
        plan.tiers(),
        plan.buckets(),
        plan.staging(),
        plan.corrections(),
        plan.previous(),
        DisclosurePolicy.USUAL,
        List.of(),
        "");
  }

  /** A file of assisted returns, {@code returns.csv}, with these rows after its header. */
  static InputFile returns(Path folder, String rows) throws IOException {
    return file(folder, "returns.csv", RETURNS_HEADER + rows);
  }

  static InputFile file(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return new InputFile(name, folder.toRealPath().toString(), 0);
  }

  /** One line for each observation of a block: cell, value, confidentiality, place. */
  static List<String> observations(byte[] block, RunPlan plan) {
    AreaTable areas = plan.areas();
    RecordIds ids = new RecordIds(areas::code);
    return BlockReader.read(List.of(block), plan.definitions(), key -> true).stream()
        .map(
            o ->
                ids.cellKey(o.key())
                    + " = "
                    + Decimal.toDouble(o.value())
                    + " "
                    + o.confidentiality().status()
                    + " at "
                    + o.address())
        .toList();
  }

  /** The counts of an account in words. */
  static List<String> ledger(Account account) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Ledger.Line, Long> entry : account.ledger.counts().entrySet()) {
      Ledger.Line line = entry.getKey();
      String reason = line.reason().isEmpty() ? "" : " " + line.reason();
      String tier = line.tier() == null ? "" : " " + line.tier();
      lines.add(line.kind() + " " + line.name() + reason + tier + " " + entry.getValue());
    }
    return lines;
  }
}
