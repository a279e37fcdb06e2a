package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.ledger.WithheldCounts;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Agreements;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.ResolvedCell;

/**
 * Writes what one group resolves to: the files of each tier and the account of the group. Tiers
 * that see the same records have the same rows, so their files are written once and copied.
 */
final class GroupWriting implements GroupResolver.Outcome, Closeable {
  private final RunPlan plan;
  private final TierTables tables;
  private final int partition;
  private final Account account = new Account();
  private final List<TierWriting> writings = new ArrayList<>();
  private final GroupTally tally = new GroupTally();
  private final Audience audience;
  private final WithheldLog log;
  private final Crossings crossings;

  GroupWriting(RunPlan plan, TierTables tables, int partition) {
    this.plan = plan;
    this.tables = tables;
    this.partition = partition;
    this.audience = plan.audience();
    this.log = new WithheldLog(plan, tables, partition);
    this.crossings = new Crossings(plan, tables.areas, tables.aggregates);
  }

  @Override
  public void fate(Observation observation, Fate fate) {
    tally.fate(observation, fate);
  }

  @Override
  public void finding(Rejection finding, Observation about) {
    note(finding, about, plan.seeing(about));
  }

  private void note(Rejection finding, Observation about, Set<Tier> tiers) {
    account.note(plan, about.definition(), finding, tiers);
  }

  @Override
  public TierWriting tiers(Set<Tier> tiers) {
    TierWriting writing = new TierWriting(plan, tables, partition, tiers, this);
    writings.add(writing);
    return writing;
  }

  @Override
  public void endPart() {
    writings.forEach(TierWriting::endPart);
  }

  /** A record that the tiers see, and its role there. */
  void placed(Claim claim, Set<Tier> tiers) {
    tally.placed(claim, tiers);
    tiers.forEach(tier -> account.origins(tier).add(claim.observation()));
  }

  @Override
  public void withheld(Claim record, Set<Tier> tiers) {
    for (Tier tier : tiers) {
      WithheldRule rule = audience.withheldBy(tier, record.observation());
      if (rule == null) {
        throw new IllegalStateException("withheld from a tier that sees it: " + record);
      }
      withheld(record, tier, rule, plan.arrangements().contentHash());
      count(record.observation(), tier, rule);
    }
  }

  /**
   * A record that the tier does not see.
   *
   * @param policyHash of the policy file that says so
   */
  void withheld(Claim record, Tier tier, WithheldRule rule, String policyHash) {
    tally.withheld(record.observation(), tier);
    log.add(record, tier, rule, policyHash);
  }

  /** A record of which the tier does not see the figure. */
  void hidden(Claim record, Tier tier, WithheldRule rule, String policyHash) {
    log.add(record, tier, rule, policyHash);
    account.hidden.merge(record.observation().definition().collection(), 1L, Math::addExact);
  }

  private void count(Observation observation, Tier tier, WithheldRule rule) {
    String collection = observation.definition().collection();
    if (plan.arrangements().disclosingExistence().contains(collection)) {
      CellKey key = observation.key();
      String area = tables.areas.area(key.refArea()).baseCode();
      account.withheld.add(
          new WithheldCounts.Key(tier, key.indicator(), area, key.period().year(), rule));
    }
  }

  void agree(Set<Tier> tiers, Agreements counted) {
    tiers.forEach(tier -> account.agree(tier, counted));
  }

  /** A cell that figures of other areas may have to do with. */
  void cross(Set<Tier> tiers, ResolvedCell cell) {
    crossings.add(tiers, cell);
  }

  /**
   * Ends the group and hands over its account, and its cells to where they meet the others.
   *
   * @return the account
   */
  Account endTo(MultiOutputReceiver out) throws IOException {
    Account ended = end();
    out.get(ResolveAndProtect.ACCOUNTS).output(ended.toBytes());
    crossings
        .blocks()
        .forEach(
            (place, blocks) ->
                blocks.forEach(
                    block -> out.get(ResolveAndProtect.CROSSINGS).output(KV.of(place, block))));
    return ended;
  }

  void note(Rejection finding, Claim about, Set<Tier> tiers) {
    note(finding, about.observation(), tiers);
  }

  /** Ends the group: completes its files and counts. */
  Account end() throws IOException {
    for (TierWriting writing : writings) {
      account.files.addAll(writing.finish());
    }
    account.files.addAll(log.finish());
    tally.enter(account.ledger, plan.tiers());
    return account;
  }

  /** Removes what was written unless the group was ended. */
  @Override
  public void close() throws IOException {
    for (TierWriting writing : writings) {
      writing.close();
    }
    log.close();
  }
}
