package org.migstat.beam;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.Observation;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.GroupResolver;
import org.migstat.core.resolve.RecordIds;
import org.migstat.core.resolve.TierOutcome;

/**
 * Writes what one group resolves to: the files of each tier and the account of the group. Tiers that see the same records
 * have the same rows, so their files are written once and copied.
 */
final class GroupWriting implements GroupResolver.Outcome, Closeable {
  private final RunPlan plan;
  private final TierTables tables;
  private final RecordIds ids;
  private final int bucket;
  private final Account account = new Account();
  private final List<TierWriting> writings = new ArrayList<>();
  private final Map<Counted, Long> records = new HashMap<>();
  private final Map<Tier, Map<Counted, Long>> seen = new EnumMap<>(Tier.class);

  private record Counted(String submission, String collection) {
    static Counted of(Observation o) {
      return new Counted(o.address().submission(), o.definition().collection());
    }
  }

  GroupWriting(RunPlan plan, TierTables tables, RecordIds ids, int bucket) {
    this.plan = plan;
    this.tables = tables;
    this.ids = ids;
    this.bucket = bucket;
    plan.tiers().forEach(tier -> seen.put(tier, new HashMap<>()));
  }

  @Override
  public void fate(Observation observation, Fate fate) {
    switch (fate) {
      case REPORTED -> {
        count(observation, Kind.FATE, Ledger.REPORTED);
        count(observation, Kind.RECORDS, Ledger.REPORTED);
        records.merge(Counted.of(observation), 1L, Math::addExact);
      }
      case PART -> count(observation, Kind.FATE, Ledger.PART);
      case DUPLICATE_DELIVERY -> count(observation, Kind.FATE, Ledger.DUPLICATE_DELIVERY);
      case ASSEMBLED -> {
        count(observation, Kind.RECORDS, Ledger.ASSEMBLED);
        records.merge(Counted.of(observation), 1L, Math::addExact);
      }
    }
  }

  private void count(Observation observation, Kind kind, String name) {
    Counted of = Counted.of(observation);
    account.ledger.add(new Ledger.Line(of.submission(), of.collection(), kind, name, "", null), 1);
  }

  @Override
  public void finding(Rejection finding, Observation about) {
    note(finding, about, plan.tiersOf(plan.audience().of(about)));
  }

  private void note(Rejection finding, Observation about, Set<Tier> tiers) {
    account.findings.add(
        new Findings.Key(
            finding.rule(),
            about.definition().collection(),
            finding.address().submission(),
            finding.address().column(),
            finding.detail(),
            tiers),
        finding.address().line());
  }

  @Override
  public TierOutcome tiers(Set<Tier> tiers) {
    TierWriting writing = new TierWriting(plan, tables, ids, bucket, tiers, this);
    writings.add(writing);
    return writing;
  }

  /** A record that the tiers see, and its role there. */
  void placed(Claim claim, Set<Tier> tiers) {
    Observation observation = claim.observation();
    Counted of = Counted.of(observation);
    boolean made = observation.flags().has(QualityFlag.SUMMED);
    for (Tier tier : tiers) {
      account.ledger.add(role(of, claim.role(), tier), 1);
      if (made) {
        account.ledger.add(
            new Ledger.Line(of.submission(), of.collection(), Kind.RECORDS, Ledger.SUMMED, "", tier), 1);
      } else {
        seen.getOrDefault(tier, new HashMap<>()).merge(of, 1L, Math::addExact);
      }
    }
  }

  void note(Rejection finding, Claim about, Set<Tier> tiers) {
    note(finding, about.observation(), tiers);
  }

  /** Ends the group: what no tier of the run could see of it is WITHHELD there. */
  Account end() throws IOException {
    for (TierWriting writing : writings) {
      account.files.addAll(writing.finish());
    }
    for (Tier tier : plan.tiers()) {
      records.forEach(
          (of, total) -> {
            long visible = seen.getOrDefault(tier, Map.of()).getOrDefault(of, 0L);
            account.ledger.add(role(of, Role.WITHHELD, tier), total - visible);
          });
    }
    return account;
  }

  /** Removes what was written unless the group was ended. */
  @Override
  public void close() throws IOException {
    for (TierWriting writing : writings) {
      writing.close();
    }
  }

  private static Ledger.Line role(Counted of, Role role, Tier tier) {
    return new Ledger.Line(of.submission(), of.collection(), Kind.ROLE, role.name(), "", tier);
  }
}
