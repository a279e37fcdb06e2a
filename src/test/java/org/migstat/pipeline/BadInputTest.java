package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.Ending;
import org.migstat.Listing;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.model.Tier;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.Section;

/**
 * A file or a row that is wrong gets a message that says where and why; everything else is
 * published, and nothing is lost.
 *
 * @see "UN/SDMX 3.2"
 */
class BadInputTest {
  /** A number that stands in broken rows only, so that it can be looked for. */
  private static final String SECRET = "86421357";

  /** Rows that are refused: row, column, rule, sentence; the first stands on line 22. */
  private static final List<String[]> ROWS =
      """
      XQZ,2020-01-01,86421357     | area    | V-CODE-AREA | 'XQZ': no area has this three-letter code
      86421357,2020-01-01,86421357 | area   | V-CODE-AREA | code without letters: no area has this three-letter code
      DEU,2020-02-30,86421357     | day     | V-CODE-TIME | found a period that cannot be read; expected DATE as declared
      DEU,86421357,86421357       | day     | V-CODE-TIME | found a period that cannot be read; expected DATE as declared
      DEU,2020-01-01,1e309        | persons | V-STR-03    | found text that is not a number; expected a decimal number or a registered symbol
      DEU,2020-01-01,NaN          | persons | V-STR-03    | found text that is not a number; expected a decimal number or a registered symbol
      DEU,2020-01-01,Infinity     | persons | V-STR-03    | found text that is not a number; expected a decimal number or a registered symbol
      DEU,2020-01-01,0x1F         | persons | V-STR-03    | found text that is not a number; expected a decimal number or a registered symbol
      DEU,2020-01-01,٣٤           | persons | V-STR-03    | found text that is not a number; expected a decimal number or a registered symbol
      DEU,2020-01-01,12abc        | persons | V-STR-03    | found text that is not a number; expected a decimal number or a registered symbol
      DEU,2020-01-01,1.234        | persons | V-STR-03    | found a mark that the definition declares neither as decimal nor as thousands mark; expected a decimal number. Declare decimal_mark or thousands_mark
      DEU,2020-01-01,"1,234"      | persons | V-STR-03    | found a mark that the definition declares neither as decimal nor as thousands mark; expected a decimal number. Declare decimal_mark or thousands_mark
      DEU,2020-01-01,86421357864213578642135786421357 | persons | V-STR-03 | found more digits than a figure has
      DEU,2020-01-01,             | persons | V-STR-01    | found no value; expected one
      DEU,2020-01-01,-86421357    | persons | V-NEG       | found a negative number; expected a count
      DEU,86421357                |         | V-STR-04    | found 2 fields; expected 3 as in the header
      DEU,2020-01-01,86421357,7   |         | V-STR-04    | found 4 fields; expected 3 as in the header
      """
          .lines()
          .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
          .toList();

  private static final int FIRST = 22;

  /**
   * A file that is refused.
   *
   * @param content null if it is not there
   */
  private record Broken(
      String file, byte @Nullable [] content, String rule, String line, String sentence) {
    static Broken of(String file, String content, String line, String sentence) {
      return new Broken(
          file, content.getBytes(StandardCharsets.UTF_8), "V-FILE-01", line, sentence);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static List<Broken> brokenFiles() throws IOException {
    String sound = SmallJob.HEADER + SmallJob.ROWS;
    byte[] cut = gzip(sound);
    String missing = "found no such file below the input folder; expected it, the job names it";
    return List.of(
        new Broken("missing.csv", null, "V-FILE-01", "", missing),
        new Broken("pattern_*.csv", null, "V-FILE-01", "", missing),
        Broken.of("broken_empty.csv", "", "", "found no text; expected a header and rows"),
        Broken.of(
            "broken_header_only.csv",
            SmallJob.HEADER,
            "",
            "found a header but no rows; expected at least one"),
        new Broken(
            "broken_encoding.csv",
            SmallJob.latin(sound + "DEU\u00e4,2020-01-01," + SECRET + "\n"),
            "V-FILE-01",
            "22",
            "found bytes that are no UTF-8 text; expected UTF-8"),
        new Broken(
            "broken_truncated.csv.gz",
            Arrays.copyOf(cut, cut.length - 20),
            "V-FILE-01",
            "",
            "found the end of the file inside the gzip data; expected it to be complete"),
        Broken.of(
            "broken_header_twice.csv",
            "area,day,persons,area\nDEU,2020-01-01," + SECRET + ",DEU\n",
            "1",
            "found the column name 'area' twice (columns 1 and 4); expected different names"),
        Broken.of(
            "broken_no_header.csv",
            SECRET + "," + SECRET + "\n" + SECRET + ",1\n",
            "1",
            "found the column name twice (columns 1 and 2); expected different names"),
        Broken.of(
            "broken_quote.csv",
            sound + "DEU,2020-01-01,\"" + SECRET + "\n",
            "22",
            "found a quote that is never closed; expected it to end before the file does"),
        Broken.of(
            "broken_nul.csv",
            sound + "DEU,2020-01-01," + SECRET + "\0\n",
            "22",
            "found a NUL character; expected text. UTF-16 needs a byte order mark or a declared"
                + " byte order"),
        new Broken(
            "broken_column.csv",
            SmallJob.latin("area,date,persons\nDEU,2020-01-01," + SECRET + "\n"),
            "V-STR-01",
            "",
            "found no column 'day'; expected it, the definition broken reads it"));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @TempDir static Path shared;
  @TempDir Path folder;
  private static PublishedRelease release = new PublishedRelease(Path.of(""));
  private static String printed = "";

  /** One run of the command line over everything that is broken, beside one sound file. */
  @BeforeAll
  static void runWithEverythingBroken() throws Exception {
    String rows = ROWS.stream().map(row -> row[0] + "\n").collect(Collectors.joining());
    JobCopy job =
        SmallJob.in(shared)
            .editPipelines("collections/broken.yaml", text -> text.replace("0.2", "1"))
            .editJob(
                text ->
                    text.replace("[broken.csv]", "[missing.csv, \"pattern_*.csv\", \"broken*\"]"))
            .input("broken.csv", SmallJob.HEADER + SmallJob.ROWS + rows);
    for (Broken broken : brokenFiles()) {
      byte[] content = broken.content();
      if (content != null) {
        job.input(broken.file(), content);
      }
    }
    Ending run = job.runByCommandLine();
    printed = run.out();
    assertThat(run.code()).as(printed).isEqualTo(3);
    release = PublishedRelease.current(job.output());
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void aFileThatCannotBeReadIsRefusedWholeAndSaysWhere(Broken broken) throws IOException {
    String place = broken.file() + (broken.line().isEmpty() ? "" : " row " + broken.line());

    assertThat(printed.lines().map(String::strip))
        .contains("Cannot read " + place + ": " + broken.sentence() + ".");
    assertThat(findings(broken.file()))
        .containsExactly(
            String.join(
                ",", broken.rule(), broken.file(), broken.line(), "", broken.sentence(), "1"));
    assertThat(ledger(broken.file())).isEqualTo(Map.of("LINES REFUSED_FILE " + broken.rule(), 1L));
  }

  static List<Arguments> brokenRows() {
    return IntStream.range(0, ROWS.size())
        .mapToObj(i -> Arguments.of(FIRST + i, ROWS.get(i)[0]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("brokenRows")
  void aRowThatCannotBeReadIsQuarantinedAsItCame(int line, String row) throws IOException {
    String[] expected = ROWS.get(line - FIRST);
    List<String> columns =
        List.of("submission", "line", "column_name", "rule_id", "detail", "raw_row");

    assertThat(
            PublishedRelease.lines(release.rows(Section.QUARANTINE, "quarantine"), columns).stream()
                .filter(text -> text.startsWith("broken.csv," + line + ",")))
        .containsExactly(
            String.join(
                ",",
                "broken.csv",
                Integer.toString(line),
                expected[1],
                expected[2],
                expected[3],
                row));
  }

  @Test
  void theSameSentenceAboutTheSameColumnIsToldOnceWithItsFirstLine() throws IOException {
    Map<String, Long> times = new TreeMap<>();
    Map<String, Integer> firstLine = new TreeMap<>();
    for (int i = 0; i < ROWS.size(); i++) {
      String[] row = ROWS.get(i);
      String sentence = row[2] + "," + row[1] + "," + row[3];
      times.merge(sentence, 1L, Long::sum);
      firstLine.putIfAbsent(sentence, FIRST + i);
    }
    List<String> expected = new ArrayList<>();
    times.forEach(
        (sentence, failed) -> {
          String[] parts = sentence.split(",", 3);
          String line = firstLine.get(sentence).toString();
          expected.add(
              String.join(
                  ",", parts[0], "broken.csv", line, parts[1], parts[2], failed.toString()));
        });

    assertThat(findings("broken.csv")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everythingSoundIsPublished() throws IOException {
    assertThat(release.rows(Tier.UN, "obs_all")).hasSize(22);
    assertThat(ledger("broken.csv"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("LINES PHYSICAL", 38L),
                Map.entry("LINES HEADER", 1L),
                Map.entry("LINES ROWS", 37L),
                Map.entry("FATE OUTCOMES", 37L),
                Map.entry("FATE REPORTED", 20L),
                Map.entry("FATE QUARANTINED V-CODE-AREA", 2L),
                Map.entry("FATE QUARANTINED V-CODE-TIME", 2L),
                Map.entry("FATE QUARANTINED V-STR-03", 9L),
                Map.entry("FATE QUARANTINED V-STR-01", 1L),
                Map.entry("FATE QUARANTINED V-NEG", 1L),
                Map.entry("FATE QUARANTINED V-STR-04", 2L),
                Map.entry("RECORDS REPORTED", 20L)));
    assertBalanced();
  }

  @Test
  void aRefusedValueStandsInTheQuarantineAndNowhereElse() throws IOException {
    assertThat(printed)
        .doesNotContain(
            SECRET, "86,421,357", "86.421.357", "12abc", "1e309", "1.234", "0x1F", "٣٤");
    for (Path file : Listing.files(release.folder())) {
      String path = release.folder().relativize(file).toString();
      assertThat(path).doesNotContain(SECRET);
      if (path.endsWith(".json")) {
        assertThat(Files.readString(file)).as(path).doesNotContain(SECRET);
      } else if (!path.startsWith("quarantine")) {
        assertThat(ParquetFiles.rows(file).toString()).as(path).doesNotContain(SECRET, "12abc");
      }
    }
    assertThat(release.rows(Section.QUARANTINE, "quarantine").toString()).contains(SECRET, "12abc");
  }

  @Test
  void onlyTheOwnerMayReadTheQuarantine() throws IOException {
    for (String section : List.of("quarantine", "ledger", "reference")) {
      List<Path> all = Listing.all(release.folder().resolve(section));
      assertThat(all).as(section).isNotEmpty();
      for (Path path : all) {
        String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aColumnThatTheDefinitionDoesNotNameIsReported() throws Exception {
    PublishedRelease remarked =
        SmallJob.in(folder)
            .input("broken.csv", "area,day,persons,remark\nDEU,2020-01-01,83166711,x\n")
            .run();

    assertThat(SmallJob.findings(remarked))
        .containsExactly(
            "V-STR-02,broken.csv,,remark,found a column that the definition does not name,1");
    assertThat(PublishedRelease.lines(remarked.rows(Tier.UN, "obs_all"), List.of("collection")))
        .containsExactlyInAnyOrder("NSO_AUT", "NSO_AUT", "NSO_DEU");
  }

  @Test
  void aMissingColumnIsFatalAndAnUnknownOneNoMoreThanNoted() throws Exception {
    PublishedRelease remarked =
        SmallJob.in(folder)
            .input("sound.csv", "area,day,persons,remark\nAUT,2019-01-01,8858775,x\n")
            .input("broken.csv", "area,date,persons\nDEU,2020-01-01,83166711\n")
            .run();

    assertThat(
            PublishedRelease.lines(
                remarked.rows(Tier.UN, "validation_results"),
                List.of("rule_id", "submission", "severity", "action")))
        .containsExactly(
            "V-STR-01,broken.csv,FATAL,REJECT_FILE", "V-STR-02,sound.csv,WARNING,NOTE");
  }

  @Test
  void norwayIsNotTheWordNo() throws Exception {
    PublishedRelease norway =
        SmallJob.in(folder)
            .editPipelines(
                "collections/broken.yaml",
                text ->
                    text.replace(
                        "{column: area, scheme: ISO3}",
                        "{column: area, codes: {NO: 578, ON: 124}}"))
            .input("broken.csv", SmallJob.HEADER + "NO,2020-01-01,5367580\nON,2020-01-01,2\n")
            .run();

    assertThat(
            PublishedRelease.lines(
                norway.rows(Tier.UN, "obs_all"), List.of("ref_area", "ref_area_iso3", "obs_value")))
        .contains("578,NOR,5367580", "124,CAN,2");
  }

  private static List<String> findings(String file) throws IOException {
    return SmallJob.findings(release).stream()
        .filter(line -> line.split(",")[1].equals(file))
        .toList();
  }

  /** Counts of a file without the roles. */
  private static Map<String, Long> ledger(String file) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (var row : release.rows(Section.LEDGER, "ledger")) {
      if (file.equals(row.get("submission")) && !"ROLE".equals(row.get("kind"))) {
        String reason = PublishedRelease.text(row, "reason");
        String name =
            row.get("kind") + " " + row.get("name") + (reason.isEmpty() ? "" : " " + reason);
        counts.put(name, Long.valueOf(PublishedRelease.text(row, "count")));
      }
    }
    return counts;
  }

  /** The sums of the published ledger, done again. */
  private static void assertBalanced() throws IOException {
    Map<String, Long> difference = new TreeMap<>();
    for (var row : release.rows(Section.LEDGER, "ledger")) {
      long count = Long.parseLong(PublishedRelease.text(row, "count"));
      String file = PublishedRelease.text(row, "submission");
      String name = PublishedRelease.text(row, "name");
      switch (PublishedRelease.text(row, "kind")) {
        case "LINES" -> {
          if (!name.equals(Ledger.REFUSED_FILE)) {
            boolean whole = name.equals(Ledger.PHYSICAL);
            difference.merge(file + " lines", whole ? count : -count, Long::sum);
          }
        }
        case "FATE" -> {
          boolean whole = name.equals(Ledger.OUTCOMES);
          difference.merge(file + " fates", whole ? count : -count, Long::sum);
        }
        case "RECORDS" -> {
          String tier = PublishedRelease.text(row, "tier");
          for (String each : tier.isEmpty() ? Set.of("UN", "IOM", "JOINT") : Set.of(tier)) {
            difference.merge(file + " records in " + each, count, Long::sum);
          }
        }
        default ->
            difference.merge(
                file + " records in " + PublishedRelease.text(row, "tier"), -count, Long::sum);
      }
    }
    assertThat(difference.values()).as(difference.toString()).allMatch(d -> d == 0);
  }
}
