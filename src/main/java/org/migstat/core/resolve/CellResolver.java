package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Policy;
import org.migstat.core.model.Address;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.StatusSet;

/**
 * Resolves one cell in one tier: steps 3 to 9 of the procedure. Everything is a function of the set
 * of records: the order in which they come changes nothing.
 *
 * @see "UN/SDMX 2.5"
 */
final class CellResolver {
  private static final long DAY = 86_400;
  private static final String PUBLISHED_TWICE =
      "found the table in another submission with the same publication date";
  private static final StatusSet COMPARABILITY =
      StatusSet.of(
          ObservationStatus.B,
          ObservationStatus.D,
          ObservationStatus.J,
          ObservationStatus.K,
          ObservationStatus.S,
          ObservationStatus.U,
          ObservationStatus.W);
  private static final Comparator<Claim> BY_TABLE_AND_VINTAGE =
      Comparator.comparing((Claim c) -> c.observation().definition().collection())
          .thenComparing(c -> c.observation().dataflow())
          .thenComparing(c -> c.observation().vintage())
          // A total that a file reports counts as newer than our sum from another file of the
          // vintage.
          .thenComparing(c -> !CellOrder.isSummed(c))
          .thenComparing(c -> c.observation().address().submission())
          .thenComparing(Claim::recordId);

  private final Policy policy;
  private final Rank rank;
  private final ConflictRules conflictRules;

  CellResolver(Policy policy) {
    this.policy = policy;
    this.rank = new Rank(policy);
    this.conflictRules = new ConflictRules(policy);
  }

  /**
   * Places every record that has no role yet.
   *
   * @param supplier collection that supplies the slice of the cell; null if none does
   */
  void resolve(List<Claim> cell, @Nullable String supplier, TierOutcome outcome) {
    List<Claim> open = new ArrayList<>();
    for (Claim claim : cell) {
      if (!claim.isPlaced()) {
        open.add(claim);
      }
    }
    if (open.size() == 1) {
      single(open.get(0), outcome);
    } else if (!open.isEmpty()) {
      List<Claim> superseded = new ArrayList<>();
      List<Claim> current = supersede(open, superseded, outcome);
      decide(current, superseded, supplier, outcome);
    }
  }

  private static void single(Claim claim, TierOutcome outcome) {
    if (claim.observation().kind() == Observation.Kind.DELETION) {
      claim.place(Role.TOMBSTONE, null);
      return;
    }
    claim.place(Role.PREFERRED, DecidedBy.SINGLE);
    int origins = claim.observation().hasValue() ? claim.lineage().roots().size() : 0;
    outcome.resolved(
        new ResolvedCell(
            claim, claim, DecidedBy.SINGLE, 1, origins, 0, List.of(claim), StatusSet.NORMAL));
  }

  /** Step 3: of each table the newest record is current, the others are superseded. */
  private List<Claim> supersede(List<Claim> open, List<Claim> superseded, TierOutcome outcome) {
    open.sort(BY_TABLE_AND_VINTAGE);
    List<Claim> current = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Claim claim = open.get(i);
      Claim next = i + 1 < open.size() ? open.get(i + 1) : null;
      if (next == null || !sameTable(claim, next)) {
        if (claim.observation().kind() == Observation.Kind.DELETION) {
          claim.place(Role.TOMBSTONE, null);
        } else {
          current.add(claim);
        }
        continue;
      }
      claim.place(Role.SUPERSEDED, DecidedBy.VINTAGE);
      superseded.add(claim);
      if (Revision.changed(claim.observation(), next.observation())) {
        outcome.revision(Revision.of(claim, next));
      }
      if (claim.observation().vintage().equals(next.observation().vintage())) {
        Address address = next.observation().address();
        outcome.finding(new Rejection(address, RuleId.V_VINTAGE, PUBLISHED_TWICE), next);
      }
    }
    return current;
  }

  private static boolean sameTable(Claim a, Claim b) {
    return a.observation()
            .definition()
            .collection()
            .equals(b.observation().definition().collection())
        && a.observation().dataflow().equals(b.observation().dataflow());
  }

  private void decide(
      List<Claim> current, List<Claim> superseded, @Nullable String supplier, TierOutcome outcome) {
    if (current.isEmpty()) {
      return;
    }
    List<Claim> withValue = current.stream().filter(c -> c.observation().hasValue()).toList();
    List<Claim> candidates = withValue.isEmpty() ? current : withValue;
    candidates.forEach(c -> c.markStale(isStale(c, candidates)));
    // A cell for which it has no figure is a gap that others fill.
    CellOrder order = new CellOrder(rank, withValue.isEmpty() ? null : supplier, candidates);
    List<Claim> ranked = candidates.stream().sorted(order).toList();
    Claim lead = ranked.get(0);
    DecidedBy decidedBy =
        ranked.size() == 1 ? DecidedBy.SINGLE : order.decides(lead, ranked.get(1));
    Claim preferred = withValue.isEmpty() ? lead : finest(lead, ranked, order);
    preferred.place(Role.PREFERRED, preferred == lead ? decidedBy : DecidedBy.PRECISION);
    int conflicts = 0;
    StatusSet inherited = StatusSet.NORMAL;
    for (Claim claim : current) {
      if (claim == preferred) {
        continue;
      }
      Role role = roleBeside(preferred, claim, superseded);
      claim.place(role, placedBy(role, lead, claim, decidedBy, order));
      if (role == Role.EXACT_DUP || role == Role.ROUNDED_DUP) {
        inherited = inherited.union(claim.observation().statuses());
      } else if (role == Role.ALTERNATIVE) {
        conflicts++;
        conflict(Conflict.of(preferred, claim, decidedBy, policy), outcome);
      } else if (role == Role.MISSING_ALT && contradictsExistence(preferred, claim)) {
        outcome.conflict(Conflict.ofExistence(preferred, claim, decidedBy));
      }
    }
    int added =
        inherited.bits() & COMPARABILITY.bits() & ~preferred.observation().statuses().bits();
    outcome.resolved(
        new ResolvedCell(
            preferred,
            lead,
            decidedBy,
            current.size(),
            origins(withValue),
            conflicts,
            ranked,
            new StatusSet(added)));
  }

  private void conflict(Conflict conflict, TierOutcome outcome) {
    outcome.conflict(conflict);
    conflictRules.notice(conflict, outcome);
  }

  private static boolean contradictsExistence(Claim preferred, Claim claim) {
    return preferred.observation().hasValue()
        && claim.observation().statuses().has(ObservationStatus.M);
  }

  /** Step 5: a site one step from the source published another figure more than a year later. */
  private boolean isStale(Claim claim, List<Claim> all) {
    long limit = policy.staleDays() * DAY;
    for (Claim other : all) {
      long newerBy =
          other.observation().vintage().epochSecond() - claim.observation().vintage().epochSecond();
      if (newerBy > limit
          && other.lineage().distance() <= 1
          && other.lineage().sharesRootWith(claim.lineage())
          && !compatible(other, claim)) {
        return true;
      }
    }
    return false;
  }

  /** Step 7: a finer figure of the same origin and standing replaces the lead's. */
  private static Claim finest(Claim lead, List<Claim> ranked, CellOrder order) {
    Claim finest = lead;
    for (Claim claim : ranked) {
      long step = claim.observation().rounding().step();
      if (step < finest.observation().rounding().step()
          && order.sameStanding(claim, lead)
          && claim.hold() == lead.hold()
          && claim.observation().conformity() == lead.observation().conformity()
          && claim.statusTier() == lead.statusTier()
          && claim.stale() == lead.stale()
          && claim.lineage().sharesRootWith(lead.lineage())
          && compatible(claim, lead)) {
        finest = claim;
      }
    }
    return finest;
  }

  /** Step 8, and 9 for records without value. */
  private static Role roleBeside(Claim preferred, Claim claim, List<Claim> superseded) {
    if (!claim.observation().hasValue()) {
      return Role.MISSING_ALT;
    }
    if (claim.observation().value() == preferred.observation().value()) {
      return Role.EXACT_DUP;
    }
    if (compatible(claim, preferred)) {
      return Role.ROUNDED_DUP;
    }
    for (Claim old : superseded) {
      boolean ofAncestor =
          claim
              .lineage()
              .ancestors()
              .contains(DerivationRegistry.producer(old.observation().definition().collection()));
      if (ofAncestor && old.observation().hasValue() && compatible(claim, old)) {
        return Role.STALE_DUP;
      }
    }
    return Role.ALTERNATIVE;
  }

  private static boolean compatible(Claim a, Claim b) {
    return Rounding.compatible(
        a.observation().value(),
        a.observation().rounding(),
        b.observation().value(),
        b.observation().rounding());
  }

  /** A record without value beside a figure is placed by that alone. */
  private static @Nullable DecidedBy placedBy(
      Role role, Claim lead, Claim claim, DecidedBy decidedBy, CellOrder order) {
    if (claim == lead) {
      return decidedBy;
    }
    boolean byFigure = role == Role.MISSING_ALT && lead.observation().hasValue();
    return byFigure ? null : order.decides(lead, claim);
  }

  private static int origins(List<Claim> withValue) {
    Set<String> roots = new HashSet<>();
    withValue.forEach(c -> roots.addAll(c.lineage().roots()));
    return roots.size();
  }
}
