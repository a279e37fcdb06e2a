package org.migstat.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javax.tools.ToolProvider;
import org.migstat.bench.Contestant.Work;

/**
 * Spark SQL without migstat and Beam: {@code bench/spark.sql}. It uses the classes of Spark that
 * the jar of migstat for Spark holds; as these are on no class path of the tests, what runs the
 * script ({@code bench/SparkRival.java}) is compiled against that jar.
 */
final class SparkSql {
  private static final Path JAR = Path.of("target/migstat-spark.jar").toAbsolutePath();
  private static final Path LAUNCHER = Path.of("migstat").toAbsolutePath();

  private SparkSql() {}

  /**
   * Builds the jar, as the launcher does on first use, and compiles the runner.
   *
   * @param folder for the runner
   */
  static Contestant install(Path folder) throws IOException, InterruptedException {
    Path source = Files.createDirectories(folder).resolve("SparkRival.java");
    try (InputStream in = RivalScript.open("SparkRival.java")) {
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = folder.resolve("build.log");
    List<String> build = List.of(LAUNCHER.toString(), "run", "--runner", "spark", "--help");
    String path = String.join(File.pathSeparator, JAR.toString(), Contestants.only("test-classes"));
    if (Measurement.of(build, log).code() != 0 || !compiled(source, path, folder)) {
      throw new IOException(
          "Cannot compile %s: the jar for Spark could not be built, or has other classes; expected Spark 3.5. See %s."
              .formatted(source, log));
    }
    List<String> options = new ArrayList<>(Contestants.LONG);
    for (String opened : opens()) {
      options.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED"));
    }
    Path areas = Path.of("schemas/codelists/areas.csv").toAbsolutePath();
    return new Contestant(
        "Spark SQL",
        Work.KEEP,
        (input, job, out) ->
            Contestants.java(
                options,
                path + File.pathSeparator + folder,
                "org.migstat.bench.SparkRival",
                job,
                out,
                areas,
                input.wide() ? "wide" : "even"));
  }

  private static boolean compiled(Path source, String path, Path folder) {
    return ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", path, "-d", folder.toString(), source.toString())
        == 0;
  }

  /** Packages of the JDK that Spark reaches into. */
  private static List<String> opens() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return List.of(jar.getManifest().getMainAttributes().getValue("Add-Opens").split(" "));
    }
  }
}
