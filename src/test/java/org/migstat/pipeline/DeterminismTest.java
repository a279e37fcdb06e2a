package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.bench.BenchInput;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.Section;

/**
 * The same tables give the same bytes, whatever the machine, the runner and the order in which
 * things come.
 *
 * @see "UN/SDMX 2.8"
 */
class DeterminismTest {
  /** Lines above the rows of the sample files, where they are not one header. */
  private static final Map<String, Integer> ABOVE =
      Map.of("austria/rueckkehr.csv", 2, "iom/dtm.csv", 2);

  private static final int GENERATED_ROWS = 6000;

  @TempDir static Path shared;
  private static List<String> expected = List.of();
  private static PublishedRelease sample = new PublishedRelease(Path.of(""));

  @BeforeAll
  static void runTheSampleOnce() throws Exception {
    sample = JobCopy.ofSample(shared).run();
    expected = sample.tierBytes();
  }

  @Test
  void theSameRunTwiceGivesTheSameBytes(@TempDir Path folder) throws Exception {
    JobCopy job = JobCopy.ofSample(folder);
    PublishedRelease first = job.run();
    PublishedRelease second = job.run();

    assertThat(first.folder()).isNotEqualTo(second.folder());
    assertSameBytes(first);
    assertSameBytes(second);
    Section[] restricted = {Section.LEDGER, Section.QUARANTINE, Section.REFERENCE};
    assertThat(Difference.between(first.bytes(restricted), second.bytes(restricted))).isEmpty();
  }

  @Test
  void filesListedInAnotherOrderGiveTheSameBytes(@TempDir Path folder) throws Exception {
    JobCopy job = JobCopy.ofSample(folder);
    job.editJob(
        text -> {
          List<String> lines = new ArrayList<>(text.lines().toList());
          int first = lines.indexOf("collections:") + 1;
          Collections.reverse(lines.subList(first, lines.size()));
          return String.join("\n", lines)
                  .replace(
                      "\"eurostat/asylum_*.csv\"",
                      "eurostat/asylum_2025-03-15.csv, eurostat/asylum_2024-03-15.csv")
              + "\n";
        });

    assertSameBytes(job.run());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anyParallelismGivesTheSameBytes(int workers, @TempDir Path folder) throws Exception {
    assertSameBytes(JobCopy.ofSample(folder).run("--targetParallelism=" + workers));
  }

  @ParameterizedTest
  @CsvSource({
    "tr-TR, Europe/Istanbul",
    "ar-EG-u-nu-arab, Pacific/Apia",
    "th-TH-u-ca-buddhist-nu-thai, America/St_Johns"
  })
  void anyLocaleAndTimeZoneGiveTheSameBytes(String locale, String zone, @TempDir Path folder)
      throws Exception {
    Locale localeBefore = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));

      assertSameBytes(JobCopy.ofSample(folder).run());
    } finally {
      Locale.setDefault(localeBefore);
      TimeZone.setDefault(zoneBefore);
    }
  }

  @Test
  void aMachineThatStartsInAnotherLocaleZoneAndEncodingGivesTheSameBytes(@TempDir Path folder)
      throws Exception {
    JobCopy job = JobCopy.ofSample(folder);
    Ending run =
        job.runByCommandLine(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-9");

    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertSameBytes(PublishedRelease.current(job.output()));
  }

  private static void assertSameBytes(PublishedRelease release) throws IOException {
    assertThat(Difference.between(expected, release.tierBytes())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theOrderOfRowsChangesOnlyTheLineNumber(long seed, @TempDir Path folder) throws Exception {
    JobCopy job = JobCopy.ofSample(folder);
    for (Path file : Listing.files(job.input())) {
      String name = job.input().relativize(file).toString();
      if (!name.startsWith("golden") && !name.endsWith(".md")) {
        ShuffledRows.in(file, ABOVE.getOrDefault(name, 1), seed);
      }
    }
    PublishedRelease shuffled = job.run();

    assertThat(differences(sample, shuffled)).isEmpty();
  }

  @Test
  void aLargerInputGivesTheSameBytesForAnyParallelismAndOrderOfRows(@TempDir Path folder)
      throws Exception {
    BenchInput.even(GENERATED_ROWS, 24).write(folder);
    PublishedRelease one = generated(folder, "one", "--targetParallelism=1");
    PublishedRelease four = generated(folder, "four", "--targetParallelism=4");
    for (Path file : Listing.files(folder.resolve("input"))) {
      ShuffledRows.in(file, 1, 3);
    }
    PublishedRelease shuffled = generated(folder, "shuffled");

    assertThat(one.rows(Tier.UN, "obs_all")).hasSize(GENERATED_ROWS);
    assertThat(Difference.between(one.tierBytes(), four.tierBytes())).isEmpty();
    assertThat(differences(one, shuffled)).isEmpty();
  }

  private static PublishedRelease generated(Path folder, String output, String... options)
      throws Exception {
    JobCopy.report(folder.resolve("job.yaml"), null, folder.resolve(output), options);
    return PublishedRelease.current(folder.resolve(output));
  }

  /**
   * Rows that differ in more than the column line; and each file has its rows in the same order.
   */
  private static String differences(PublishedRelease expected, PublishedRelease found)
      throws IOException {
    List<String> before = withoutLine(expected.folder());
    List<String> after = withoutLine(found.folder());
    String difference = Difference.between(before, after);
    return difference.isEmpty() && !before.equals(after) ? "another order" : difference;
  }

  private static List<String> withoutLine(Path release) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String tier : List.of("un", "iom", "joint")) {
      for (Path file : Listing.files(release.resolve(tier))) {
        if (file.toString().endsWith(".parquet")) {
          for (var row : ParquetFiles.rows(file)) {
            row.remove("line");
            rows.add(release.relativize(file) + " " + row);
          }
        }
      }
    }
    return rows;
  }
}
