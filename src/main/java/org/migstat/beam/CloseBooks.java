package org.migstat.beam;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * All accounts of a run come together: the ledger is balanced, and ledger, quarantine, validation
 * results and reference tables are written. A run whose ledger does not balance fails here.
 */
public final class CloseBooks extends PTransform<PCollection<byte[]>, PDone> {
  private static final long serialVersionUID = 1;

  private final RunPlan plan;

  private CloseBooks(RunPlan plan) {
    this.plan = plan;
  }

  public static CloseBooks of(RunPlan plan) {
    return new CloseBooks(plan);
  }

  @Override
  public PDone expand(PCollection<byte[]> accounts) {
    accounts
        .apply("Together", WithKeys.<Integer, byte[]>of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), BlockCoder.of()))
        .apply("GroupAccounts", GroupByKey.create())
        .apply("WriteProtocols", ParDo.of(new CloseFn(plan)));
    return PDone.in(accounts.getPipeline());
  }

  private static final class CloseFn extends DoFn<KV<Integer, Iterable<byte[]>>, Void> {
    private static final long serialVersionUID = 1;

    private final RunPlan plan;

    CloseFn(RunPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void close(@Element KV<Integer, Iterable<byte[]>> all) throws IOException {
      Account whole = new Account();
      for (byte[] account : all.getValue()) {
        whole.add(Account.of(account));
      }
      List<String> imbalances = whole.ledger.imbalances(plan.tiers());
      if (!imbalances.isEmpty()) {
        throw new IllegalStateException(
            "Cannot publish: the ledger does not balance: " + String.join("; ", imbalances) + ".");
      }
      whole.inputs.sort(null);
      whole.quarantined.sort(null);
      new CorrectionFindings(plan).addTo(whole.findings, whole.corrections.keySet());
      int before = whole.files.size();
      new Protocols(plan, whole).write();
      StageCounts.closed(whole.files.subList(before, whole.files.size()));
      new Books(
              whole.ledger,
              whole.findings,
              List.copyOf(whole.inputs),
              List.copyOf(whole.files),
              Map.copyOf(whole.hidden))
          .leaveIn(plan.staging());
    }
  }
}
