package org.migstat.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JobManager and its TaskManagers. */
final class FlinkCluster extends Cluster {
  private static final String RUNTIME = "org.apache.flink.runtime.";

  private final int rest = freePort();

  /**
   * @param retries how often a job is begun anew after it lost a worker
   */
  FlinkCluster(Path folder, int retries) throws IOException, InterruptedException {
    super(folder, "flink");
    // The scripts of a distribution work out the sizes; a process that is started alone needs all.
    String restart =
        retries == 0 ? "none" : "fixed-delay\nrestart-strategy.fixed-delay.attempts: " + retries;
    Files.writeString(
        this.folder.resolve("config.yaml"),
        """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        rest.bind-port: %d
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 1
        taskmanager.cpu.cores: 1.0
        taskmanager.memory.task.heap.size: 512m
        taskmanager.memory.task.off-heap.size: 0m
        taskmanager.memory.framework.heap.size: 128m
        taskmanager.memory.framework.off-heap.size: 128m
        taskmanager.memory.jvm-metaspace.size: 256m
        taskmanager.memory.jvm-overhead.min: 192m
        taskmanager.memory.jvm-overhead.max: 192m
        taskmanager.memory.network.min: 256m
        taskmanager.memory.network.max: 256m
        taskmanager.memory.managed.size: 128m
        heartbeat.interval: 2000
        heartbeat.timeout: 10000
        restart-strategy.type: %s
        """
            .formatted(freePort(), rest, rest, restart));
    List<String> configuration = List.of("--configDir", this.folder.toString());
    start(
        "jobmanager",
        Map.of(),
        words(RUNTIME + "entrypoint.StandaloneSessionClusterEntrypoint", configuration));
    for (int i = 0; i < WORKERS; i++) {
      startWorker(
          "taskmanager" + i,
          Map.of(),
          words(RUNTIME + "taskexecutor.TaskManagerRunner", configuration));
    }
    awaitWorkers();
  }

  private static List<String> words(String main, List<String> configuration) {
    return List.of(main, configuration.get(0), configuration.get(1));
  }

  @Override
  List<String> words() {
    return List.of("--runner", "flink", "--flink-master", HERE + ":" + rest);
  }

  @Override
  List<String> beamOptions() {
    return List.of("--parallelism=" + (WORKERS - 1));
  }

  @Override
  URI state() {
    return URI.create("http://" + HERE + ":" + rest + "/overview");
  }

  /** A page that tells how its jobs stand. */
  URI jobs() {
    return URI.create("http://" + HERE + ":" + rest + "/jobs/overview");
  }

  @Override
  String ready() {
    return "\"slots-available\":" + WORKERS;
  }
}
