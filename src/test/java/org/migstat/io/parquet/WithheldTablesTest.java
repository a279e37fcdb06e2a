package org.migstat.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.ledger.WithheldCounts;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Tier;
import org.migstat.io.codelist.AreaCodelist;

class WithheldTablesTest {
  @TempDir Path folder;

  @Test
  void countsBelowTheThresholdOfThePolicyAreNotTold() throws Exception {
    Path file = folder.resolve("summary.parquet");
    try (var writer = WithheldTables.summary(AreaCodelist.table(), 9).open(file, Map.of())) {
      writer.write(Map.entry(inYear(2022), 9L));
      writer.write(Map.entry(inYear(2023), 8L));
      writer.finish();
    }

    assertThat(ParquetFiles.rows(file).toString())
        .isEqualTo("[" + row(2022, "9") + ", " + row(2023, "null") + "]");
  }

  private static WithheldCounts.Key inYear(int year) {
    return new WithheldCounts.Key(Tier.UN, Indicator.RET_AVR, "040", year, WithheldRule.CONF);
  }

  private static String row(int year, String records) {
    return "{indicator=RET_AVR, base_area=040, base_area_iso3=AUT, base_area_name=Austria, year=%d, rule=CONF, records=%s}"
        .formatted(year, records);
  }
}
