package org.migstat.beam;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.Fates.Fate;

/**
 * Counts the fates and roles of one group in arrays, because every record passes here, and enters
 * them into the ledger.
 */
final class GroupTally {
  private static final Tier[] TIERS = Tier.values();
  private static final Role[] ROLES = Role.values();
  private static final Fate[] FATES = Fate.values();

  private record Of(String submission, String collection) {}

  private static final class Counts {
    final long[] fates = new long[FATES.length];
    final long[][] roles = new long[TIERS.length][ROLES.length];
    final long[] summed = new long[TIERS.length];
    final long[] excluded = new long[TIERS.length];
  }

  private final Map<Of, Counts> all = new HashMap<>();

  void fate(Observation observation, Fate fate) {
    counts(observation).fates[fate.ordinal()]++;
  }

  /** A record that the tiers see, and its role there. */
  void placed(Claim claim, Set<Tier> tiers) {
    Counts counts = counts(claim.observation());
    boolean summed = claim.observation().flags().has(QualityFlag.SUMMED);
    boolean excluded = claim.observation().kind() == Observation.Kind.EXCLUDED;
    for (Tier tier : tiers) {
      if (excluded) {
        counts.excluded[tier.ordinal()]++;
      } else {
        counts.roles[tier.ordinal()][claim.role().ordinal()]++;
      }
      counts.summed[tier.ordinal()] += summed ? 1 : 0;
    }
  }

  /** A record that the tier may not see; it can be a total that was added up. */
  void withheld(Observation observation, Tier tier) {
    Counts counts = counts(observation);
    counts.roles[tier.ordinal()][Role.WITHHELD.ordinal()]++;
    counts.summed[tier.ordinal()] += observation.flags().has(QualityFlag.SUMMED) ? 1 : 0;
  }

  /** Enters the counts. */
  void enter(Ledger ledger, Set<Tier> tiers) {
    all.forEach(
        (of, counts) -> {
          for (Fate fate : FATES) {
            enter(ledger, of, fate, counts.fates[fate.ordinal()]);
          }
          for (Tier tier : tiers) {
            for (Role role : ROLES) {
              long count = counts.roles[tier.ordinal()][role.ordinal()];
              ledger.add(line(of, Kind.ROLE, role.name(), tier), count);
            }
            ledger.add(excluded(of, tier), counts.excluded[tier.ordinal()]);
            ledger.add(line(of, Kind.RECORDS, Ledger.SUMMED, tier), counts.summed[tier.ordinal()]);
          }
        });
  }

  private static void enter(Ledger ledger, Of of, Fate fate, long count) {
    switch (fate) {
      case REPORTED -> {
        ledger.add(line(of, Kind.FATE, Ledger.REPORTED), count);
        ledger.add(line(of, Kind.RECORDS, Ledger.REPORTED), count);
      }
      case PART -> ledger.add(line(of, Kind.FATE, Ledger.PART), count);
      case DUPLICATE_DELIVERY -> ledger.add(line(of, Kind.FATE, Ledger.DUPLICATE_DELIVERY), count);
      case ASSEMBLED -> ledger.add(line(of, Kind.RECORDS, Ledger.ASSEMBLED), count);
    }
  }

  private static Ledger.Line line(Of of, Kind kind, String name) {
    return new Ledger.Line(of.submission, of.collection, kind, name, "", null);
  }

  private static Ledger.Line line(Of of, Kind kind, String name, Tier tier) {
    return new Ledger.Line(of.submission, of.collection, kind, name, "", tier);
  }

  /** Records that the corrections register excludes are told apart from those that broke a rule. */
  private static Ledger.Line excluded(Of of, Tier tier) {
    return new Ledger.Line(
        of.submission, of.collection, Kind.ROLE, Role.QUARANTINED.name(), Ledger.EXCLUDED, tier);
  }

  private Counts counts(Observation observation) {
    Of of = new Of(observation.address().submission(), observation.definition().collection());
    return all.computeIfAbsent(of, o -> new Counts());
  }
}
