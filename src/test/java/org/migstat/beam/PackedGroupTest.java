package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Cells.Part;
import org.migstat.core.resolve.PublicGroup;
import org.migstat.core.resolve.Rows;
import org.migstat.core.resolve.Tables;
import org.migstat.core.suppression.Hidden.Kind;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.StagingFolder;

/** A group that is worked through in parts gives the bytes that it gives as a whole. */
class PackedGroupTest {
  private static final int JOBS = 20;

  @TempDir private Path folder;

  /** Writes a group. */
  private interface Work {
    Account write(RunPlan plan, TierTables tables, PackedGroup group, GroupWriting writing)
        throws IOException;
  }

  @Test
  void filesAndAccountsDoNotDependOnTheParts() throws Exception {
    compare(
        (plan, tables, group, writing) -> {
          plan.resolver(tables).resolve(group.parts(), plan.tiers(), writing);
          return writing.end();
        });
  }

  @Test
  void whatThePublicSeesDoesNotDependOnThem() throws Exception {
    compare(
        (plan, tables, group, writing) -> {
          TierWriting tier = writing.tiers(Set.of(Tier.PUBLIC));
          for (PackedGroup.Part part : group.parts()) {
            plan.resolver(tables)
                .forPublic(part, tables.smallCells, true, tier)
                .resolve(new SomeHidden(), tier);
            tier.endPart();
          }
          return writing.end();
        });
  }

  private void compare(Work work) throws IOException {
    RunPlan plan =
        RestrictedJob.plan(new StagingFolder(folder.toString()), EnumSet.allOf(Tier.class));
    TierTables tables = new TierTables(plan);
    Seams seams = new Seams(tables.areas);
    int groups = 0;
    int parts = 0;
    for (long seed = 0; seed < JOBS; seed++) {
      RestrictedJob job = new RestrictedJob(seed);
      for (List<Observation> rows : RestrictedJob.groups(job.rows()).values()) {
        List<byte[]> blocks = blocks(plan, rows);
        PackedGroup whole = new PackedGroup(blocks, plan, seams, Long.MAX_VALUE);
        PackedGroup cut = new PackedGroup(blocks, plan, seams, 1);
        groups++;
        parts += cut.parts().size();
        assertThat(written(plan, tables, cut, work))
            .as("seed %s", seed)
            .isEqualTo(written(plan, tables, whole, work));
      }
    }
    assertThat(parts).as("parts").isGreaterThan(3 * groups);
  }

  /** Some are hidden, by what they measure. */
  private record SomeHidden() implements PublicGroup.Decisions {
    @Override
    public @Nullable Kind of(CellKey cell, String collection) {
      return cell.hashCode() % 3 == 0 ? Kind.PRIMARY : null;
    }

    @Override
    public boolean withheld(CellKey cell, String collection) {
      return cell.hashCode() % 5 == 0;
    }
  }

  private List<String> written(RunPlan plan, TierTables tables, PackedGroup group, Work work)
      throws IOException {
    List<String> told = new ArrayList<>();
    try (GroupWriting writing = new GroupWriting(plan, tables, 0)) {
      Account account = work.write(plan, tables, group, writing);
      account.files.sort(Comparator.comparing(FileEntry::path));
      told.add(account.files.toString());
      told.add(account.ledger.counts().toString());
      told.add(account.findings.entries().toString());
      told.add(account.agreements.toString());
    }
    for (Path file : Listing.files(folder)) {
      told.add(file + " " + Listing.sha256(file));
      Files.delete(file);
    }
    return told;
  }

  @Test
  void partsAreFilledInTheOrderOfKeysWithWhatNoRuleCompares() {
    List<Observation> rows =
        Cells.observations(
            row("IMM", "CPR", "752"),
            row("EMI", "CNR", "616"),
            row("IMM", "CPR", "276"),
            // What was then the Federal Republic of Germany.
            row("IMM", "CPR", "280"),
            row("EMI", "CNR", "280"));

    assertThat(parts(rows, Long.MAX_VALUE))
        .containsExactly("EMI.280 EMI.616 IMM.276 IMM.280 IMM.752");
    assertThat(parts(rows, 1)).containsExactly("EMI.280", "EMI.616", "IMM.276 IMM.280", "IMM.752");
    long two = blocks(plan(rows), rows.subList(3, 5)).get(0).length;
    assertThat(parts(rows, two)).containsExactly("EMI.280 EMI.616", "IMM.276 IMM.280", "IMM.752");
  }

  @Test
  void successorsAreComparedWhereTheirStateHasRows() {
    List<Observation> rows =
        Cells.observations(
            row("IMM", "CPR", "398"),
            row("IMM", "CPR", "860"),
            row("EMI", "CNR", "398"),
            row("EMI", "CNR", "810"),
            row("EMI", "CNR", "860"));

    assertThat(parts(rows, 1)).containsExactly("EMI.398 EMI.810 EMI.860", "IMM.398", "IMM.860");
  }

  @Test
  void applicantsAndFirstTimeApplicantsAreCompared() {
    List<Observation> rows =
        Cells.observations(
            row("ASY_APP_FIRST", "COC", "276"),
            row("ASY_DEC_POS", "COC", "276"),
            row("ASY_APP_ALL", "COC", "616"));

    assertThat(parts(rows, 1))
        .containsExactly("ASY_APP_ALL.616 ASY_APP_FIRST.276", "ASY_DEC_POS.276");
  }

  @Test
  void aGroupIsNotCutWhereUnprintedRowsAreZeros() {
    Tables table = Tables.table("NSO_POL").absentIsZero();
    List<Observation> rows =
        Cells.observations(
            row("IMM", "CPR", "276"), Rows.row(table.definition()).with(Part.REF_AREA, "616"));

    assertThat(parts(rows, 1)).containsExactly("IMM.276 IMM.616");
  }

  @Test
  void aGroupNeedsAllThatIsPackedAndItsLargestPartUnpacked() {
    List<Observation> rows =
        Cells.observations(row("IMM", "CPR", "276"), row("IMM", "CPR", "752").footnotes("long"));
    RunPlan plan = plan(rows);
    List<byte[]> blocks = blocks(plan, rows);
    int first = blocks(plan, rows.subList(0, 1)).get(0).length;
    int all = blocks.get(0).length;

    assertThat(new PackedGroup(blocks, plan, new Seams(plan.areas()), 1).need())
        .isEqualTo(new GroupMemory.Need(all, first, "IMM of area 276"));
  }

  private static Rows row(String indicator, String basis, String area) {
    return Rows.row(Tables.table("ESTAT_MIGR").definition())
        .with(Part.INDICATOR, indicator)
        .with(Part.POP_BASIS, basis)
        .with(Part.REF_AREA, area)
        .with(Part.COUNTERPART_AREA, "804");
  }

  /** Indicators and areas of each part. */
  private static List<String> parts(List<Observation> rows, long most) {
    RunPlan plan = plan(rows);
    AreaTable areas = plan.areas();
    List<String> parts = new ArrayList<>();
    PackedGroup group = new PackedGroup(blocks(plan, rows), plan, new Seams(areas), most);
    for (PackedGroup.Part part : group.parts()) {
      Set<String> cells = new TreeSet<>();
      for (Observation row : part.get()) {
        Indicator indicator = row.key().indicator();
        cells.add(indicator + "." + areas.code(row.key().refArea()));
      }
      parts.add(String.join(" ", cells));
    }
    return parts;
  }

  private static RunPlan plan(List<Observation> rows) {
    RunPlan plan = RestrictedJob.plan(new StagingFolder(""), EnumSet.allOf(Tier.class));
    return new RunPlan(
        rows.stream().map(Observation::definition).distinct().toList(),
        plan.policy(),
        plan.derivations(),
        plan.arrangements(),
        plan.asOf(),
        plan.tiers(),
        1,
        plan.staging(),
        plan.corrections(),
        null,
        plan.disclosure(),
        List.of(),
        "");
  }

  private static List<byte[]> blocks(RunPlan plan, List<Observation> rows) {
    BlockWriter block = new BlockWriter();
    rows.forEach(row -> block.add(row, plan.definitions().indexOf(row.definition())));
    return List.of(block.toBytes());
  }
}
