package org.migstat.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;

/**
 * What one run is asked to do. Whatever it leaves open, the job file says.
 *
 * @param job the job file
 * @param input folder that the files of the job are looked for in; null for the job's own
 * @param output folder that receives the release; null for the job's own
 * @param asOf moment after which vintages are dropped; null for the job's own
 * @param tiers what is written; empty for the job's own
 * @param dryRun whether everything is done but nothing published
 * @param previous id of the release that conflicts are compared with; null for none
 * @param beamOptions options for Beam and its runner, each as {@code --name=value}
 * @param keys folder of the keys that tiers are encrypted with; null if they are not
 * @param deadline how long the work may take; null for any time
 */
public record RunRequest(
    Path job,
    @Nullable Path input,
    @Nullable Path output,
    @Nullable Instant asOf,
    Set<Tier> tiers,
    boolean dryRun,
    @Nullable String previous,
    List<String> beamOptions,
    @Nullable Path keys,
    @Nullable Duration deadline) {

  /** A run that encrypts nothing and may take any time. */
  public RunRequest(
      Path job,
      @Nullable Path input,
      @Nullable Path output,
      @Nullable Instant asOf,
      Set<Tier> tiers,
      boolean dryRun,
      @Nullable String previous,
      List<String> beamOptions) {
    this(job, input, output, asOf, tiers, dryRun, previous, beamOptions, null, null);
  }

  public RunRequest {
    tiers = Set.copyOf(tiers);
    beamOptions = List.copyOf(beamOptions);
  }
}
