package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.audit.AuditReport;
import org.migstat.audit.LinkedJob;
import org.migstat.audit.LinkedJob.Shown;
import org.migstat.audit.Printed;
import org.migstat.audit.PublicAudit;
import org.migstat.beam.FigureBlocks.Look;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.Rounding;
import org.migstat.core.resolve.Cells;
import org.migstat.core.suppression.Hidden.Kind;
import org.migstat.core.suppression.Published.Standing;

/** Whatever the tables are like, what is left of them is safe. */
@Tag("law")
class ProtectionTest {
  private static final int JOBS = 60;
  private static final int LARGEST = 120;

  @TempDir private Path folder;

  @Test
  void theAuditFindsNothingInTablesWithFlawsEither() throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);
    int protectedFigures = 0;
    for (long seed = 0; seed < JOBS; seed++) {
      List<Shown> shown = LinkedJob.drawn(seed, LARGEST, true).shown();
      Protection protection = protect(plan, shown);
      Map<CellKey, Kind> hidden = protection.hide();
      Set<CellKey> withheld = protection.withheldCells();
      AuditReport report =
          PublicAudit.of(
              Cells.AREAS,
              plan.derivations().rows(),
              printed(shown, hidden).stream()
                  .filter(figure -> !withheld.contains(figure.cell()))
                  .toList(),
              List.of(),
              plan.disclosure().threshold());

      assertThat(report.safe()).as("seed %d: %s", seed, report.findings()).isTrue();
      for (Shown figure : shown) {
        boolean small = figure.figure().standing() == Standing.PRIMARY;
        assertThat(hidden.containsKey(figure.figure().cell()) || !small).isTrue();
        protectedFigures += small ? 1 : 0;
      }
    }
    assertThat(protectedFigures).isGreaterThan(JOBS);
  }

  private static Protection protect(RunPlan plan, List<Shown> shown) {
    List<Tabled> figures = new ArrayList<>();
    for (Shown figure : shown) {
      Printed printed = figure.printed();
      figures.add(
          new Tabled(
              new SubmissionKey(
                  printed.collection(),
                  printed.dataflow(),
                  printed.vintage(),
                  printed.submission()),
              figure.figure(),
              new Look(printed.rounding().mode(), printed.publishedDetail(), false, false, true)));
    }
    return new Protection(plan, Cells.AREAS, figures, List.of());
  }

  private static List<Printed> printed(List<Shown> shown, Map<CellKey, Kind> hidden) {
    List<Printed> printed = new ArrayList<>();
    for (Shown figure : shown) {
      Kind why = hidden.get(figure.figure().cell());
      boolean open = figure.figure().standing() == Standing.DETAIL && why == Kind.PRIMARY;
      printed.add(why == null || open ? figure.printed() : hidden(figure.printed()));
    }
    return printed;
  }

  private static Printed hidden(Printed p) {
    return new Printed(
        p.cell(),
        p.collection(),
        p.dataflow(),
        p.vintage(),
        p.submission(),
        Decimal.NONE,
        true,
        Rounding.EXACT,
        p.publishedDetail(),
        p.summed(),
        p.consolidated());
  }
}
