package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.RuleId;
import org.migstat.io.definition.DefinitionException;
import org.migstat.pipeline.CheckReport.CheckedDefinition;
import org.migstat.pipeline.RunReport.Refusal;

/** A check tries definitions on some rows of their files and publishes nothing. */
class CheckRunTest {
  @TempDir private Path folder;

  private static final String KEEP_GERMANY =
      "scope: [{column: area, keep: [DEU], reason: another area}]\n";

  @Test
  void aJobIsTriedOnTheFilesOfEachOfItsDefinitions() throws Exception {
    JobCopy job = SmallJob.withRow(folder, "DEU,2020-02-30,5");

    CheckReport report = CheckRun.check(job.job(), job.input());

    String finding =
        "V-CODE-TIME broken.csv row 22 column 'day': found a period that cannot be read; expected"
            + " DATE as declared.";
    assertThat(report.collections())
        .containsExactly(
            new CheckedDefinition("sound", 1, 2, 2, 0, 2, 0, List.of(), List.of()),
            new CheckedDefinition(
                "broken",
                1,
                21,
                21,
                0,
                20,
                1,
                List.of(new Refusal(RuleId.V_CODE_TIME, 1)),
                List.of(finding)));
    assertThat(report.rejectsAboveWarning()).isTrue();
    assertThat(job.output()).doesNotExist();
  }

  @Test
  void rowsOutOfScopeDoNotUseUpTheSample() throws Exception {
    String others = "AUT,2020-01-01,1\n".repeat(CheckReport.SAMPLE_ROWS + 7);
    JobCopy job =
        SmallJob.in(folder)
            .editPipelines("collections/broken.yaml", text -> text + KEEP_GERMANY)
            .input("broken.csv", SmallJob.HEADER + others + SmallJob.ROWS);

    CheckReport report = CheckRun.check(job.job(), job.input());

    assertThat(report.collections().get(1))
        .isEqualTo(
            new CheckedDefinition("broken", 1, 5027, 5027, 5007, 20, 0, List.of(), List.of()));
    assertThat(report.rejectsAboveWarning()).isFalse();
  }

  @Test
  void onlyTheFirstRowsInScopeAreTried() throws Exception {
    StringBuilder rows = new StringBuilder(SmallJob.HEADER);
    for (int i = 0; i < CheckReport.SAMPLE_ROWS + 3; i++) {
      rows.append("DEU,2020-01-01,").append(i).append('\n');
    }
    JobCopy job = SmallJob.in(folder).input("broken.csv", rows.toString());

    assertThat(CheckRun.check(job.job(), job.input()).collections().get(1))
        .isEqualTo(
            new CheckedDefinition("broken", 1, 5003, 5000, 0, 5000, 0, List.of(), List.of()));
  }

  @Test
  void aScopeThatExcludesEverythingIsAMistake() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .editPipelines("collections/broken.yaml", text -> text + KEEP_GERMANY)
            .input("broken.csv", SmallJob.HEADER + "AUT,2020-01-01,1\n");

    CheckReport report = CheckRun.check(job.job(), job.input());

    assertThat(report.collections().get(1).findings())
        .containsExactly(
            "broken: its scope excludes every row of its files; expected that some rows are in"
                + " scope.");
    assertThat(report.rejectsAboveWarning()).isTrue();
  }

  @Test
  void aCollectionIsTriedOnTheFilesWhoseHeaderItFits() throws Exception {
    JobCopy job = SmallJob.in(folder).input("other.csv", "a,b\n1,2\n");
    Path collection = folder.resolve("pipelines/collections/sound.yaml");

    assertThat(CheckRun.check(collection, job.input()).collections())
        .containsExactly(new CheckedDefinition("sound", 2, 22, 22, 0, 22, 0, List.of(), List.of()));
    assertThat(CheckRun.check(collection, null).collections())
        .containsExactly(new CheckedDefinition("sound", 0, 0, 0, 0, 0, 0, List.of(), List.of()));
  }

  @Test
  void aFolderIsNeitherAJobNorACollection() {
    assertThatThrownBy(() -> CheckRun.check(folder, null))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + folder
                + ": it is not a file; expected a job or a collection definition.");
    assertThatThrownBy(() -> CheckRun.check(folder.resolve("absent.yaml"), null))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + folder.resolve("absent.yaml")
                + ": it is not there; expected a job or a collection definition.");
  }
}
