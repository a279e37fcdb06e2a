package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Indicator;

@ExtendWith(TestPipelineExtension.class)
class HarmoniseTest {
  private static final ListCoder<InputFile> CODER =
      ListCoder.of(SerializableCoder.of(InputFile.class));

  @TempDir Path folder;

  @Test
  void rowsBecomeObservationsOfTheirPartitionAndRefusedOnesAreKeptAsTheyCame(TestPipeline pipeline)
      throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);
    InputFile file =
        SamplePlan.returns(
            folder,
            """
            AUT,TUR,2023,412,
            AUT,XQZ,2023,5,F
            DEU,ALB,2023,n/a,F
            DEU,SYR,2023,0,F
            """);
    PCollectionTuple harmonised =
        pipeline
            .apply(Create.of(List.of(List.of(file))).withCoder(CODER))
            .apply(Harmonise.under(plan));

    PAssert.that(harmonised.get(Harmonise.BLOCKS))
        .satisfies(
            blocks(
                plan,
                List.of(
                    "RET_AVR.040.792.CRT._T._Z._T._T._T._Z.PS.PER.2023 = 412.0 C at returns.csv row"
                        + " 2 column 'Returnees'",
                    "RET_AVR.276.760.CRT._T._Z._T._T._T._Z.PS.PER.2023 = 0.0 F at returns.csv row 5"
                        + " column 'Returnees'")));
    PAssert.thatSingleton(harmonised.get(Harmonise.ACCOUNTS))
        .satisfies(
            bytes -> {
              Account account = Account.of(bytes);
              assertThat(SamplePlan.ledger(account))
                  .containsExactly(
                      "LINES HEADER 1",
                      "LINES PHYSICAL 5",
                      "LINES ROWS 4",
                      "FATE OUTCOMES 4",
                      "FATE QUARANTINED V-CODE-AREA 1",
                      "FATE QUARANTINED V-STR-03 1");
              assertThat(account.quarantined)
                  .extracting(row -> row.line() + " " + row.rule() + " " + row.raw())
                  .containsExactly(
                      "3 V-CODE-AREA AUT,XQZ,2023,5,F", "4 V-STR-03 DEU,ALB,2023,n/a,F");
              // What was found about refused rows is for the party that received them.
              assertThat(account.findings.entries().keySet())
                  .extracting(key -> key.rule() + " " + key.tiers())
                  .containsExactlyInAnyOrder("V-CODE-AREA [IOM]", "V-STR-03 [IOM]");
              assertThat(account.inputs)
                  .extracting(input -> input.submission() + " " + input.bytes())
                  .containsExactly("returns.csv 133");
              assertThat(account.files).isEmpty();
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aFileThatBreaksOffGivesNothingButItsAccount(TestPipeline pipeline) throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);
    InputFile broken =
        SamplePlan.file(
            folder, "broken.csv", SamplePlan.RETURNS_HEADER + "AUT,TUR,2023,412,\nAUT,\"TUR");
    InputFile missing = new InputFile("missing.csv", folder.toString(), 0);
    PCollectionTuple harmonised =
        pipeline
            .apply(Create.of(List.of(List.of(broken, missing))).withCoder(CODER))
            .apply(Harmonise.under(plan));

    PAssert.that(harmonised.get(Harmonise.BLOCKS)).satisfies(nothing());
    PAssert.that(harmonised.get(Harmonise.ACCOUNTS))
        .satisfies(
            accounts -> {
              List<String> told = new ArrayList<>();
              for (byte[] bytes : accounts) {
                Account account = Account.of(bytes);
                account.quarantined.forEach(row -> told.add(row + ": " + row.detail()));
                assertThat(SamplePlan.ledger(account))
                    .containsExactly("LINES REFUSED_FILE V-FILE-01 1");
              }
              assertThat(told)
                  .containsExactlyInAnyOrder(
                      "V-FILE-01 at broken.csv row 3: found a quote that is never closed; expected"
                          + " it to end before the file does",
                      "V-FILE-01 at missing.csv row 0: found no such file below the input folder;"
                          + " expected it, the job names it");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void noFilesGiveNothing(TestPipeline pipeline) throws Exception {
    PCollectionTuple harmonised =
        pipeline.apply(Create.empty(CODER)).apply(Harmonise.under(SamplePlan.ofReturns(folder)));

    PAssert.that(harmonised.get(Harmonise.BLOCKS)).satisfies(nothing());
    PAssert.that(harmonised.get(Harmonise.ACCOUNTS)).satisfies(nothing());
    pipeline.run().waitUntilFinish();
  }

  private static <T> SerializableFunction<Iterable<T>, Void> nothing() {
    return found -> {
      assertThat(found).isEmpty();
      return null;
    };
  }

  private static SerializableFunction<Iterable<KV<Integer, byte[]>>, Void> blocks(
      RunPlan plan, List<String> expected) {
    return blocks -> {
      assertThat(blocks).extracting(KV::getKey).containsOnly(Indicator.RET_AVR.family().ordinal());
      List<String> found = new ArrayList<>();
      blocks.forEach(block -> found.addAll(SamplePlan.observations(block.getValue(), plan)));
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
      return null;
    };
  }
}
