package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.Ending;
import org.migstat.core.definition.Corrections.Action;
import org.migstat.core.model.RuleId;
import org.migstat.pipeline.CheckReport;
import org.migstat.pipeline.CheckReport.CheckedCorrection;
import org.migstat.pipeline.CheckReport.CheckedDefinition;
import org.migstat.pipeline.RunReport.Refusal;

class CheckCommandTest {
  @Test
  void aCheckShowsWhatTheSampleGaveAndWhatIsWrongWithIt() {
    var report =
        new CheckReport(
            Path.of("job.yaml"),
            List.of(
                new CheckedDefinition("abs", 0, 0, 0, 0, 0, 0, List.of(), List.of()),
                new CheckedDefinition(
                    "destatis",
                    2,
                    12000,
                    1000,
                    30,
                    969,
                    1,
                    List.of(new Refusal(RuleId.V_CODE_AREA, 1)),
                    List.of("Cannot map 'Prussia' in destatis a.csv row 3: no such area."))),
            List.of(),
            List.of(),
            false);
    Ending check = Commands.reporting(report).execute("check", "job.yaml");

    assertThat(check.code()).isZero();
    assertThat(check.out())
        .isEqualToNormalizingNewlines(
            """
            definition  files   rows  values tried  out of scope  records  rejected
            abs             0      0             0             0        0         0
            destatis        2  12000          1000            30      969         1

            A sample: the values of the first 5000 rows in scope of each file; run --dry-run tries all.

            definition  rule         times  what must hold
            destatis    V-CODE-AREA      1  the code maps to an area

            Cannot map 'Prussia' in destatis a.csv row 3: no such area.
            """);
  }

  @Test
  void aCheckShowsWhatTheCorrectionsDoToTheSampleAndWhichAreOver() {
    var report =
        new CheckReport(
            Path.of("job.yaml"),
            List.of(new CheckedDefinition("abs", 1, 2, 2, 0, 2, 0, List.of(), List.of())),
            List.of(
                new CheckedCorrection("AUS-2019", "NSO_AUS", Action.EXCLUDE, 2),
                new CheckedCorrection("AUS-2020", "NSO_AUS", Action.MARK, 0)),
            List.of("corrections.yaml line 7: found the correction OLD to be valid until then."),
            false);
    Ending check = Commands.reporting(report).execute("check", "job.yaml");

    assertThat(check.code()).isZero();
    assertThat(check.out())
        .isEqualToNormalizingNewlines(
            """
            definition  files  rows  values tried  out of scope  records  rejected
            abs             1     2             2             0        2         0

            A sample: the values of the first 5000 rows in scope of each file; run --dry-run tries all.

            Values of the sample that the corrections register changes; run tells which entries fit none at all.
            correction  collection  action   values
            AUS-2019    NSO_AUS     exclude       2
            AUS-2020    NSO_AUS     mark          0

            corrections.yaml line 7: found the correction OLD to be valid until then.
            """);
  }

  @Test
  void tooManyRejectsInTheSampleHaveTheirExitCode() {
    var report = new CheckReport(Path.of("job.yaml"), List.of(), List.of(), List.of(), true);

    assertThat(Commands.reporting(report).execute("check", "job.yaml").code()).isEqualTo(3);
  }
}
