package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.Program;

/** The launcher with a java and a mvn that only write down how they were called. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("migstat").toAbsolutePath();

  @TempDir private Path folder;
  private Path root = Path.of("");
  private Path tools = Path.of("");

  @BeforeEach
  void install() throws IOException {
    root = Files.createDirectories(folder.toRealPath().resolve("my project"));
    tools = Files.createDirectories(root.resolve("tools/jdk/bin"));
    Files.createDirectories(root.resolve("src/main/java"));
    Files.createDirectories(root.resolve("schemas"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.copy(LAUNCHER, root.resolve("migstat"));
    java("17.0.15");
    script(
        "mvn",
        "mkdir -p target; echo \"mvn $*\" >> calls; for jar in target/migstat*.jar; do :; done",
        "case \"$*\" in *flink*) touch target/migstat-flink.jar ;; *) touch target/migstat.jar ;; esac");
  }

  @Test
  void javaOlderThan17AndNewerThan24IsRefused() throws Exception {
    for (String version : List.of("11.0.2", "1.8.0_292", "25", "25.0.1")) {
      java(version);

      assertThat(start("--version"))
          .isEqualTo(
              ended(
                  2,
                  "Cannot start migstat: %s/java is Java %s; expected 17 to 24. Set JAVA_HOME to one of these.\n"
                      .formatted(tools, version)));
    }
  }

  @Test
  void aJavaHomeWithoutJavaIsRefused() throws Exception {
    assertThat(start(Map.of("JAVA_HOME", "/nowhere"), root.resolve("migstat"), "--version"))
        .isEqualTo(
            ended(
                2,
                "Cannot start migstat: JAVA_HOME holds no bin/java; expected a Java 17 to 24. Point JAVA_HOME to one, or unset it.\n"));
  }

  @Test
  void anUnknownRunnerIsRefused() throws Exception {
    assertThat(start(Map.of("MIGSTAT_RUNNER", "storm"), root.resolve("migstat"), "--version"))
        .isEqualTo(
            ended(
                2,
                "Cannot start migstat: MIGSTAT_RUNNER is 'storm'; expected direct, flink or spark.\n"));
    for (String[] words :
        List.of(new String[] {"--runner", "storm"}, new String[] {"--runner=storm"})) {
      List<String> all = new ArrayList<>(List.of("run", "job.yaml"));
      all.addAll(List.of(words));
      assertThat(start(all.toArray(new String[0])))
          .isEqualTo(
              ended(
                  2,
                  "Cannot start migstat: --runner is 'storm'; expected direct, flink or spark.\n"));
    }
  }

  @Test
  void theRunnerOfTheCommandLineWinsAndWhatIsForBeamIsNone() throws Exception {
    Map<String, String> flink = Map.of("MIGSTAT_RUNNER", "flink");
    Path launcher = root.resolve("migstat");
    String jar = "-jar " + root.resolve("target/migstat.jar") + " run job.yaml";
    String flinks = "-jar " + root.resolve("target/migstat-flink.jar") + " run job.yaml";

    assertThat(start("run", "job.yaml", "--runner", "flink").out()).contains(flinks);
    assertThat(start("run", "job.yaml", "--runner=flink").out()).contains(flinks);
    assertThat(start(flink, launcher, "run", "job.yaml").out()).contains(flinks);
    assertThat(start(flink, launcher, "run", "job.yaml", "--runner=direct").out()).contains(jar);
    assertThat(start("run", "job.yaml", "--", "--runner=FlinkRunner").out()).contains(jar);
  }

  @Test
  void theFirstStartBuildsAndTheNextOnesDoNot() throws Exception {
    assertThat(start("--version").out())
        .startsWith("migstat: building target/migstat.jar; this is done once")
        .contains("-jar " + root.resolve("target/migstat.jar") + " --version");
    assertThat(start("--version").out()).doesNotContain("building");
    assertThat(root.resolve("calls")).hasContent("mvn -B -ntp -Dmaven.test.skip=true package");
  }

  @Test
  void aFailedBuildShowsItsErrorsAndStartsNothing() throws Exception {
    script("mvn", "echo '[INFO] fine so far'; echo '[ERROR] it broke'; exit 1");

    assertThat(start("--version"))
        .isEqualTo(
            ended(
                1,
                """
                migstat: building target/migstat.jar; this is done once and takes about a minute
                [ERROR] it broke
                Cannot build migstat: Maven failed. All it said is in %s/target/build.log.
                """
                    .formatted(root)));
  }

  @Test
  void sourcesNewerThanTheJarAreBuiltAgain() throws Exception {
    start("--version");
    Path source = Files.writeString(root.resolve("src/main/java/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(start("--version").out()).contains("building");
  }

  @Test
  void anotherRunnerHasItsOwnJar() throws Exception {
    Ending flink = start(Map.of("MIGSTAT_RUNNER", "flink"), root.resolve("migstat"), "--version");

    assertThat(flink.out())
        .contains(
            "building target/migstat-flink.jar",
            "-jar " + root.resolve("target/migstat-flink.jar"));
    assertThat(root.resolve("calls"))
        .hasContent("mvn -B -ntp -Dmaven.test.skip=true -Drunner=flink package");
  }

  @Test
  void theArchiveIsMadeByTheFirstRunAndUsedFromThenOn() throws Exception {
    String use = "-XX:SharedArchiveFile=" + root.resolve("target/migstat.jsa");

    assertThat(start("--version").out()).doesNotContain("faster start", use);
    assertThat(start("run", "job.yaml").out()).contains("preparing a faster start", use);
    assertThat(start("run", "job.yaml").out()).contains(use).doesNotContain("preparing");
    java("21.0.1");
    assertThat(start("run", "job.yaml").out()).contains("preparing a faster start", use);
  }

  @Test
  void aFasterStartThatCannotBePreparedCostsNoRun() throws Exception {
    start("--version");

    Ending run = start(Map.of("TMPDIR", "/nowhere"), root.resolve("migstat"), "run", "job.yaml");
    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).startsWith("java ").contains(" -jar ").doesNotContain("faster start");
  }

  @Test
  void theEnvironmentOfAShellChangesNothing() throws Exception {
    start("--version");

    Ending relative =
        Program.of(
                "bash",
                "-c",
                "cd \"$1\"; \"$2/migstat\" --version",
                "-",
                folder.toString(),
                root.getFileName().toString())
            .without("JAVA_HOME", "MIGSTAT_RUNNER", "MIGSTAT_JAVA_OPTS")
            .with(Map.of("PATH", tools + ":" + System.getenv("PATH"), "CDPATH", folder.toString()))
            .together()
            .run();
    assertThat(relative.out()).contains(" -jar " + root.resolve("target/migstat.jar") + " ");

    Ending collected =
        start(
            Map.of("MIGSTAT_JAVA_OPTS", "-XX:+UseG1GC -Dall=*"),
            root.resolve("migstat"),
            "--version");
    assertThat(collected.out())
        .contains(" -XX:+UseG1GC -Dall=* -jar ")
        .doesNotContain("UseSerialGC", "UseParallelGC");
  }

  @Test
  void aJavaThatDoesNotStartIsNamed() throws Exception {
    script("java", "exit 127");

    assertThat(start("--version"))
        .isEqualTo(
            ended(
                2,
                "Cannot start migstat: %s/java is Java of an unknown version; expected 17 to 24. Set JAVA_HOME to one of these.\n"
                    .formatted(tools)));
  }

  @Test
  void machineCodeForASmallInputIsMadeQuicklyAndForALargeOneWell() throws Exception {
    String quickly = " -XX:TieredStopAtLevel=1 ";
    String well = " -XX:MaxInlineLevel=7 ";
    Path small = Files.createDirectories(root.resolve("small files"));
    Files.writeString(small.resolve("a.csv"), "few");
    Path large = Files.createDirectories(root.resolve("large"));
    Files.write(large.resolve("a.csv"), new byte[5 << 20]);
    Files.write(large.resolve("b.csv"), new byte[4 << 20]);
    Path job = Files.createDirectories(root.resolve("jobs")).resolve("job.yaml");

    Files.writeString(job, "as_of: 2025-12-31T00:00:00Z\ninput: ../large # of all\n");
    assertThat(start("run", job.toString()).out()).contains(well).doesNotContain(quickly);
    assertThat(start("run", job.toString(), "--input", small.toString()).out())
        .contains(quickly)
        .doesNotContain(well);
    Files.writeString(job, "input: \"" + small + "\"\n");
    assertThat(start("run", job.toString()).out()).contains(quickly);
    assertThat(start("run", job.toString(), "--input=" + large).out()).contains(well);
    Files.writeString(job, "output: out\n");
    assertThat(start("run", job.toString()).out()).contains(well);
    assertThat(start("query", "out", "SELECT 1").out()).contains(quickly);
  }

  @Test
  void argumentsAndOptionsArriveUnchangedThroughALink() throws Exception {
    start("--version");
    Path link =
        Files.createSymbolicLink(folder.resolve("link"), Path.of(root.getFileName() + "/migstat"));
    Ending ended =
        start(
            Map.of("MIGSTAT_JAVA_OPTS", "-Xmx1g -Da=b"), link, "query", "my out", "SELECT 'a  b'");

    assertThat(ended.code()).isEqualTo(7);
    assertThat(ended.out())
        .contains(" -Xmx1g -Da=b -jar " + root.resolve("target/migstat.jar"))
        .endsWith("[query] [my out] [SELECT 'a  b']\n");
  }

  @Test
  void aCrashLeavesNoMemoryOnTheDisk() throws Exception {
    start("--version");

    assertThat(start("query", "out", "SELECT 1").out())
        .contains(
            " -XX:ErrorFile=/dev/null -XX:-HeapDumpOnOutOfMemoryError -XX:-UsePerfData ", "core 0");
  }

  private static Ending ended(int code, String printed) {
    return new Ending(code, printed, "");
  }

  private Ending start(String... arguments) throws IOException, InterruptedException {
    return start(Map.of(), root.resolve("migstat"), arguments);
  }

  private Ending start(Map<String, String> environment, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    return Program.of(launcher.toString(), arguments)
        .without("JAVA_HOME", "MIGSTAT_RUNNER", "MIGSTAT_JAVA_OPTS")
        .with(Map.of("PATH", tools + ":" + System.getenv("PATH")))
        .with(environment)
        .together()
        .run();
  }

  private void java(String version) throws IOException {
    script(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \""
            + version
            + "\" 2025-01-01' >&2; exit; fi",
        "for word; do case $word in -XX:ArchiveClassesAtExit=*) touch \"${word#*=}\" ;; esac; done",
        "echo \"java $*\"; echo \"core $(ulimit -c)\"; printf ' [%s]' \"${@: -3}\" | cut -c2-; exit 7");
  }

  private void script(String name, String... lines) throws IOException {
    Path file =
        Files.writeString(
            tools.resolve(name), "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
