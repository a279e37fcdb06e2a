package org.migstat.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.Ending;
import org.migstat.pipeline.CheckReport;
import org.migstat.pipeline.Progress;
import org.migstat.pipeline.ProgressListener;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunRequest;

/** Commands as a shell would give them, over an engine that reports what a test says. */
final class Commands implements Engine {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00.987Z");

  private final List<RunRequest> requests = new ArrayList<>();
  private RunReport report =
      new RunReport(null, Path.of("out"), List.of(), List.of(), List.of(), List.of(), false);
  private CheckReport checked =
      new CheckReport(Path.of("job.yaml"), List.of(), List.of(), List.of(), false);
  private @Nullable Exception failure;

  static Commands reporting(RunReport report) {
    var commands = new Commands();
    commands.report = report;
    return commands;
  }

  static Commands reporting(CheckReport report) {
    var commands = new Commands();
    commands.checked = report;
    return commands;
  }

  static Commands failing(Exception failure) {
    var commands = new Commands();
    commands.failure = failure;
    return commands;
  }

  Ending execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Migstat.commandLine(this, Clock.fixed(NOW, ZoneOffset.UTC));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(arguments);
    return new Ending(code, out.toString(), err.toString());
  }

  /** What the engine was asked last. */
  RunRequest request() {
    return requests.get(requests.size() - 1);
  }

  @Override
  public RunReport run(RunRequest request, ProgressListener progress) throws Exception {
    requests.add(request);
    fail();
    progress.began("r000007-one");
    progress.progress(new Progress("Reading", 0, 3, "files"));
    progress.progress(new Progress("Reading", 1, 3, "files"));
    progress.progress(new Progress("Reading", 3, 3, "files"));
    progress.counted(new TreeMap<>(Map.of("harmonise/files_read", 3L)));
    return report;
  }

  @Override
  public CheckReport check(Path file, @Nullable Path input) throws Exception {
    fail();
    return checked;
  }

  private void fail() throws Exception {
    if (failure != null) {
      throw failure;
    }
  }
}
