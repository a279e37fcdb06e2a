package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.Program;

/** Every command that README.md shows, run as it stands there, in the order of the page. */
class ReadmeIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path TABLES =
      PROJECT.resolve(System.getProperty("migstat.realdata", "../shared/realdata")).normalize();

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyCommandOfThePageDoesWhatItSays() throws IOException {
    for (String name : List.of("migstat", "pipelines", "sample-data")) {
      Files.createSymbolicLink(folder.resolve(name), PROJECT.resolve(name));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String command : commands()) {
      tests.add(DynamicTest.dynamicTest(command, () -> run(command)));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  /** Lines of code blocks that start the program, without what is said of them. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(PROJECT.resolve("README.md"))) {
      code ^= line.startsWith("```");
      String command = line.replaceFirst("\\s+#.*", "");
      // "mvn -B verify" is what runs this test; RunnerIT runs what needs the jars of other runners.
      if (code && command.contains("./migstat") && !command.contains(" --runner ")) {
        commands.add(command);
      }
    }
    return commands;
  }

  private void run(String command) throws Exception {
    boolean needsTables = command.contains(" DIR");
    assumeTrue(!needsTables || Files.isDirectory(TABLES), () -> "no published tables in " + TABLES);
    Ending ended =
        Program.of("bash", "-c", command.replace(" DIR", " '" + TABLES + "'"))
            .in(folder)
            .together()
            .run();

    // The sample has broken rows on purpose, which the page says.
    int expected = command.contains("run pipelines/sample.yaml") ? 3 : 0;
    assertThat(ended.code()).as("%s%n%s", command, ended.out()).isEqualTo(expected);
  }
}
