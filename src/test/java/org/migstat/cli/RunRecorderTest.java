package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.pipeline.Progress;
import org.migstat.pipeline.RunReport;
import org.migstat.pipeline.RunReport.CollectionCounts;
import org.migstat.pipeline.RunReport.Refusal;
import org.migstat.pipeline.RunReport.TierRows;

class RunRecorderTest {
  private static final RunReport REPORT =
      new RunReport(
          "r000007",
          Path.of("out"),
          List.of(
              new CollectionCounts(
                  "OECD_MIG",
                  9,
                  1,
                  8,
                  Map.of(),
                  Map.of(Tier.UN, Map.of(Role.PREFERRED, 7L, Role.QUARANTINED, 1L)),
                  1,
                  0,
                  List.of(new Refusal(RuleId.V_NEG, 1)))),
          List.of(new TierRows(Tier.UN, Map.of("obs_all", 8L, "conflicts", 3L))),
          List.of(),
          List.of("OECD_MIG rejected 11.1 % of its rows."),
          true);

  @TempDir private Path folder;

  @Test
  void theReportTellsWhatWasCountedAndHowLongEachStepTook() throws Exception {
    Deque<Long> milliseconds = new ArrayDeque<>(List.of(1000L, 1200L, 4000L, 4500L));
    List<Progress> heard = new ArrayList<>();
    var recorder = new RunRecorder(heard::add, () -> milliseconds.remove() * 1_000_000);
    var reading = new Progress("Reading", 0, 1, "files");
    var resolving = new Progress("Resolving", 1, -1, "groups");
    recorder.began("r000007-one");
    recorder.progress(reading);
    recorder.progress(reading);
    recorder.progress(resolving);
    recorder.counted(new TreeMap<>(Map.of("resolve/groups_resolved", 1L)));
    Path file = folder.resolve("run.json");

    recorder.end(REPORT, ExitCode.PUBLISHED_WITH_REJECTS).writeTo(file);

    assertThat(heard).containsExactly(reading, reading, resolving);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "run": "r000007-one",
              "release": "r000007",
              "exit_code": 3,
              "milliseconds": 3500,
              "steps": [
                {"step":"Preparing","milliseconds":200},
                {"step":"Reading","milliseconds":2800},
                {"step":"Resolving","milliseconds":500}
              ],
              "metrics": {"resolve/groups_resolved":1},
              "collections": [
                {"collection":"OECD_MIG","rows":9,"out_of_scope":1,"records":8,"summed":{},"roles":{"UN":{"PREFERRED":7,"QUARANTINED":1}},"quarantined":1,"hidden":0,"refusals":[{"rule":"V-NEG","count":1}]}
              ],
              "tiers": [
                {"tier":"UN","rows":{"conflicts":3,"obs_all":8}}
              ],
              "refused_files": [],
              "warnings": ["OECD_MIG rejected 11.1 % of its rows."]
            }
            """);
  }

  @Test
  void aPlaceForTheReportThatIsNoneIsRefusedBeforeTheWork() {
    var commands = new Commands();
    Path file = folder.resolve("nowhere/run.json");

    assertThat(commands.execute("run", "job.yaml", "--report", file.toString()).err())
        .startsWith(
            "Cannot run job.yaml with --report %s: no file can be written there; expected one in a folder that is there and that this user may write to."
                .formatted(file));
    assertThat(commands.execute("run", "job.yaml", "--report", folder.toString()).code())
        .isEqualTo(2);
  }

  @Test
  void aRunThatFailsLeavesNoReportNotEvenThatOfTheRunBefore() throws Exception {
    Path file = folder.resolve("run.json");
    new RunRecorder(step -> {}, () -> 0).end(REPORT, ExitCode.OK).writeTo(file);

    Commands.failing(new IOException("Cannot a."))
        .execute("run", "job.yaml", "--report", file.toString());

    assertThat(file).doesNotExist();
  }

  @Test
  void nothingButAReportMakesRoomForOne() throws Exception {
    Path other = Files.writeString(folder.resolve("job.yaml"), "id: mine\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), other);
    Path empty = Files.createFile(folder.resolve(".lock"));

    for (Path file : List.of(other, link, empty)) {
      Ending refused = new Commands().execute("run", "job.yaml", "--report", file.toString());

      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .startsWith(
              "Cannot run job.yaml with --report %s: something else than the report of a run is there; expected such a report, or nothing."
                  .formatted(file));
      assertThat(file).exists();
    }
    assertThat(other).hasContent("id: mine\n");
  }
}
