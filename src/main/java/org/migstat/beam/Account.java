package org.migstat.beam;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.util.SerializableUtils;
import org.migstat.audit.AuditSlice;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.WithheldCounts;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Agreements;
import org.migstat.io.parquet.ProtocolTables.QuarantinedRow;
import org.migstat.io.release.FileEntry;

/**
 * What one file, or one group of cells, reports beside the figures: counts, findings, refused rows,
 * the hash of what was read and the files that were written. Accounts add up in any order.
 */
final class Account implements Serializable {
  private static final long serialVersionUID = 1;

  final Ledger ledger = new Ledger();
  final Findings findings = new Findings();
  final WithheldCounts withheld = new WithheldCounts();
  final List<QuarantinedRow> quarantined = new ArrayList<>();
  final List<InputHash> inputs = new ArrayList<>();
  final List<FileEntry> files = new ArrayList<>();
  final Map<Tier, Agreements> agreements = new EnumMap<>(Tier.class);
  private final Map<Tier, Origins> origins = new EnumMap<>(Tier.class);

  /** How many figures are hidden from the public, by collection. */
  final Map<String, Long> hidden = new TreeMap<>();

  /** How many outcomes each entry of the corrections register was applied to, by its id. */
  final Map<String, Long> corrections = new TreeMap<>();

  /** As it travels; runners copy what travels, and bytes are cheap to copy. */
  byte[] toBytes() {
    return SerializableUtils.serializeToByteArray(this);
  }

  static Account of(byte[] bytes) {
    return (Account) SerializableUtils.deserializeFromByteArray(bytes, "account");
  }

  /**
   * Notes what was found about a record, or a row of a definition, for the tiers that may know.
   * Those that did not receive the whole table are not told the line: its number would tell them
   * how many rows they do not see.
   */
  void note(RunPlan plan, CollectionDefinition definition, Rejection finding, Set<Tier> tiers) {
    Set<Tier> receiving = plan.receiving(definition);
    Set<Tier> located = EnumSet.noneOf(Tier.class);
    Set<Tier> others = EnumSet.noneOf(Tier.class);
    tiers.forEach(tier -> (receiving.contains(tier) ? located : others).add(tier));
    // What was found about a figure may tell of it although it is hidden.
    others.remove(Tier.PUBLIC);
    if (!located.isEmpty() || tiers.isEmpty()) {
      findings.add(key(definition, finding, located), finding.address().line());
    }
    if (!others.isEmpty()) {
      long line = finding.address().line() == 0 ? 0 : Findings.UNTOLD;
      findings.add(key(definition, finding, others), line);
    }
  }

  /**
   * Notes that all figures of a slice are hidden from the public; only the operator is told that
   * nothing less was known to be safe.
   */
  void withheld(AuditSlice slice) {
    findings.add(
        new Findings.Key(
            RuleId.V_SDC,
            "",
            "",
            "",
            "found no smaller protection of %s %s %s that is known to be safe; nothing of it is public"
                .formatted(slice.indicator(), slice.refArea(), slice.timePeriod()),
            Set.of()),
        0);
  }

  private static Findings.Key key(
      CollectionDefinition definition, Rejection finding, Set<Tier> tiers) {
    return new Findings.Key(
        finding.rule(),
        definition.collection(),
        finding.address().submission(),
        finding.address().column(),
        finding.detail(),
        tiers);
  }

  void agree(Tier tier, Agreements counted) {
    agreements.computeIfAbsent(tier, t -> new Agreements()).add(counted);
  }

  /** Where the records of the tier come from. */
  Origins origins(Tier tier) {
    return origins.computeIfAbsent(tier, t -> new Origins());
  }

  void add(Account other) {
    other.origins.forEach((tier, from) -> origins(tier).add(from));
    other.agreements.forEach(this::agree);
    ledger.add(other.ledger);
    findings.add(other.findings);
    withheld.add(other.withheld);
    quarantined.addAll(other.quarantined);
    inputs.addAll(other.inputs);
    files.addAll(other.files);
    other.hidden.forEach((collection, n) -> hidden.merge(collection, n, Math::addExact));
    other.corrections.forEach((id, outcomes) -> corrections.merge(id, outcomes, Math::addExact));
  }
}
