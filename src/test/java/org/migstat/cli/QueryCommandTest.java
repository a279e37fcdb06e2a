package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.Ending;
import org.migstat.query.SampleRelease;

class QueryCommandTest {
  private static final String ALL =
      "SELECT indicator, ref_area, obs_value, obs_status, rel_diff FROM obs_all ORDER BY ref_area";

  @TempDir private Path folder;
  private String output = "";

  @BeforeEach
  void publish() throws Exception {
    output = SampleRelease.in(folder.toRealPath()).toString();
  }

  private Ending query(String... arguments) {
    String[] line = new String[arguments.length + 2];
    line[0] = "query";
    line[1] = output;
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    return new Commands().execute(line);
  }

  @Test
  void aTableShowsPlainDigitsListsInBracesAndWhatIsNull() {
    Ending answer = query(ALL);

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .isEqualToNormalizingNewlines(
            """
            indicator  ref_area  obs_value  obs_status   rel_diff
            IMM             040    2016241  {A,B}             0.5
            IMM             276   10000000  {}           10000000
            IMM             840       NULL  NULL        0.0000001
            (3 rows)
            """);
    assertThat(answer.err())
        .isEqualToNormalizingNewlines(
            "There is no view conflicts: the data set has no rows in this release.\n");
  }

  @Test
  void csvLeavesNullEmptyAndQuotesWhatHoldsACommaOrNothing() {
    assertThat(query(ALL + " LIMIT 1", "--format", "csv").out())
        .isEqualTo(
            "indicator,ref_area,obs_value,obs_status,rel_diff\nIMM,040,2016241,\"{A,B}\",0.5\n");
    assertThat(query("SELECT NULL AS a, '' AS b, 'x,y' AS c", "--format", "csv").out())
        .isEqualTo("a,b,c\n,\"\",\"x,y\"\n");
  }

  @Test
  void jsonIsOneArrayWithAnObjectPerLine() {
    assertThat(query(ALL + " LIMIT 2", "--format", "json").out())
        .isEqualTo(
            """
            [
            {"indicator":"IMM","ref_area":"040","obs_value":2016241,"obs_status":["A","B"],"rel_diff":0.5},
            {"indicator":"IMM","ref_area":"276","obs_value":10000000,"obs_status":[],"rel_diff":10000000}
            ]
            """);
    assertThat(query("SELECT 1 AS a WHERE false", "--format", "json").out()).isEqualTo("[]\n");
    assertThat(query("SELECT 'a\"\\\n' || chr(1) AS q, true AS b", "--format", "json").out())
        .isEqualTo("[\n{\"q\":\"a\\\"\\\\\\n\\u0001\",\"b\":true}\n]\n");
  }

  @Test
  void anotherTierAndAnOlderReleaseCanBeAsked() {
    assertThat(query("SELECT note FROM obs_all", "--tier", "un", "--format", "csv").out())
        .isEqualTo("note\nun only\n");
    assertThat(query("SELECT note FROM obs_all", "--release", "r000001", "--format", "csv").out())
        .isEqualTo("note\nold\n");
  }

  @Test
  void timesAreShownAsTheyAreStoredWhereverTheMachineStands() {
    TimeZone here = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      // The second time does not exist in Berlin.
      String times =
          "SELECT TIMESTAMPTZ '2024-06-30 22:00:00Z' AS a, TIMESTAMP '2024-03-31 02:30:00' AS b";

      assertThat(query(times, "--format", "csv").out())
          .isEqualTo("a,b\n2024-06-30T22:00:00Z,2024-03-31T02:30:00\n");
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void viewsCanBeListedAndDescribed() {
    assertThat(query("SHOW TABLES;", "--format", "csv").out()).isEqualTo("name\nobs_all\n");
    assertThat(query("DESCRIBE obs_all").out()).contains("obs_value");
  }

  @Test
  void aTierThatIsNotThereIsRefusedWithTheOnesThatAre() {
    Ending refused = query("SELECT 1", "--tier", "public");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot query tier PUBLIC of release r000002: it is not there; the release has UN, JOINT. Name one with --tier.\n");
  }

  @Test
  void aReleaseThatIsNotThereIsRefusedWithTheOnesThatAre() {
    Ending refused = query("SELECT 1", "--release", "../..");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot query release '../..' of %s: it is not there; known releases are r000001, r000002. Name one with --release, or none for the current one.\n"
                .formatted(output));
  }

  @Test
  void aFolderWithoutAReleaseIsRefused() {
    output = folder.resolve("releases").toString();
    Ending refused = query("SELECT 1");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot query %s: no release is published there; expected the folder that a run wrote to. Run a job with --output %s first.\n"
                .formatted(output, output));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TABLE obs_all | it is not a question",
        "ATTACH 'x.db' | it is not a question",
        "COPY obs_all TO 'x.csv' | it is not a question",
        "SET threads = 1 | it is not a question",
        "PRAGMA version | it is not a question",
        "SELECT 1; SELECT 2 | it is 2 statements",
        "'  ' | it is empty",
        "; | it is empty"
      })
  void whatIsNoQuestionIsRefusedAsSuch(String sql, String problem) {
    assertThat(query(sql))
        .isEqualTo(
            new Ending(
                2,
                "",
                "Cannot answer the query: "
                    + problem
                    + "; expected one SELECT (or DESCRIBE, SHOW TABLES, SUMMARIZE)."
                    + System.lineSeparator()));
  }

  @Test
  void aSyntaxErrorNamesTheWordThatTheUserWrote() {
    Ending refused = query("SELEC 1");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot answer the query: syntax error at or near \"SELEC\"\n");
  }

  @Test
  void wrongSqlIsAnsweredInDuckDbsWordsWithoutATrace() {
    Ending refused = query("SELECT nope FROM obs_all");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("Cannot answer the query: Binder Error: Referenced column \"nope\" not found")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void aQueryReadsItsTierAndNothingElse() {
    Ending refused =
        query(
            "SELECT * FROM read_parquet('%s/releases/r000002/un/obs_all/*/*.parquet')"
                .formatted(output));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("file system operations are disabled by configuration");
  }

  @Test
  void aQueryCannotChangeTheRelease() {
    Path stray = Path.of(output, "releases/r000002/joint/stray.parquet");
    String copy = "COPY (SELECT 1) TO '%s'".formatted(stray);

    for (String sql :
        new String[] {copy, "SELECT 1; " + copy, "SELECT 1); " + copy + "; SELECT (1"}) {
      Ending refused = query(sql);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("expected one SELECT (or DESCRIBE, SHOW TABLES, SUMMARIZE).");
    }
    assertThat(Files.exists(stray)).isFalse();
  }
}
