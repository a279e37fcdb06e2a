package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.DefinitionException;

/** The life of conflicts from one release to the next. */
class ConflictChangesTest {
  private static final List<String> COLUMNS =
      List.of(
          "cell_key",
          "first_collection",
          "second_collection",
          "life_cycle",
          "previous_abs_diff",
          "abs_diff");

  @TempDir private Path folder;

  private PublishedRelease run(JobCopy job, String previous) throws Exception {
    RunRequest request =
        new RunRequest(
            job.job(),
            job.input(),
            job.output(),
            null,
            Set.of(),
            false,
            previous.isEmpty() ? null : previous,
            List.of());
    JointRun.run(request, step -> {});
    return PublishedRelease.current(job.output());
  }

  private static String row(int year, long persons) {
    return "AUT," + year + "-01-01," + persons + "\n";
  }

  @Test
  void aConflictIsNewThenStandsThenIsResolved() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .input("sound.csv", SmallJob.HEADER + row(2001, 100) + row(2002, 100) + row(2003, 100))
            .input(
                "broken.csv", SmallJob.HEADER + row(2001, 140) + row(2002, 150) + row(2003, 100));
    PublishedRelease first = run(job, "");
    assertThat(first.rows(Tier.UN, "conflicts")).hasSize(2);
    job.input("broken.csv", SmallJob.HEADER + row(2001, 145) + row(2002, 100) + row(2003, 160));

    PublishedRelease second = run(job, "r000001");

    for (Tier tier : List.of(Tier.UN, Tier.IOM, Tier.JOINT)) {
      assertThat(PublishedRelease.lines(second.rows(tier, "conflict_changes"), COLUMNS))
          .containsExactly(
              cell(2001) + ",NSO_AUT,NSO_DEU,STANDING,40,45",
              cell(2002) + ",NSO_AUT,NSO_DEU,RESOLVED,50,",
              cell(2003) + ",NSO_AUT,NSO_DEU,NEW,,60");
    }
  }

  private static String cell(int year) {
    return "POP_STOCK.040._T._Z._T.M12._T._T._T._Z.PS.PIT." + year + "-01-01";
  }

  @Test
  void aDisclosureHasALifeOfItsOwnBesideTheConflictOfValues() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .pipelines("collections/sound.yaml", SmallJob.definition("NSO_AUT", "C"))
            .pipelines("collections/broken.yaml", SmallJob.definition("NSO_AUT_BMI", "F"))
            .input("sound.csv", SmallJob.HEADER + row(2001, 100) + row(2002, 100) + row(2003, 100))
            .input("broken.csv", SmallJob.HEADER + row(2001, 140) + row(2002, 100));
    run(job, "");
    job.input("broken.csv", SmallJob.HEADER + row(2001, 100) + row(2003, 100));

    PublishedRelease second = run(job, "r000001");

    for (Tier tier : List.of(Tier.UN, Tier.IOM, Tier.JOINT)) {
      assertThat(
              PublishedRelease.lines(
                  second.rows(tier, "conflict_changes"),
                  List.of("cell_key", "disclosure", "life_cycle", "previous_severity", "severity")))
          .containsExactly(
              cell(2001) + ",false,RESOLVED,MAJOR,",
              cell(2001) + ",true,STANDING,,",
              cell(2002) + ",true,RESOLVED,,",
              cell(2003) + ",true,NEW,,");
    }
  }

  @Test
  void whatIsComparedWithChangesNothingElse() throws Exception {
    JobCopy job = SmallJob.in(folder);
    PublishedRelease alone = run(job, "");
    PublishedRelease compared = run(job, "r000001");

    assertThat(compared.rows(Tier.UN, "obs_all")).isEqualTo(alone.rows(Tier.UN, "obs_all"));
    assertThat(compared.rows(Tier.UN, "conflict_changes")).isEmpty();
  }

  @Test
  void aReleaseWithoutATierOfThisRunIsRefusedSinceItWouldMakeEveryConflictNew() throws Exception {
    JobCopy job = SmallJob.in(folder);
    run(job, "");
    Path release = job.output().resolve("releases/r000001");
    Files.move(release.resolve("joint"), folder.resolve("joint"));

    assertThatThrownBy(() -> run(job, "r000001"))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": release 'r000001' has no tier JOINT; expected one that was published for every"
                + " tier of this run. Compare with another, or name the tiers with --tier.");
    assertThat(job.output().resolve("releases/r000002")).doesNotExist();
  }

  @Test
  void aReleaseWithoutManifestIsRefusedBeforeAnythingIsRead() throws Exception {
    JobCopy job = SmallJob.in(folder);
    run(job, "");
    Path manifest = job.output().resolve("releases/r000001/un/manifest.json");
    Files.delete(manifest);

    assertThatThrownBy(() -> run(job, "r000001"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot use "
                + manifest
                + ": it is not there; expected what its run published. Restore the"
                + " release, or run the job again.");
  }

  @Test
  void aReleaseThatIsNotThereIsRefusedBeforeAnythingIsRead() throws Exception {
    JobCopy job = SmallJob.in(folder);

    assertThatThrownBy(() -> run(job, "r000009"))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": there is no release 'r000009' in "
                + job.output()
                + "; expected the id of one that was published.");
    assertThat(job.output().resolve("releases")).doesNotExist();
  }
}
