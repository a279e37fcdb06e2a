package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Listing;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.io.codelist.AreaCodelist;
import org.migstat.io.parquet.ParquetFiles;

@ExtendWith(TestPipelineExtension.class)
class ResolveAndProtectTest {
  private static final int RETURNS = Indicator.RET_AVR.family().ordinal();

  @TempDir Path folder;

  /** The rows of a file as they are packed. */
  private static List<byte[]> blocks(RunPlan plan, InputFile file) throws IOException {
    var setting = plan.setting(plan.corrections());
    var harmonising =
        new FileHarmonising(
            file,
            plan,
            setting,
            new Partitions(setting.areas(), 1),
            new Exposure(plan, plan.clusters()),
            Long.MAX_VALUE);
    harmonising.end(harmonising.read());
    List<byte[]> blocks = new ArrayList<>();
    harmonising.blocks().values().forEach(blocks::addAll);
    return blocks;
  }

  private static PCollection<byte[]> resolve(
      TestPipeline pipeline, RunPlan plan, List<byte[]> blocks) {
    KV<Integer, Iterable<byte[]>> group = KV.of(RETURNS, blocks);
    return pipeline
        .apply(
            Create.of(List.of(group))
                .withCoder(KvCoder.of(VarIntCoder.of(), IterableCoder.of(BlockCoder.of()))))
        .apply(ResolveAndProtect.under(plan))
        .get(ResolveAndProtect.ACCOUNTS);
  }

  @Test
  void eachTierIsResolvedFromWhatItSees(TestPipeline pipeline) throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);
    InputFile file =
        SamplePlan.returns(
            folder,
            """
            AUT,TUR,2023,412,C
            AUT,BIH,2023,96,F
            AUT,BIH,2023,97,C
            AUT,RUS,2023,57,N
            """);

    PAssert.thatSingleton(resolve(pipeline, plan, blocks(plan, file)))
        .satisfies(
            bytes -> {
              Account account = Account.of(bytes);
              assertThat(SamplePlan.ledger(account))
                  .containsExactly(
                      "FATE REPORTED 4",
                      "RECORDS REPORTED 4",
                      // IOM alone sees that Bosnia and Herzegovina stands there twice.
                      "ROLE PREFERRED IOM 2",
                      "ROLE QUARANTINED IOM 2",
                      "ROLE PREFERRED JOINT 2",
                      "ROLE WITHHELD JOINT 2",
                      "ROLE PREFERRED UN 2",
                      "ROLE WITHHELD UN 2");
              assertThat(account.findings.entries().keySet())
                  .extracting(key -> key.rule() + " " + key.tiers())
                  .containsExactly("V-DUP-02 [IOM]");
              assertThat(account.files)
                  .extracting(entry -> entry.path() + " " + entry.rows())
                  .containsExactlyInAnyOrder(
                      "un/obs_all/indicator=RET_AVR/part-00004.parquet 2",
                      "un/obs_resolved/indicator=RET_AVR/part-00004.parquet 2",
                      "joint/obs_all/indicator=RET_AVR/part-00004.parquet 2",
                      "joint/obs_resolved/indicator=RET_AVR/part-00004.parquet 2",
                      "iom/obs_all/indicator=RET_AVR/part-00004.parquet 4",
                      "iom/obs_resolved/indicator=RET_AVR/part-00004.parquet 2",
                      "withheld-iom/withheld_log/part-00016.parquet 2",
                      "withheld-iom/withheld_log/part-00018.parquet 2");
              return null;
            });
    pipeline.run().waitUntilFinish();

    assertThat(resolved("un"))
        .containsExactly("RET_AVR.040.070 96.0 SINGLE", "RET_AVR.040.643 57.0 SINGLE");
    assertThat(resolved("joint")).isEqualTo(resolved("un"));
    assertThat(resolved("iom"))
        .containsExactly("RET_AVR.040.643 57.0 SINGLE", "RET_AVR.040.792 412.0 SINGLE");
  }

  private List<String> resolved(String tier) throws IOException {
    return ParquetFiles.rows(
            folder.resolve(tier).resolve("obs_resolved/indicator=RET_AVR/part-00004.parquet"))
        .stream()
        .map(
            row -> {
              String key = String.valueOf(row.get("cell_key"));
              String cell = key.substring(0, key.indexOf(".CRT"));
              return cell + " " + row.get("obs_value") + " " + row.get("decided_by");
            })
        .toList();
  }

  @Test
  void aGroupThatIsOnlyToldOfOriginsWritesNothing(TestPipeline pipeline) throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);

    PAssert.that(resolve(pipeline, plan, List.of(TellExposed.block(0)))).empty();
    pipeline.run().waitUntilFinish();
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void oneAreaWithAllRowsIsWrittenOnceInTheOrderOfCells(TestPipeline pipeline) throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);
    List<byte[]> blocks = blocks(plan, SamplePlan.returns(folder, hotArea()));

    PAssert.thatSingleton(resolve(pipeline, plan, blocks))
        .satisfies(
            bytes -> {
              assertThat(SamplePlan.ledger(Account.of(bytes)))
                  .contains("FATE REPORTED 3000", "ROLE PREFERRED UN 3000");
              return null;
            });
    pipeline.run().waitUntilFinish();

    List<String> keys =
        ParquetFiles.rows(folder.resolve("un/obs_resolved/indicator=RET_AVR/part-00004.parquet"))
            .stream()
            .map(row -> String.valueOf(row.get("cell_key")))
            .toList();
    assertThat(keys).hasSize(3000).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void blocksInAnotherOrderOfOtherSizesAndDeliveredTwiceGiveTheSameFiles(TestPipeline pipeline)
      throws Exception {
    RunPlan plan = SamplePlan.ofReturns(folder);
    InputFile file = SamplePlan.returns(folder, hotArea());
    List<byte[]> blocks = blocks(plan, file);
    resolve(pipeline, plan, blocks);
    pipeline.run().waitUntilFinish();
    List<String> expected = files(folder);

    Path again = Files.createDirectory(folder.resolve("again"));
    RunPlan second = SamplePlan.ofReturns(again);
    List<byte[]> pieces = new ArrayList<>(blocks);
    pieces.addAll(pieces(blocks, plan));
    Collections.shuffle(pieces, new Random(7));
    TestPipeline other = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.thatSingleton(resolve(other, second, pieces))
        .satisfies(
            bytes -> {
              assertThat(SamplePlan.ledger(Account.of(bytes)))
                  .contains("FATE REPORTED 3000", "FATE DUPLICATE_DELIVERY 3000")
                  .contains("RECORDS REPORTED 3000", "ROLE PREFERRED UN 3000");
              return null;
            });
    other.run().waitUntilFinish();

    assertThat(files(again)).isEqualTo(expected);
  }

  /** The rows of some blocks in many small ones. */
  private static List<byte[]> pieces(List<byte[]> blocks, RunPlan plan) {
    List<Observation> observations = BlockReader.read(blocks, plan.definitions(), key -> true);
    List<byte[]> pieces = new ArrayList<>();
    for (int start = 0; start < observations.size(); start += 17) {
      BlockWriter writer = new BlockWriter();
      observations
          .subList(start, Math.min(start + 17, observations.size()))
          .forEach(o -> writer.add(o, 0));
      pieces.add(writer.toBytes());
    }
    return pieces;
  }

  /** Fifty years of returns from Austria to sixty countries. */
  private static String hotArea() {
    StringBuilder rows = new StringBuilder();
    AreaTable areas = AreaCodelist.table();
    int countries = 0;
    for (int i = 0; countries < 60; i++) {
      Area area = areas.area(i);
      boolean lasting = area.validFrom() == null && area.validTo() == null && area.inIso();
      if (lasting && !area.code().equals("040")) {
        countries++;
        for (int year = 1970; year < 2020; year++) {
          rows.append("AUT,").append(area.iso3()).append(',').append(year).append(",7,F\n");
        }
      }
    }
    return rows.toString();
  }

  /** All files of tiers with their hashes. */
  private static List<String> files(Path root) throws IOException {
    return Listing.hashes(root, List.of("un", "iom", "joint"));
  }
}
