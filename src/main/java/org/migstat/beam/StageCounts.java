package org.migstat.beam;

import java.util.Collection;
import java.util.Set;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.io.release.FileEntry;

/** Counts for those who watch a run what an account holds. */
final class StageCounts {
  private StageCounts() {}

  /** What one input file gave. */
  static void harmonised(Account account) {
    Ledger ledger = account.ledger;
    StageMetric.HARMONISE_FILES_READ.add(1);
    StageMetric.HARMONISE_FILES_REFUSED.add(total(ledger, Kind.LINES, Ledger.REFUSED_FILE));
    StageMetric.HARMONISE_BYTES_READ.add(account.inputs.stream().mapToLong(InputHash::bytes).sum());
    StageMetric.HARMONISE_ROWS_READ.add(total(ledger, Kind.LINES, Ledger.ROWS));
    StageMetric.HARMONISE_OUTCOMES_MADE.add(total(ledger, Kind.FATE, Ledger.OUTCOMES));
    StageMetric.HARMONISE_OUTCOMES_OUT_OF_SCOPE.add(total(ledger, Kind.FATE, Ledger.OUT_OF_SCOPE));
    StageMetric.HARMONISE_OUTCOMES_REFUSED.add(total(ledger, Kind.FATE, Ledger.QUARANTINED));
  }

  /**
   * What became of one group.
   *
   * @param packed size of the group in bytes, as it travels
   */
  static void resolved(Account account, Set<Tier> tiers, long packed) {
    Ledger ledger = account.ledger;
    long quarantined = 0;
    for (Tier tier : tiers) {
      quarantined =
          Math.max(quarantined, ledger.total(Kind.ROLE, tier, Set.of(Role.QUARANTINED.name())));
    }
    StageMetric.RESOLVE_GROUPS_RESOLVED.add(1);
    StageMetric.RESOLVE_BYTES_PACKED.add(packed);
    StageMetric.RESOLVE_RECORDS_ACCEPTED.add(
        total(ledger, Kind.RECORDS, Ledger.REPORTED)
            + total(ledger, Kind.RECORDS, Ledger.ASSEMBLED));
    StageMetric.RESOLVE_RECORDS_QUARANTINED.add(quarantined);
    written(
        account.files,
        StageMetric.RESOLVE_FILES_WRITTEN,
        StageMetric.RESOLVE_ROWS_WRITTEN,
        StageMetric.RESOLVE_BYTES_WRITTEN);
  }

  /** What the public was given of one group. */
  static void protectedForPublic(Account account) {
    StageMetric.PROTECT_GROUPS_RESOLVED.add(1);
    written(
        account.files,
        StageMetric.PROTECT_FILES_WRITTEN,
        StageMetric.PROTECT_ROWS_WRITTEN,
        StageMetric.PROTECT_BYTES_WRITTEN);
  }

  /** What was found where figures of several areas meet. */
  static void related(Account account) {
    StageMetric.RELATE_PLACES_RELATED.add(1);
    written(
        account.files,
        StageMetric.RELATE_FILES_WRITTEN,
        StageMetric.RELATE_ROWS_WRITTEN,
        StageMetric.RELATE_BYTES_WRITTEN);
  }

  /** What was written when the books were closed. */
  static void closed(Collection<FileEntry> files) {
    written(
        files,
        StageMetric.CLOSE_FILES_WRITTEN,
        StageMetric.CLOSE_ROWS_WRITTEN,
        StageMetric.CLOSE_BYTES_WRITTEN);
  }

  private static void written(
      Collection<FileEntry> written, StageMetric files, StageMetric rows, StageMetric bytes) {
    files.add(written.size());
    rows.add(written.stream().mapToLong(FileEntry::rows).sum());
    bytes.add(written.stream().mapToLong(FileEntry::bytes).sum());
  }

  private static long total(Ledger ledger, Kind kind, String name) {
    return ledger.total(kind, null, Set.of(name));
  }
}
