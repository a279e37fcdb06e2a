package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.release.BusyException;
import org.migstat.io.release.Releases;
import org.migstat.io.release.Staging;

/** A run that may not or cannot publish says why, and leaves the current release as it was. */
class RefusedRunTest {
  @TempDir Path folder;

  @Test
  void theNameOfAFileCannotPretendToBeALineOfOurs() throws Exception {
    String name = "broken\u001b]0;pwn\u0007\nRelease r9 is published.csv";
    JobCopy job =
        SmallJob.in(folder)
            .input(name, "")
            .editJob(text -> text.replace("[broken.csv]", "[broken.csv, \"broken?*.csv\"]"));

    assertThat(job.report().refusedFiles())
        .containsExactly(
            "Cannot read broken\\u001b]0;pwn\\u0007\\u000aRelease r9 is published.csv: found no"
                + " text; expected a header and rows.");
  }

  @Test
  void aPathThatLeavesTheInputRootIsRefusedBeforeAnythingIsRead() throws Exception {
    JobCopy job =
        SmallJob.in(folder).editJob(text -> text.replace("[broken.csv]", "[../broken.csv]"));

    assertThatThrownBy(job::report)
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot read "
                + job.job()
                + " line 7: file '../broken.csv' leaves the input root; expected a path or glob"
                + " under it.");
    assertThat(job.output()).doesNotExist();
  }

  @Test
  void aLinkThatLeavesTheInputRootIsARefusedFile() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Path outside = Files.writeString(folder.resolve("outside.csv"), SmallJob.HEADER);
    Files.delete(job.input().resolve("broken.csv"));
    Files.createSymbolicLink(job.input().resolve("broken.csv"), outside);

    assertThat(job.report().refusedFiles())
        .containsExactly(
            "Cannot read broken.csv: found a link that leaves the input folder; expected a file"
                + " below it.");
  }

  @Test
  void aFileInAFolderThatIsALinkOutOfTheInputRootIsARefusedFile() throws Exception {
    JobCopy job =
        SmallJob.in(folder).editJob(text -> text.replace("[broken.csv]", "[more/broken.csv]"));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("broken.csv"), SmallJob.HEADER + SmallJob.ROWS);
    Files.createSymbolicLink(job.input().resolve("more"), outside);

    assertThat(job.report().refusedFiles())
        .containsExactly(
            "Cannot read more/broken.csv: found a link that leaves the input folder; expected a"
                + " file below it.");
  }

  @Test
  void aPatternFindsLinksThatLeadNowhere() throws Exception {
    JobCopy job = SmallJob.in(folder).editJob(text -> text.replace("[broken.csv]", "[\"b*.csv\"]"));
    Files.createSymbolicLink(job.input().resolve("b2.csv"), Path.of("nowhere"));

    assertThat(job.report().refusedFiles())
        .containsExactly(
            "Cannot read b2.csv: found no such file below the input folder; expected it, the job"
                + " names it.");
  }

  @Test
  void aFolderInPlaceOfAFileIsARefusedFile() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Files.delete(job.input().resolve("broken.csv"));
    Files.createDirectory(job.input().resolve("broken.csv"));

    assertThat(job.report().refusedFiles())
        .containsExactly(
            "Cannot read broken.csv: found something that is no file; expected a file.");
  }

  @Test
  void oneFileHasOneNameHoweverItIsWritten() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .editJob(
                text -> text.replace("[broken.csv]", "[broken.csv, ./broken.csv, \"./br*.csv\"]"));

    assertThat(job.run().rows(Tier.UN, "ledger"))
        .extracting(row -> row.get("submission").toString())
        .contains("broken.csv")
        .containsOnly("broken.csv", "sound.csv");
  }

  @Test
  void theInputFolderIsNoOutput() throws Exception {
    JobCopy job = SmallJob.in(folder);
    RunRequest request = JobCopy.request(job.job(), job.input(), job.input());

    assertThatThrownBy(() -> JointRun.run(request, step -> {}))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": output "
                + job.input()
                + " is the input folder; expected another, releases are no input.");
  }

  @Test
  void anOutputWithoutANameIsRefused() throws Exception {
    JobCopy job = SmallJob.in(folder);
    RunRequest request = JobCopy.request(job.job(), job.input(), Path.of(""));

    assertThatThrownBy(() -> JointRun.run(request, step -> {}))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use " + job.job() + ": output is empty; expected a folder for the releases.");
  }

  @Test
  void aReleaseWithoutARecordIsNotPublished() throws Exception {
    JobCopy job =
        SmallJob.in(folder).editJob(text -> text.replace("as_of: 2025-01-01", "as_of: 1990-01-01"));

    assertThatThrownBy(job::report)
        .isInstanceOf(RunFailedException.class)
        .hasMessage(
            "Cannot publish: no tier would have a record; expected at least one. Look at as_of, the"
                + " embargoes and the scope of the collections. Nothing was published.");
    assertThat(Listing.names(job.output())).containsExactly(".lock");
  }

  @Test
  void aRunForATierThatDidNotReceiveTheRefusedRowsStillReportsThem() throws Exception {
    JobCopy job =
        SmallJob.withRow(folder, "ZZZ,2020-01-01,5")
            .editPipelines("collections/broken.yaml", text -> text.replace("[UN, IOM]", "[UN]"))
            .editJob(text -> text.replace("[UN, IOM, JOINT]", "[IOM]"));

    RunReport report = job.report();

    assertThat(report.collections().get(1).refusals())
        .containsExactly(new RunReport.Refusal(RuleId.V_CODE_AREA, 1));
  }

  @Test
  void noThreadsAreNoParallelism() throws Exception {
    JobCopy job = SmallJob.in(folder);

    assertThatThrownBy(() -> job.report("--targetParallelism=0"))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": the options after -- are not Beam's: a parallelism must be 1 or more.");
  }

  @Test
  void unknownKeysAreAllToldAtOnce() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .editJob(text -> text + "supress_below: 5\n")
            .editPipelines("collections/broken.yaml", text -> text + "embarg: 2025-01-01\n");

    assertThatThrownBy(job::report)
        .isInstanceOf(DefinitionException.class)
        .message()
        .satisfies(
            message -> {
              assertThat(message.lines()).hasSize(2);
              assertThat(message)
                  .contains(
                      "Cannot read "
                          + job.job()
                          + " line 8: unknown key 'supress_below'; known keys are as_of, input,"
                          + " output, tiers, buckets, on_refused_file, policy,"
                          + " collections.",
                      "broken.yaml line 19: unknown key 'embarg'; known keys are ",
                      "Did you mean 'embargo'?");
            });
  }

  @Test
  void aJobWithoutAPointInTimeIsRefused() throws Exception {
    JobCopy job =
        SmallJob.in(folder).editJob(text -> text.replace("as_of: 2025-01-01T00:00:00Z\n", ""));

    assertThatThrownBy(job::report)
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": it has no as_of; expected an instant such as 2025-12-31T00:00:00Z. Add it, or"
                + " give --as-of.");
  }

  @Test
  void anOutputThatAnotherRunHoldsIsBusy() throws Exception {
    JobCopy job = SmallJob.in(folder);
    try (Staging other = Staging.open(job.output())) {
      assertThat(other).isNotNull();
      assertThatThrownBy(job::report)
          .isInstanceOf(BusyException.class)
          .hasMessage(
              "Cannot write to "
                  + job.output()
                  + ": another run holds .lock there; one run writes at a time. Wait until it ends,"
                  + " or choose another output.");
    }
  }

  @Test
  void anOutputThatIsAFileIsRefused() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Files.writeString(job.output(), "mine");

    assertThatThrownBy(job::report)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot write to "
                + job.output()
                + ": it is a file; expected a folder for the releases, or nothing. Choose another"
                + " output.");
    assertThat(job.output()).hasContent("mine");
  }

  @Test
  void anOutputThatMayNotBeWrittenIsRefused() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Files.createDirectory(
        job.output(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeFalse(Files.isWritable(job.output()), "this user may write everywhere");

    assertThatThrownBy(job::report)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot write to "
                + job.output()
                + ": this user may not; expected a folder that it may write to. Choose another"
                + " output.");
  }

  @Test
  void anOutputThatCannotBeMadeIsRefused() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Path file = Files.writeString(folder.resolve("file"), "mine");
    RunRequest request = JobCopy.request(job.job(), job.input(), file.resolve("out"));

    assertThatThrownBy(() -> JointRun.run(request, step -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot write to "
                + file.resolve("out")
                + ": no folder can be made there; expected a place where this user may. Choose"
                + " another output.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void anInputThatIsNotThereIsRefused() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Path absent = folder.resolve("absent");
    RunRequest request = JobCopy.request(job.job(), absent, job.output());

    assertThatThrownBy(() -> JointRun.run(request, step -> {}))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + absent
                + ": it is not there; expected a folder with the files of the job. Give it with"
                + " --input.");
    assertThat(job.output()).doesNotExist();
  }

  @Test
  void aRunThatHangsWhileItVerifiesEndsAtItsDeadlineAndLeavesNothing() throws Exception {
    JobCopy job = SmallJob.in(folder);
    RunRequest request = request(job, false, Duration.ofSeconds(8));
    CountDownLatch until = new CountDownLatch(1);
    ProgressListener hanging =
        step -> {
          if (step.step().equals("Verifying")) {
            SupervisionTest.hang(until);
          }
        };

    assertThatThrownBy(() -> JointRun.run(request, hanging))
        .isInstanceOf(RunFailedException.class)
        .hasMessageStartingWith("Cannot complete the run: it was not done by its deadline");
    assertThat(Listing.names(job.output())).containsExactly(".lock");
    until.countDown();
  }

  @Test
  void aDryRunVerifiesWhatItDoesNotPublish() throws Exception {
    JobCopy job = SmallJob.in(folder);
    RunRequest dry = request(job, true, null);
    ProgressListener damaging =
        step -> {
          if (step.step().equals("Verifying") && !step.complete()) {
            damageOneFile(job.output());
          }
        };

    assertThat(JointRun.run(dry, step -> {}).release()).isNull();
    assertThatThrownBy(() -> JointRun.run(dry, damaging))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(".parquet");
    assertThat(Listing.names(job.output())).containsExactly(".lock");
  }

  private static RunRequest request(JobCopy job, boolean dryRun, @Nullable Duration deadline) {
    return new RunRequest(
        job.job(),
        job.input(),
        job.output(),
        null,
        Set.of(),
        dryRun,
        null,
        List.of(),
        null,
        deadline);
  }

  private static void damageOneFile(Path output) {
    try {
      for (Path file : Listing.files(output)) {
        if (file.toString().endsWith(".parquet")) {
          Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
          return;
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new IllegalStateException("there is no file to damage");
  }

  @Test
  void anOptionThatBeamDoesNotHaveIsNamedWithoutBeamsClasses() throws Exception {
    JobCopy job = SmallJob.in(folder);

    assertThatThrownBy(() -> job.report("--targetParalelism=2"))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "Cannot use "
                + job.job()
                + ": the options after -- are not Beam's: no option --targetParalelism (did you"
                + " mean --targetParallelism).");
  }

  @Test
  void aFileThatCannotBeReadEndsTheRunIfTheJobSaysSo() throws Exception {
    JobCopy job =
        SmallJob.in(folder)
            .input("broken.csv", "")
            .editJob(text -> text + "on_refused_file: fail\n");

    assertThatThrownBy(job::report)
        .isInstanceOf(RunFailedException.class)
        .hasMessage(
            "Cannot publish: on_refused_file of the job is fail: Cannot read broken.csv: found no"
                + " text; expected a header and rows. Nothing was published.");
    assertThat(Listing.names(job.output())).containsExactly(".lock");
  }

  @Test
  void aFileThatCannotBeReadIsToldApartFromRejectedRows() throws Exception {
    RunReport report = SmallJob.in(folder).input("broken.csv", "").report();

    assertThat(report.refusedFiles())
        .containsExactly("Cannot read broken.csv: found no text; expected a header and rows.");
    assertThat(report.warnings()).isEmpty();
    assertThat(report.rejectsAboveWarning()).isFalse();
    assertThat(report.publishedWithRejects()).isTrue();
  }

  @Test
  void aCurrentThatIsAFolderIsRefusedBeforeAnythingIsRead() throws Exception {
    JobCopy job = SmallJob.in(folder);
    Path mine = Files.createDirectories(job.output().resolve("current")).resolve("mine");
    Files.writeString(mine, "mine");

    assertThatThrownBy(job::report)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot publish r000001 in "
                + job.output()
                + ": 'current' there is no link; expected a link to a release, or nothing. Move it"
                + " away and run again.");
    assertThat(mine).hasContent("mine");
    assertThat(Listing.names(job.output())).containsExactly(".lock", "current");
  }

  @Test
  void tooManyRefusedRowsLeaveTheCurrentReleaseAsItWas() throws Exception {
    JobCopy job = SmallJob.in(folder);
    PublishedRelease before = job.run();
    List<String> bytes = before.tierBytes();
    StringBuilder rows = new StringBuilder();
    for (int year = 2030; year < 2040; year++) {
      rows.append("DEU,").append(year).append("-01-01,12abc\n");
    }
    job.input("broken.csv", SmallJob.HEADER + SmallJob.ROWS + rows);

    assertThatThrownBy(job::report)
        .isInstanceOf(RunFailedException.class)
        .hasMessage(
            "Cannot publish: broken rejected 33.3 % of its rows, at most 20.0 % are allowed. Look"
                + " at what was found with: migstat check; nothing was published.");
    assertThat(PublishedRelease.current(job.output())).isEqualTo(before);
    assertThat(before.tierBytes()).isEqualTo(bytes);
    assertThat(Releases.ids(job.output())).containsExactly("r000001");
    assertThat(Listing.names(job.output())).containsExactly(".lock", "current", "releases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Reading", "Verifying"})
  void aKilledRunLeavesTheCurrentReleaseAndTheNextOneCleansUp(String step) throws Exception {
    JobCopy job = SmallJob.in(folder);
    PublishedRelease before = job.run();
    List<String> bytes = before.tierBytes();
    Ending killed =
        Program.main(
                HaltedRun.class,
                List.of(),
                job.job().toString(),
                job.input().toString(),
                job.output().toString(),
                step)
            .together()
            .run();

    assertThat(killed.code()).as(killed.out()).isEqualTo(HaltedRun.CODE);
    assertThat(Listing.names(job.output()))
        .hasSize(4)
        .anyMatch(name -> name.startsWith(".staging-"));
    assertThat(PublishedRelease.current(job.output())).isEqualTo(before);
    assertThat(before.tierBytes()).isEqualTo(bytes);

    PublishedRelease after = job.run();
    assertThat(after.folder()).hasFileName("r000002");
    assertThat(after.tierBytes()).isEqualTo(bytes);
    assertThat(Listing.names(job.output())).containsExactly(".lock", "current", "releases");
  }
}
