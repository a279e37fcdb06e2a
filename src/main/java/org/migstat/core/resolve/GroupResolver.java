package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.SelectionLevel;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.Party;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

/**
 * Resolves all cells of one group of the run, separately for each tier on the records that the tier
 * may see. The records are filtered first and compared then, so that nothing of a tier's result
 * depends on what it may not see.
 *
 * @see "UN/SDMX 2.5, 4.3"
 */
public final class GroupResolver {
  private static final Comparator<Claim> OUTPUT_ORDER =
      Comparator.comparing((Claim c) -> c.observation().submissionKey())
          .thenComparing(Claim::recordId);

  private final Policy policy;
  private final DerivationRegistry registry;
  private final Audience audience;
  private final CellResolver cells;
  private final RecordIds ids;

  /** What a group resolves to. */
  public interface Outcome extends Fates {
    /**
     * @param tiers that see the same records of this group; an empty set counts what no tier sees
     */
    TierOutcome tiers(Set<Tier> tiers);

    /** A record that the tiers may not see: it is counted, and nothing else of it reaches them. */
    void withheld(Observation observation, Set<Tier> tiers);
  }

  public GroupResolver(
      Policy policy, DerivationRegistry registry, Audience audience, RecordIds ids) {
    this.policy = policy;
    this.registry = registry;
    this.audience = audience;
    this.cells = new CellResolver(policy);
    this.ids = ids;
  }

  /**
   * @param rows of the group, in any order and with any repetition; sorted in place
   */
  public void resolve(List<Observation> rows, Set<Tier> tiers, Outcome outcome) {
    rows.sort(Assembly.ORDER);
    List<Claim> claims = new Assembly(this::lineage, outcome).assemble(rows);
    Visibility visibility = new Visibility(claims, tiers);
    Set<Tier> done = new HashSet<>();
    for (Tier tier : tiers) {
      if (!done.contains(tier)) {
        Set<Tier> same = visibility.sameAs(tier);
        done.addAll(same);
        new TierRun(tier, outcome.tiers(same)).run(visibility.own(tier));
        visibility.hidden(tier).forEach(record -> outcome.withheld(record, same));
      }
    }
  }

  private Lineage lineage(Observation observation) {
    return registry.lineage(observation.definition().collection(), observation.key());
  }

  /** Which tiers see which records, one bit for each tier. */
  private final class Visibility {
    private final List<Claim> claims;
    private final Set<Tier> tiers;
    private final byte[] seenBy;
    private final Set<Byte> patterns = new HashSet<>();
    private final IdentityHashMap<CollectionDefinition, Byte> received = new IdentityHashMap<>();

    Visibility(List<Claim> claims, Set<Tier> tiers) {
      this.claims = claims;
      this.tiers = tiers;
      seenBy = new byte[claims.size()];
      for (int i = 0; i < seenBy.length; i++) {
        Observation observation = claims.get(i).observation();
        Set<Party> parties =
            observation.kind() == Kind.REFUSED
                ? audience.ofRefused(observation.definition())
                : audience.of(observation);
        seenBy[i] = bits(parties);
        patterns.add(seenBy[i]);
        // Only who received the table knows on which line a row stands, and what is not printed.
        patterns.add(receivedBy(observation.definition()));
      }
    }

    private byte receivedBy(CollectionDefinition definition) {
      return received.computeIfAbsent(definition, d -> bits(audience.ofRefused(d)));
    }

    private byte bits(Set<Party> parties) {
      int bits = 0;
      for (Tier tier : tiers) {
        bits |= Audience.sees(tier, parties) ? bit(tier) : 0;
      }
      return (byte) bits;
    }

    private static int bit(Tier tier) {
      return 1 << tier.ordinal();
    }

    /** Tiers that see exactly the records that {@code tier} sees. */
    Set<Tier> sameAs(Tier tier) {
      Set<Tier> same = new TreeSet<>();
      for (Tier other : tiers) {
        if (patterns.stream().allMatch(p -> (p & bit(tier)) != 0 == ((p & bit(other)) != 0))) {
          same.add(other);
        }
      }
      return same;
    }

    /** Records that the tier does not see; places of refused rows are none. */
    List<Observation> hidden(Tier tier) {
      List<Observation> hidden = new ArrayList<>();
      for (int i = 0; i < seenBy.length; i++) {
        Observation observation = claims.get(i).observation();
        if ((seenBy[i] & bit(tier)) == 0 && observation.kind() != Kind.REFUSED) {
          hidden.add(observation);
        }
      }
      return hidden;
    }

    /** Copies of the visible records, since each tier gives them roles of its own. */
    List<Claim> own(Tier tier) {
      List<Claim> own = new ArrayList<>();
      for (int i = 0; i < seenBy.length; i++) {
        if ((seenBy[i] & bit(tier)) != 0) {
          own.add(claims.get(i).copy());
        }
      }
      return own;
    }
  }

  /** The resolution of the group for one set of visible records. */
  private final class TierRun {
    private final Tier tier;
    private final TierOutcome outcome;
    private final Map<SubmissionKey, Set<CellKey>> spoiled = new HashMap<>();
    private final Slices slices = new Slices(cells);

    TierRun(Tier tier, TierOutcome outcome) {
      this.tier = tier;
      this.outcome = outcome;
    }

    void run(List<Claim> visible) {
      List<Claim> records = new ArrayList<>(visible.size());
      for (Claim claim : visible) {
        if (claim.observation().kind() == Kind.REFUSED) {
          spoil(claim);
        } else {
          records.add(claim);
        }
      }
      List<Claim> identified = new ArrayList<>(records.size());
      forEachCell(
          records, cell -> identified.addAll(Duplicates.collapse(cell, ids, this::duplicate)));
      identified.stream().filter(GroupResolver::isNoFigure).forEach(this::spoil);
      List<Claim> all = withTotals(identified);
      if (policy.selectionLevel() == SelectionLevel.SLICE) {
        forEachCell(all, slices::note);
      }
      forEachCell(all, this::resolveCell);
    }

    private void spoil(Claim claim) {
      Observation o = claim.observation();
      spoiled.computeIfAbsent(o.submissionKey(), k -> new HashSet<>()).add(o.key());
    }

    private void duplicate(Claim claim, RuleId rule) {
      Rejection finding =
          new Rejection(claim.observation().address(), rule, Duplicates.detail(rule));
      outcome.finding(finding, claim);
    }

    /** Whether the tier sees all of a table, whatever the status of its records. */
    private boolean received(CollectionDefinition definition) {
      return Audience.sees(tier, audience.ofRefused(definition));
    }

    private List<Claim> withTotals(List<Claim> records) {
      Map<SubmissionKey, List<Claim>> bySubmission = new HashMap<>();
      for (Claim claim : records) {
        if (!claim.isPlaced() && claim.observation().kind() == Kind.REPORT) {
          bySubmission
              .computeIfAbsent(claim.observation().submissionKey(), k -> new ArrayList<>())
              .add(claim);
        }
      }
      List<Claim> made = new ArrayList<>();
      new TreeMap<>(bySubmission)
          .forEach(
              (submission, claims) ->
                  made.addAll(
                      new Totals(
                              claims,
                              spoiled.getOrDefault(submission, Set.of()),
                              this::received,
                              policy.sumTolerance(),
                              GroupResolver.this::lineage,
                              (total, finding) -> outcome.finding(finding, total))
                          .work()));
      if (made.isEmpty()) {
        return records;
      }
      made.forEach(claim -> ids.assign(claim, 0));
      List<Claim> all = new ArrayList<>(records);
      all.addAll(made);
      all.sort(Comparator.comparing(c -> c.observation().key()));
      return all;
    }

    private void resolveCell(List<Claim> cell) {
      String supplier = slices.supplier(cell.get(0).observation().key());
      cells.resolve(cell, supplier, outcome);
      List<Claim> sorted = new ArrayList<>(cell);
      sorted.sort(OUTPUT_ORDER);
      sorted.forEach(outcome::record);
    }
  }

  /**
   * Refused or taken back: not the zero that an unprinted part may stand for, and not a total for
   * us to make.
   */
  private static boolean isNoFigure(Claim claim) {
    boolean deletion = claim.observation().kind() == Kind.DELETION;
    return deletion || claim.isPlaced() && claim.role() == Role.QUARANTINED;
  }

  private interface CellConsumer {
    void accept(List<Claim> cell);
  }

  private static void forEachCell(List<Claim> sorted, CellConsumer consumer) {
    int start = 0;
    while (start < sorted.size()) {
      CellKey key = sorted.get(start).observation().key();
      int end = start + 1;
      while (end < sorted.size() && sorted.get(end).observation().key().equals(key)) {
        end++;
      }
      consumer.accept(sorted.subList(start, end));
      start = end;
    }
  }
}
