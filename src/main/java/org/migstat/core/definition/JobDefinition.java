package org.migstat.core.definition;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;

/**
 * One job: which collections from which files, under which policy, for which tiers.
 *
 * @param id name of the job file without extension
 * @param inputs definitions and their files, in the order of the job file
 * @param asOf vintages after it are dropped; null until the command line gives it
 * @param tiers what is written
 * @param buckets parts into which areas are divided; part of the output, so never derived from the
 *     input
 * @param onRefusedFile what becomes of the run if a file is missing or cannot be read
 * @param output default folder of the releases, relative to the current directory; null if the
 *     command line must give it
 * @param input default input root, relative to the job file; null for the current directory
 * @param corrections {@link Corrections#NONE} if the job names no register
 * @param disclosure {@link DisclosurePolicy#USUAL} if the job names no file
 */
public record JobDefinition(
    String id,
    List<Input> inputs,
    @Nullable Instant asOf,
    Set<Tier> tiers,
    int buckets,
    OnRefusedFile onRefusedFile,
    @Nullable String output,
    @Nullable String input,
    Policy policy,
    Derivations derivations,
    Arrangements arrangements,
    Corrections corrections,
    DisclosurePolicy disclosure) {

  /** Whether the other files are published without the one that could not be read. */
  public enum OnRefusedFile {
    PUBLISH,
    FAIL
  }

  /** Files, as paths or globs relative to the input root, that one definition reads. */
  public record Input(CollectionDefinition definition, List<String> files) {}
}
