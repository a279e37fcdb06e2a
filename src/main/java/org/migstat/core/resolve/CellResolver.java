package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Policy;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Role;
import org.migstat.core.model.StatusSet;

/**
 * Resolves one cell in one tier: steps 3 to 9 of the procedure. Everything is a function of the set
 * of records: the order in which they come changes nothing.
 *
 * @see "UN/SDMX 2.5"
 */
final class CellResolver {
  private final int staleDays;
  private final Rank rank;
  private final ConflictRules conflicts;
  private final Told told;

  /** Receives the current records of each cell that has several, with or without value. */
  interface Told {
    void tell(List<Claim> current, DecidedBy decidedBy, TierOutcome outcome);
  }

  CellResolver(Policy policy, Told told) {
    this.staleDays = policy.staleDays();
    this.rank = new Rank(policy);
    this.conflicts = new ConflictRules(policy);
    this.told = told;
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
      Vintages vintages = Vintages.of(open, outcome);
      if (!vintages.current().isEmpty()) {
        decide(vintages, supplier, outcome);
      }
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

  private void decide(Vintages vintages, @Nullable String supplier, TierOutcome outcome) {
    List<Claim> current = vintages.current();
    Choice choice = Choice.of(current, supplier, rank, staleDays);
    Claim preferred = choice.preferred();
    boolean refined = preferred != choice.lead();
    preferred.place(Role.PREFERRED, refined ? DecidedBy.PRECISION : choice.decidedBy());
    Beside beside = new Beside(choice, vintages.superseded(), conflicts, outcome);
    for (Claim claim : current) {
      if (claim != preferred) {
        beside.place(claim);
      }
    }
    told.tell(current, choice.decidedBy(), outcome);
    outcome.resolved(
        new ResolvedCell(
            preferred,
            choice.lead(),
            choice.decidedBy(),
            current.size(),
            origins(choice),
            beside.alternatives(),
            choice.ranked(),
            beside.inherited()));
  }

  private static int origins(Choice choice) {
    Set<String> roots = new HashSet<>();
    if (choice.preferred().observation().hasValue()) {
      choice.ranked().forEach(c -> roots.addAll(c.lineage().roots()));
    }
    return roots.size();
  }
}
