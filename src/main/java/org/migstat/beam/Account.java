package org.migstat.beam;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
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
  final List<QuarantinedRow> quarantined = new ArrayList<>();
  final List<InputHash> inputs = new ArrayList<>();
  final List<FileEntry> files = new ArrayList<>();

  /** As it travels; runners copy what travels, and bytes are cheap to copy. */
  byte[] toBytes() {
    return SerializableUtils.serializeToByteArray(this);
  }

  static Account of(byte[] bytes) {
    return (Account) SerializableUtils.deserializeFromByteArray(bytes, "account");
  }

  void add(Account other) {
    ledger.add(other.ledger);
    findings.add(other.findings);
    quarantined.addAll(other.quarantined);
    inputs.addAll(other.inputs);
    files.addAll(other.files);
  }
}
