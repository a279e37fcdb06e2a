package org.migstat.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.migstat.io.OwnerOnly;
import org.migstat.pipeline.RunReport.CollectionCounts;
import org.migstat.pipeline.RunReport.TierRows;
import org.migstat.query.Json;

/**
 * What {@code run --report} writes: counts and times of one run, which are different each time and
 * therefore no part of the release. Counts of confidential records are among them, so it is for the
 * operator alone.
 *
 * @param run name of the run, as in its log lines
 * @param release id of the published release; null after a dry run
 * @param exitCode how the command ended
 * @param milliseconds of wall time, from the command line to the end
 * @param steps in the order of the work
 * @param metrics what the stages counted, by name
 * @param collections what became of the rows and records of each
 * @param tiers rows written to each data set
 * @param refusedFiles files that nothing could be published of
 * @param warnings what else somebody should look at
 */
public record RunRecord(
    String run,
    @Nullable String release,
    long exitCode,
    long milliseconds,
    List<Step> steps,
    SortedMap<String, Long> metrics,
    List<CollectionCounts> collections,
    List<TierRows> tiers,
    List<String> refusedFiles,
    List<String> warnings) {
  private static final String BEGIN = "{\n  \"run\": \"";

  /**
   * How long a step took, from its first sign to that of the next.
   *
   * @param milliseconds of wall time
   */
  public record Step(String step, long milliseconds) {}

  /** Whether a file holds what {@link #writeTo} writes. */
  static boolean isWrittenTo(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGIN.length()), StandardCharsets.UTF_8).equals(BEGIN);
    }
  }

  /** Writes it to a file that is not there yet, and that only its owner can open. */
  void writeTo(Path file) throws IOException {
    try (OutputStream out = OwnerOnly.newFile(file)) {
      out.write(Json.lines(this).getBytes(StandardCharsets.UTF_8));
    }
  }
}
