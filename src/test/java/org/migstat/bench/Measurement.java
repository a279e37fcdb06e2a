package org.migstat.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one whole process took, from its start to its end. Times are those that bash tells of a
 * command it has waited for; the peak of its memory is read from {@code /proc} while it runs, so
 * that any Linux with bash will do.
 *
 * @param code with which it ended
 * @param seconds on the clock
 * @param cpuSeconds of all cores, user and system
 * @param peakBytes largest resident set
 */
record Measurement(int code, double seconds, double cpuSeconds, long peakBytes) {
  private static final String TIME =
      "TIMEFORMAT='%3R %3U %3S'; log=$1 times=$2; shift 2; { time \"$@\" >\"$log\" 2>&1 </dev/null; } 2>\"$times\"";

  private static final int EVERY_MILLIS = 20;

  /**
   * Runs a command and waits for its end.
   *
   * @param log file for all it says
   */
  static Measurement of(List<String> command, Path log) throws IOException, InterruptedException {
    Path times = log.resolveSibling(log.getFileName() + ".times");
    List<String> words =
        new ArrayList<>(List.of("bash", "-c", TIME, "bash", log.toString(), times.toString()));
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("MIGSTAT_"));
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "SPARK_LOCAL_IP", "127.0.0.1"));
    Process shell = builder.start();
    long peak = 0;
    while (!shell.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      for (ProcessHandle child : shell.children().toList()) {
        peak = Math.max(peak, peak(child.pid()));
      }
    }
    String[] seconds = Files.readString(times).strip().split(" ");
    double cpu = Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]);
    return new Measurement(shell.exitValue(), Double.parseDouble(seconds[0]), cpu, peak);
  }

  private static long peak(long process) {
    try {
      String status =
          Files.readString(
              Path.of("/proc", Long.toString(process), "status"), StandardCharsets.ISO_8859_1);
      return status
          .lines()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .max()
          .orElse(0);
    } catch (IOException ended) {
      // A process that has ended has no status any more.
      return 0;
    }
  }
}
