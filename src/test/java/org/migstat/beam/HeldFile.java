package org.migstat.beam;

import java.util.concurrent.CountDownLatch;
import org.apache.beam.sdk.transforms.DoFn;

/** A stage that counts a file as read, and does not end before it is let go. */
public final class HeldFile extends DoFn<String, Void> {
  private static final long serialVersionUID = 1;
  private static final CountDownLatch LET_GO = new CountDownLatch(1);

  @ProcessElement
  public void hold() throws InterruptedException {
    StageMetric.HARMONISE_FILES_READ.add(1);
    LET_GO.await();
  }

  public static void letGo() {
    LET_GO.countDown();
  }
}
