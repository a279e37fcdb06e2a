package org.migstat.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.Ending;
import org.migstat.Program;

class DeterminismTest {
  @TempDir Path folder;

  @Test
  void theSameRowsGiveTheSameBytesInAnyTimeZoneLocaleEncodingAndJvm() throws Exception {
    String here = fork("here.parquet", "-Duser.timezone=UTC", "-XX:hashCode=3");
    String there =
        fork(
            "there.parquet",
            "-Duser.timezone=Pacific/Kiritimati",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=ISO-8859-9",
            // Another identity hash of enum constants gives another order of hash sets.
            "-XX:hashCode=0");

    assertThat(there).hasSize(64).isEqualTo(here);
    assertThat(Files.mismatch(folder.resolve("here.parquet"), folder.resolve("there.parquet")))
        .isEqualTo(-1);
  }

  @Test
  void theOrderInWhichFooterTextsAreGivenDoesNotMatter() throws Exception {
    assertThat(withFooter(new TreeMap<>(Map.of("Aa", "1", "BB", "2", "dataset", "x"))))
        .isEqualTo(withFooter(Map.of("dataset", "x", "BB", "2", "Aa", "1")));
  }

  @Test
  void filesOfOtherTablesThatAreOpenAtTheSameTimeDoNotMatter() throws Exception {
    String alone;
    try (var writer = SampleTable.TABLE.open(folder.resolve("x.parquet"), Map.of())) {
      alone = hundredRows(writer);
    }
    try (var writer = SampleTable.TABLE.open(folder.resolve("x.parquet"), Map.of());
        var other = ProtocolTables.policy().open(folder.resolve("y.parquet"), Map.of())) {
      other.write(new ProtocolTables.Setting("order", 0, "STATUS", "hash"));

      assertThat(hundredRows(writer)).isEqualTo(alone);
    }
  }

  /** So many that a dictionary would pay. */
  private static String hundredRows(TableWriter<SampleTable.Sample> writer) throws Exception {
    for (int i = 0; i < 100; i++) {
      writer.write(SampleTable.FULL);
    }
    return writer.finish().sha256();
  }

  private String withFooter(Map<String, String> footer) throws Exception {
    try (var writer = SampleTable.TABLE.open(folder.resolve("x.parquet"), footer)) {
      writer.write(SampleTable.FULL);
      return writer.finish().sha256();
    }
  }

  private String fork(String name, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("-XX:+UnlockExperimentalVMOptions"));
    all.addAll(List.of(options));
    Ending ending =
        Program.main(SampleTable.class, all, folder.resolve(name).toString(), "5000").run();
    assertThat(ending.code()).as(ending.err()).isZero();
    return ending.out();
  }
}
