package org.migstat.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.migstat.Ending;
import org.migstat.Program;
import org.migstat.cli.Migstat;

/** A Master and its Workers, each of which starts an executor for a job. */
final class SparkCluster extends Cluster {
  private static final String DEPLOY = "org.apache.spark.deploy.";

  private final int master = freePort();
  private final int page = freePort();
  private final Path jarLink;

  SparkCluster(Path folder) throws IOException, InterruptedException {
    super(folder, "spark");
    // Where a worker looks for the classes of its executors.
    Path home = this.folder.resolve("home");
    Files.createDirectories(home.resolve("jars"));
    jarLink = Files.createSymbolicLink(home.resolve("jars/spark.jar"), jar());
    Map<String, String> environment =
        Map.of(
            "SPARK_LOCAL_IP", HERE, "SPARK_SCALA_VERSION", "2.12", "SPARK_HOME", home.toString());
    start("master", environment, words("master.Master", "--port", master, "--webui-port", page));
    for (int i = 0; i < WORKERS; i++) {
      startWorker(
          "worker" + i,
          environment,
          words("worker.Worker", "--cores", 1, "--memory", "1g", "--webui-port", 0, address()));
    }
    awaitWorkers();
  }

  @Override
  public void close() {
    super.close();
    try {
      Files.delete(jarLink);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> words(String main, Object... words) {
    List<String> all = new ArrayList<>(List.of(DEPLOY + main, "--host", HERE));
    for (Object word : words) {
      all.add(word.toString());
    }
    return all;
  }

  private String address() {
    return "spark://" + HERE + ":" + master;
  }

  @Override
  List<String> words() {
    return List.of("--runner", "spark", "--spark-master", address());
  }

  @Override
  List<String> beamOptions() {
    return List.of();
  }

  /** A run that Spark starts itself, as its operator for Kubernetes does. */
  Ending submit(Run run) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(opens());
    words.addAll(List.of("-Dspark.ui.enabled=false", "-Djava.io.tmpdir=" + run.temporary()));
    words.add("-Dmigstat.program=" + Run.LAUNCHER);
    words.addAll(List.of("-cp", jar() + ":" + folder, DEPLOY + "SparkSubmit"));
    words.addAll(List.of("--master", address(), "--class", Migstat.class.getName()));
    words.addAll(List.of("local://" + jar(), "run", run.job().toString(), "--output", "out"));
    return Program.java(words.toArray(new String[0]))
        .in(run.folder())
        .with(Map.of("SPARK_LOCAL_IP", HERE))
        .run();
  }

  @Override
  URI state() {
    return URI.create("http://" + HERE + ":" + page + "/json/");
  }

  @Override
  String ready() {
    return "\"aliveworkers\":" + WORKERS;
  }
}
