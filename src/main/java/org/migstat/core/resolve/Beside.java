package org.migstat.core.resolve;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Role;
import org.migstat.core.model.StatusSet;

/**
 * Steps 8 and 9: what the other current records of a cell are beside the preferred one. Each is
 * held against that one record and, to be a stale copy, against superseded ones.
 *
 * @see "UN/SDMX 2.1 kinds 1, 2, 4 and 5, 2.5 steps 8 and 9"
 */
final class Beside {
  private static final StatusSet COMPARABILITY =
      StatusSet.of(
          ObservationStatus.B,
          ObservationStatus.D,
          ObservationStatus.J,
          ObservationStatus.K,
          ObservationStatus.S,
          ObservationStatus.U,
          ObservationStatus.W);

  /** Of several superseded records that fit, the first is the one copied: the newest. */
  private static final Comparator<Claim> NEWEST_FIRST =
      Comparator.comparing((Claim c) -> c.observation().vintage())
          .reversed()
          .thenComparing(c -> c.collection())
          .thenComparing(c -> c.observation().dataflow())
          .thenComparing(Claim::recordId);

  private final Choice choice;
  private final Claim preferred;
  private final List<Claim> superseded;
  private final ConflictRules conflicts;
  private final TierOutcome outcome;
  private StatusSet copied = StatusSet.NORMAL;
  private int alternatives;

  Beside(Choice choice, List<Claim> superseded, ConflictRules conflicts, TierOutcome outcome) {
    this.choice = choice;
    this.preferred = choice.preferred();
    this.superseded = superseded;
    this.conflicts = conflicts;
    this.outcome = outcome;
  }

  /** Places a current record that is not the preferred one. */
  void place(Claim claim) {
    if (!claim.observation().hasValue()) {
      missing(claim);
    } else if (claim.observation().value() == preferred.observation().value()) {
      duplicate(claim, Role.EXACT_DUP);
    } else if (claim.compatibleWith(preferred)) {
      duplicate(claim, Role.ROUNDED_DUP);
    } else {
      other(claim);
    }
  }

  /** Number of records with another value. */
  int alternatives() {
    return alternatives;
  }

  /** Comparability statuses of the duplicates that the preferred record does not carry itself. */
  StatusSet inherited() {
    int own = preferred.observation().statuses().bits();
    return new StatusSet(copied.bits() & COMPARABILITY.bits() & ~own);
  }

  /** A record without value beside a figure is placed by that alone. */
  private void missing(Claim claim) {
    boolean besideFigure = preferred.observation().hasValue();
    claim.place(Role.MISSING_ALT, besideFigure ? null : choice.placing(claim));
    if (besideFigure && claim.observation().statuses().has(ObservationStatus.M)) {
      outcome.conflict(Conflict.ofExistence(preferred, claim, choice.decidedBy()));
    }
  }

  private void duplicate(Claim claim, Role role) {
    claim.place(role, choice.placing(claim), preferred);
    copied = copied.union(claim.observation().statuses());
  }

  private void other(Claim claim) {
    Claim original = superseded.isEmpty() ? null : staleOriginal(claim);
    if (original != null) {
      claim.place(Role.STALE_DUP, choice.placing(claim), original);
    } else {
      claim.place(Role.ALTERNATIVE, choice.placing(claim));
      alternatives++;
      conflicts.alternative(preferred, claim, choice.decidedBy(), outcome);
    }
  }

  /** What an ancestor of its collection said before, if it says the same; null if none did. */
  private @Nullable Claim staleOriginal(Claim claim) {
    return superseded.stream()
        .filter(old -> claim.lineage().comesFrom(old.lineage()))
        .filter(old -> old.observation().hasValue() && claim.compatibleWith(old))
        .min(NEWEST_FIRST)
        .orElse(null);
  }
}
