package org.migstat.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/**
 * What a run did, in counts only. It covers the protected zone and is meant for whoever runs the
 * job.
 *
 * @param release id of the published release; null after a dry run
 * @param output folder that holds the releases
 * @param collections one entry per collection, in the order of their codes
 * @param tiers one entry per tier that was written, in the order of {@link Tier}
 * @param refusedFiles files that nothing could be published of, each as a sentence that says why
 * @param warnings what else somebody should look at, as sentences
 * @param rejectsAboveWarning whether a collection's share of rejected rows passed the warning share
 */
public record RunReport(
    @Nullable String release,
    Path output,
    List<CollectionCounts> collections,
    List<TierRows> tiers,
    List<String> refusedFiles,
    List<String> warnings,
    boolean rejectsAboveWarning) {

  public RunReport {
    collections = List.copyOf(collections);
    tiers = List.copyOf(tiers);
    refusedFiles = List.copyOf(refusedFiles);
    warnings = List.copyOf(warnings);
  }

  /** Whether less was published than came in, by more than a run should pass over. */
  public boolean publishedWithRejects() {
    return rejectsAboveWarning || !refusedFiles.isEmpty();
  }

  /**
   * What became of the rows and records of one collection.
   *
   * @param collection code of the collection
   * @param rows data rows received in its files
   * @param outOfScope row fates that a declared filter excluded
   * @param records records that the rows gave
   * @param summed records that totals were added up to, for each tier that was written; with {@code
   *     records} they are the sum over the roles
   * @param roles records by role, for each tier that was written
   * @param quarantined rows and records that a rule refused
   * @param hidden records of which the public does not see the figure
   * @param refusals rules that refused them, most frequent first
   */
  public record CollectionCounts(
      String collection,
      long rows,
      long outOfScope,
      long records,
      Map<Tier, Long> summed,
      Map<Tier, Map<Role, Long>> roles,
      long quarantined,
      long hidden,
      List<Refusal> refusals) {

    public CollectionCounts {
      summed = Map.copyOf(summed);
      roles = Map.copyOf(roles);
      refusals = List.copyOf(refusals);
    }
  }

  /** How often a rule refused something. */
  public record Refusal(RuleId rule, long count) {}

  /** Rows written to each data set of a tier, by name of the data set. */
  public record TierRows(Tier tier, Map<String, Long> rows) {
    public TierRows {
      rows = Map.copyOf(rows);
    }
  }
}
