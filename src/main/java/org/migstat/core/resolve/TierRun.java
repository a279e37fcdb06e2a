package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.SelectionLevel;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;

/**
 * The resolution of a group for one set of visible records: steps 1 and 2, the totals, and then
 * each cell.
 *
 * @see "UN/SDMX 2.5"
 */
final class TierRun {
  private static final Comparator<Claim> OUTPUT_ORDER =
      Comparator.comparing((Claim c) -> c.observation().submissionKey())
          .thenComparing(Claim::recordId);

  /** What is the same for all tiers and groups. */
  record Setting(
      Policy policy, Function<Observation, Lineage> lineages, CellResolver cells, RecordIds ids) {}

  private final Setting setting;
  private final Predicate<CollectionDefinition> received;
  private final TierOutcome outcome;
  private final Map<SubmissionKey, Set<CellKey>> spoiled = new HashMap<>();
  private final Slices slices;

  /**
   * @param received whether the tier sees all of a table, whatever the status of its records
   */
  TierRun(Setting setting, Predicate<CollectionDefinition> received, TierOutcome outcome) {
    this.setting = setting;
    this.received = received;
    this.outcome = outcome;
    this.slices = new Slices(setting.cells());
  }

  /**
   * All steps.
   *
   * @param visible records and places of refused rows, sorted by cell
   * @param hidden the other records
   */
  void run(List<Claim> visible, List<Claim> hidden) {
    resolve(withTotals(records(visible, hidden)));
  }

  /**
   * Steps 1 and 2: the records with their ids, duplicates and what was refused placed.
   *
   * @param visible records and places of refused rows, sorted by cell
   * @param hidden the other records: what stands in a table that the tier knows whole is not the
   *     zero that an unprinted part may stand for
   */
  List<Claim> records(List<Claim> visible, List<Claim> hidden) {
    hidden.stream().filter(c -> received.test(c.observation().definition())).forEach(this::spoil);
    List<Claim> records = new ArrayList<>(visible.size());
    for (Claim claim : visible) {
      if (claim.observation().kind() == Kind.REFUSED) {
        spoil(claim);
      } else {
        records.add(claim);
      }
    }
    List<Claim> identified = new ArrayList<>(records.size());
    ByCell.forEach(
        records,
        cell -> identified.addAll(Duplicates.collapse(cell, setting.ids(), this::duplicate)));
    identified.stream().filter(TierRun::isNoFigure).forEach(this::spoil);
    return identified;
  }

  /** The rest, for records with those totals that were made already. */
  void check(List<Claim> all) {
    List<Totals.Miss> misses = new ArrayList<>();
    bySubmission(all).forEach((key, claims) -> totals(key, claims, misses::add).check());
    tell(misses, all);
    resolve(all);
  }

  private void resolve(List<Claim> all) {
    if (setting.policy().selectionLevel() == SelectionLevel.SLICE) {
      ByCell.forEach(all, slices::note);
    }
    ByCell.forEach(all, this::resolveCell);
  }

  /** The records with the totals that their collections leave out; nothing is checked yet. */
  List<Claim> withMadeTotals(List<Claim> identified) {
    List<Claim> unchecked = identified.stream().map(Claim::copyOfIdentified).toList();
    return union(identified, made(unchecked, miss -> {}));
  }

  private void spoil(Claim claim) {
    Observation o = claim.observation();
    spoiled.computeIfAbsent(o.submissionKey(), k -> new HashSet<>()).add(o.key());
  }

  private void duplicate(Claim claim, RuleId rule) {
    Rejection finding = new Rejection(claim.observation().address(), rule, Duplicates.detail(rule));
    outcome.finding(finding, claim);
  }

  private List<Claim> withTotals(List<Claim> records) {
    List<Totals.Miss> misses = new ArrayList<>();
    List<Claim> all = union(records, made(records, misses::add));
    tell(misses, all);
    return all;
  }

  private void tell(List<Totals.Miss> misses, List<Claim> all) {
    UnknownParts unknown = new UnknownParts(all);
    misses.forEach(miss -> outcome.finding(miss.finding(unknown.hint(miss)), miss.total()));
  }

  private List<Claim> made(List<Claim> records, Consumer<Totals.Miss> misses) {
    List<Claim> made = new ArrayList<>();
    bySubmission(records).forEach((key, claims) -> made.addAll(totals(key, claims, misses).work()));
    return made;
  }

  private Totals totals(
      SubmissionKey submission, List<Claim> claims, Consumer<Totals.Miss> misses) {
    return new Totals(
        claims,
        spoiled.getOrDefault(submission, Set.of()),
        received,
        setting.policy().sumTolerance(),
        setting.lineages(),
        misses);
  }

  private static Map<SubmissionKey, List<Claim>> bySubmission(List<Claim> records) {
    Map<SubmissionKey, List<Claim>> bySubmission = new HashMap<>();
    for (Claim claim : records) {
      if (!claim.isPlaced() && claim.observation().kind() == Kind.REPORT) {
        bySubmission
            .computeIfAbsent(claim.observation().submissionKey(), k -> new ArrayList<>())
            .add(claim);
      }
    }
    return new TreeMap<>(bySubmission);
  }

  private List<Claim> union(List<Claim> records, List<Claim> made) {
    if (made.isEmpty()) {
      return records;
    }
    made.forEach(claim -> setting.ids().assign(claim, 0));
    List<Claim> all = new ArrayList<>(records);
    all.addAll(made);
    all.sort(Comparator.comparing(c -> c.observation().key()));
    return all;
  }

  private void resolveCell(List<Claim> cell) {
    String supplier = slices.supplier(cell.get(0).observation().key());
    setting.cells().resolve(cell, supplier, outcome);
    List<Claim> sorted = cell;
    if (cell.size() > 1) {
      sorted = new ArrayList<>(cell);
      sorted.sort(OUTPUT_ORDER);
    }
    sorted.forEach(outcome::record);
  }

  /**
   * Refused or taken back: not the zero that an unprinted part may stand for, and not a total for
   * us to make.
   */
  private static boolean isNoFigure(Claim claim) {
    boolean deletion = claim.observation().kind() == Kind.DELETION;
    return deletion || claim.isPlaced() && claim.role() == Role.QUARANTINED;
  }
}
