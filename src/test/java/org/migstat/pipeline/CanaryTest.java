package org.migstat.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.Program;
import org.migstat.cli.Migstat;
import org.migstat.io.release.Section;

/**
 * A figure stands where its readers are and nowhere else: no byte of what a run leaves on the disk
 * or says holds it in any spelling, whether the run succeeds, fails or is killed.
 *
 * @see "UN/SDMX 4.2, 4.3"
 */
class CanaryTest {
  /** Everything that any library of ours would ever log. */
  private static final String TALKATIVE =
      """
      <Configuration status="WARN">
        <Appenders><Console name="Log" target="SYSTEM_ERR"/></Appenders>
        <Loggers><Root level="TRACE"><AppenderRef ref="Log"/></Root></Loggers>
      </Configuration>
      """;

  @TempDir Path folder;
  private final CanaryJob canaries = new CanaryJob();
  private JobCopy job = new JobCopy(Path.of(""), "");
  private CanarySearch search = new CanarySearch(List.of());

  @BeforeEach
  void plant() throws IOException {
    job = canaries.in(folder.resolve("job"));
    search = new CanarySearch(canaries.canaries());
    for (Path own : List.of(temporary(), home())) {
      Files.createDirectories(own);
    }
    Files.writeString(folder.resolve("talkative.xml"), TALKATIVE);
  }

  private Path temporary() {
    return folder.resolve("tmp");
  }

  private Path home() {
    return folder.resolve("home");
  }

  @Test
  void theSearchFindsEverySpelling() {
    for (Canary canary : canaries.canaries()) {
      for (byte[] spelling : canary.spellings()) {
        assertThat(search.in(spelling)).containsExactly(canary);
      }
      assertThat(search.in(CanarySearch.asColumn(canary))).containsExactly(canary);
    }
  }

  @Test
  void afterSuccessEveryFigureStandsWhereItsReadersAre() throws Exception {
    Ending ending = run("-Dlog4j2.configurationFile=" + folder.resolve("talkative.xml"));

    assertThat(ending.code()).isEqualTo(3);
    assertNothingLeaked(ending);
    Path release = job.output().resolve("releases/r000001");
    for (Section section : List.of(Section.UN, Section.IOM, Section.QUARANTINE)) {
      assertThat(search.seen(release.resolve(section.folder())))
          .as(section.folder())
          .isEqualTo(standing(section));
    }
  }

  /** What a section may hold it does hold: else the search would be blind. */
  private Set<String> standing(Section section) {
    Set<String> names = new TreeSet<>();
    for (Canary canary : canaries.canaries()) {
      if (canary.allowed().contains(section)) {
        names.add(canary.name());
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dmigstat.log.format=json", "-Dmigstat.log.format=text"})
  void aRunThatRefusesTooMuchLeavesNoFigure(String format) throws Exception {
    job.editPipelines(
        "collections/iom.yaml", text -> text.replace("rejected_share: 1", "rejected_share: 0.1"));

    Ending ending = run(format);

    assertThat(ending.code()).isEqualTo(1);
    assertNothingLeaked(ending);
    assertThat(Listing.names(job.output())).containsExactly(".lock");
  }

  @Test
  void aRunThatStopsAtADamagedFileLeavesNoFigure() throws Exception {
    job.editJob(text -> text + "on_refused_file: fail\n");

    Ending ending = run();

    assertThat(ending.code()).isEqualTo(1);
    assertNothingLeaked(ending);
    assertThat(Listing.names(job.output())).containsExactly(".lock");
  }

  @ParameterizedTest
  @ValueSource(strings = {".staging-", ".tmp", "part-00000.parquet"})
  void aRunThatIsKilledLeavesFiguresWhereTheirReadersWouldBeAndTheNextRunClearsThemAway(
      String moment) throws Exception {
    Process run = program().start();
    try {
      await(run, path -> path.toString().substring(folder.toString().length()).contains(moment));
    } finally {
      run.destroyForcibly();
      run.waitFor();
    }
    assertThat(run.exitValue()).isEqualTo(137);
    assertThat(search.leaks(job.output(), job.output())).isEmpty();
    assertThat(search.seen(temporary())).isEmpty();

    assertThat(run().code()).isEqualTo(3);
    assertThat(Listing.names(job.output())).containsExactly(".lock", "current", "releases");
  }

  /** Waits until a file or folder is there. */
  private void await(Process run, Predicate<Path> moment) throws IOException {
    while (run.isAlive()) {
      if (present().stream().anyMatch(moment)) {
        return;
      }
    }
    throw new IllegalStateException("the run ended with " + run.exitValue() + " before its time");
  }

  private List<Path> present() throws IOException {
    try {
      return Listing.all(job.output());
    } catch (IOException movedMeanwhile) {
      return List.of();
    }
  }

  private void assertNothingLeaked(Ending ending) throws IOException {
    List<String> leaks = new ArrayList<>();
    leaks.addAll(search.leaks(job.output(), job.output()));
    leaks.addAll(search.leaks(temporary(), job.output()));
    leaks.addAll(search.leaks(home(), job.output()));
    for (Canary canary : search.in((ending.out() + ending.err()).getBytes(UTF_8))) {
      leaks.add(canary.name() + " was said");
    }
    assertThat(leaks).isEmpty();
  }

  private Ending run(String... options) throws IOException, InterruptedException {
    return program(options).run();
  }

  private Program program(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Djava.io.tmpdir=" + temporary());
    all.add("-Duser.home=" + home());
    return migstat(
            all,
            "run",
            job.job().toString(),
            "--input",
            job.input().toString(),
            "--output",
            job.output().toString())
        .in(home());
  }

  /** The program that is searched. */
  Program migstat(List<String> options, String... arguments) {
    return Program.main(Migstat.class, options, arguments);
  }
}
