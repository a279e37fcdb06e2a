package org.migstat.core.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.disclosure.Masking;
import org.migstat.core.disclosure.SmallCells;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.suppression.Hidden.Kind;
import org.migstat.core.suppression.Published.Standing;

/**
 * What the public may see of one part of a group, before and after it is known which of its figures
 * must be hidden. What is hidden is hidden before anything is compared, so that no role, conflict,
 * link or sum of the tier tells of it; only the totals that we add up ourselves are added before.
 *
 * @see "UN/SDMX 4.3, 4.4, 4.5"
 */
public final class PublicGroup {
  private final TierRun run;
  private final SmallCells smallCells;
  private final List<Claim> outside;
  private final List<Claim> records;

  /** Figures that another source of their origin keeps confidential. */
  private final Set<Claim> disclosing = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Those of them that are not printed at all, because another figure of the cell is. */
  private final Set<Claim> removed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Receives the figures that would be printed. */
  public interface Figures {
    /**
     * @param printed whether a row of it is printed, with or without its value
     */
    void figure(Observation observation, Standing standing, boolean printed);
  }

  /** Which figures must be hidden because of others. */
  public interface Decisions {
    /**
     * @return why the figure of the collection, and of those that share its origin, must be hidden;
     *     null if it need not
     */
    @Nullable Kind of(CellKey cell, String collection);

    /**
     * Whether the figure is not printed at all, since no smaller protection is known to be safe.
     */
    boolean withheld(CellKey cell, String collection);
  }

  /** Receives what the public does not see, and why. */
  public interface Outcome extends TierOutcome {
    /** A record that is not the public's to see. */
    void outside(Claim claim);

    /** A public record that is not printed. */
    void removed(Claim claim, WithheldRule why);

    /** A record that is printed without its figure. */
    void hidden(Claim claim, WithheldRule why);
  }

  /**
   * @param visible public records and places of refused rows, sorted by cell
   * @param outside the other records of the group
   * @param disclosures null if a figure may be public that another source keeps confidential
   */
  PublicGroup(
      TierRun run,
      SmallCells smallCells,
      List<Claim> visible,
      List<Claim> outside,
      @Nullable Disclosures disclosures) {
    this.run = run;
    this.smallCells = smallCells;
    this.outside = outside;
    this.records = run.withMadeTotals(run.records(visible, outside));
    if (disclosures != null) {
      disclose(disclosures);
    }
  }

  private void disclose(Disclosures disclosures) {
    Map<CellKey, List<Claim>> secrets = new HashMap<>();
    for (Claim claim : outside) {
      secrets.computeIfAbsent(claim.observation().key(), k -> new ArrayList<>()).add(claim);
    }
    ByCell.forEach(
        records,
        cell -> {
          List<Claim> all = new ArrayList<>(cell);
          all.addAll(secrets.getOrDefault(cell.get(0).observation().key(), List.of()));
          List<Claim> found = disclosures.disclosing(all);
          disclosing.addAll(found);
          if (cell.stream().anyMatch(c -> c.observation().hasValue() && !disclosing.contains(c))) {
            removed.addAll(found);
          }
        });
  }

  /**
   * Tells every figure that would be printed, also those that are removed: they may be derived. So
   * may those that the public may not see, in tables of which it sees others.
   */
  public void figures(Figures figures) {
    for (Claim claim : outside) {
      Observation observation = claim.observation();
      if (observation.hasValue() && !observation.definition().publishedDetail()) {
        figures.figure(observation, Standing.UNSEEN, false);
      }
    }
    for (Claim claim : records) {
      Observation observation = claim.observation();
      boolean printed = !removed.contains(claim);
      figures.figure(smallCells.rounded(observation), standing(claim), printed);
    }
  }

  private Standing standing(Claim claim) {
    if (disclosing.contains(claim)) {
      return Standing.PLACEHOLDER;
    }
    if (smallCells.primary(claim.observation())) {
      return Standing.PRIMARY;
    }
    return smallCells.published(claim.observation()) ? Standing.DETAIL : Standing.FREE;
  }

  /**
   * Hides what must be hidden, and resolves the cells on what is left. What the public does not see
   * is told in the order of cells.
   */
  public void resolve(Decisions decisions, Outcome outcome) {
    Deque<Claim> unseen = new ArrayDeque<>(outside);
    List<Claim> seen = new ArrayList<>(records.size());
    ByCell.forEach(
        records,
        cell -> {
          CellKey key = cell.get(0).observation().key();
          while (!unseen.isEmpty() && unseen.element().observation().key().compareTo(key) <= 0) {
            outcome.outside(unseen.remove());
          }
          boolean other = cell.stream().anyMatch(removed::contains);
          for (Claim claim : cell) {
            if (removed.contains(claim)) {
              outcome.removed(claim, WithheldRule.DISCLOSURE_CONFLICT);
            } else if (decisions.withheld(claim.observation().key(), claim.collection())
                || tells(claim, cell, other, decisions)) {
              outcome.removed(claim, WithheldRule.SECONDARY);
            } else {
              seen.add(asSeen(claim, other, decisions, outcome));
            }
          }
        });
    unseen.forEach(outcome::outside);
    run.check(seen);
  }

  /**
   * Whether the role of a hidden record would tell of its figure: duplicates in a submission have
   * other roles if their figures differ.
   */
  private boolean tells(Claim claim, List<Claim> cell, boolean beside, Decisions decisions) {
    return cell.stream().anyMatch(other -> other.isPlaced() && other.sameSubmissionAs(claim))
        && cell.stream()
            .anyMatch(c -> c.observation().hasValue() && why(c, beside, decisions) != null);
  }

  private Claim asSeen(Claim claim, boolean beside, Decisions decisions, Outcome outcome) {
    WithheldRule why = claim.observation().hasValue() ? why(claim, beside, decisions) : null;
    if (why == null) {
      return claim.seenAs(smallCells.rounded(claim.observation()));
    }
    outcome.hidden(claim, why);
    return claim.seenAs(Masking.hidden(claim.observation()));
  }

  /**
   * @param beside whether it stays as the protected version of a figure that is removed
   */
  private @Nullable WithheldRule why(Claim claim, boolean beside, Decisions decisions) {
    Observation observation = claim.observation();
    return switch (standing(claim)) {
      case PRIMARY -> WithheldRule.PRIMARY;
      case PLACEHOLDER -> WithheldRule.DISCLOSURE_CONFLICT;
      default -> {
        Kind decided = decisions.of(observation.key(), observation.definition().collection());
        boolean open = standing(claim) == Standing.DETAIL && decided == Kind.PRIMARY;
        boolean version = beside && decided == Kind.PLACEHOLDER;
        yield decided == null || open || version ? null : WithheldRule.SECONDARY;
      }
    };
  }
}
