package org.migstat.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.migstat.Program;

/**
 * A real cluster on this machine, started from the jar of its runner: a coordinator and three
 * workers with one slot each, every one a process of its own. Closing it ends what it started.
 */
abstract class Cluster implements AutoCloseable {
  static final String HERE = "127.0.0.1";
  static final int WORKERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  final Path folder;
  private final Path jar;
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> all = new ArrayList<>();

  Cluster(Path folder, String runner) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.jar = Path.of("target", "migstat-" + runner + ".jar").toAbsolutePath();
  }

  /** Words for {@code migstat run}. */
  abstract List<String> words();

  /** Options for Beam: one worker is to spare. */
  abstract List<String> beamOptions();

  /** A page that tells how many workers there are. */
  abstract URI state();

  /** What stands on it when all workers are there. */
  abstract String ready();

  Path jar() {
    return jar;
  }

  Process start(String name, Map<String, String> environment, List<String> words)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp-" + name));
    List<String> command = new ArrayList<>(opens());
    command.addAll(List.of("-Xmx900m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary));
    command.addAll(List.of("-cp", jar.toString()));
    command.addAll(words);
    Process process =
        Program.java(command.toArray(new String[0]))
            .with(environment)
            .in(folder)
            .start(folder.resolve(name + ".log"));
    all.add(process);
    return process;
  }

  void startWorker(String name, Map<String, String> environment, List<String> words)
      throws IOException {
    workers.add(start(name, environment, words));
  }

  /** Processes of one worker; the last one does the work. */
  List<ProcessHandle> worker(int number) {
    ProcessHandle worker = workers.get(number).toHandle();
    return Stream.concat(Stream.of(worker), worker.descendants()).toList();
  }

  /** Words that open packages to the jar where it is not started by {@code -jar}. */
  List<String> opens() throws IOException {
    try (JarFile opened = new JarFile(jar.toFile())) {
      String packages = opened.getManifest().getMainAttributes().getValue("Add-Opens");
      return Stream.of(packages.split(" "))
          .flatMap(name -> Stream.of("--add-opens", name + "=ALL-UNNAMED"))
          .toList();
    }
  }

  void awaitWorkers() throws IOException, InterruptedException {
    try {
      await(state(), ready());
    } catch (IllegalStateException absent) {
      // Nobody else can: who asked for the cluster never gets it.
      close();
      throw absent;
    }
  }

  /**
   * Returns when a page of the cluster says something.
   *
   * @param awaited without blanks
   */
  static void await(URI page, String awaited) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question = HttpRequest.newBuilder(page).build();
    Instant end = Instant.now().plus(PATIENCE);
    String said = "";
    while (!said.replaceAll("\\s", "").contains(awaited)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the cluster does not say " + awaited + ": " + said);
      }
      Thread.sleep(200);
      try {
        said = client.send(question, HttpResponse.BodyHandlers.ofString()).body();
      } catch (IOException notYet) {
        said = notYet.toString();
      }
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> ending =
        all.stream()
            .map(Process::toHandle)
            .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle)))
            .toList();
    ending.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }
}
