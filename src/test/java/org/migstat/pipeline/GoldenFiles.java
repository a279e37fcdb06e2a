package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Tier;

/** What must come out of the sample job: {@code sample-data/golden}. */
final class GoldenFiles {
  private static final Path GOLDEN = Path.of("sample-data/golden");

  private GoldenFiles() {}

  static List<NamedCsvRecord> golden(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(GOLDEN.resolve(file))) {
      return reader.stream().toList();
    }
  }

  /** The rows with some of their ratios to five decimals, as golden files write them. */
  static List<Map<String, @Nullable Object>> rounded(
      List<Map<String, @Nullable Object>> rows, String... ratios) {
    for (var row : rows) {
      for (String ratio : ratios) {
        row.computeIfPresent(ratio, (name, value) -> fiveDecimals(value));
      }
    }
    return rows;
  }

  private static Object fiveDecimals(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).setScale(5, RoundingMode.HALF_EVEN).toPlainString()
        : value;
  }

  /** Holds some columns of the rows of a tier against the golden file of these columns. */
  static void compare(
      Tier tier, String file, List<Map<String, @Nullable Object>> rows, String... columns)
      throws IOException {
    compare(tier.folder() + "/" + file + ".csv", PublishedRelease.lines(rows, List.of(columns)));
  }

  static void compare(String file, List<String> found) throws IOException {
    List<String> expected =
        golden(file).stream().map(row -> String.join(",", row.getFields())).toList();
    assertThat(Difference.between(expected, found)).as("difference to golden/" + file).isEmpty();
  }
}
