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
import org.migstat.core.model.Tier;
import org.migstat.io.release.TierManifest;
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
    assertThat(answer.err()).isEmpty();
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
    assertThat(query("SHOW TABLES;", "--format", "csv").out())
        .isEqualTo(
            """
            name
            agreement
            areas
            collections
            conflict_changes
            conflicts
            copy_suspects
            derivations
            ledger
            links
            mirror_pairs
            obs_all
            obs_resolved
            policy
            revisions
            validation_results
            withheld_summary
            """);
    assertThat(query("DESCRIBE obs_all").out()).contains("obs_value");
  }

  @Test
  void aTierThatIsNotThereIsRefusedWithTheOnesThatAre() {
    Ending refused = query("SELECT 1", "--tier", "public");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot read tier PUBLIC of release r000002: it is not there; the release has UN, JOINT. Name one of these, or run a job whose tiers name PUBLIC.\n");
  }

  @Test
  void aReleaseThatIsNotThereIsRefusedWithTheOnesThatAre() {
    Ending refused = query("SELECT 1", "--release", "../..");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot read release '../..' of %s: it is not there; known releases are r000001, r000002. Name one of these.\n"
                .formatted(output));
  }

  @Test
  void aFolderWithoutAReleaseIsRefused() {
    output = folder.resolve("releases").toString();
    Ending refused = query("SELECT 1");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToNormalizingNewlines(
            "Cannot read %s: no release is published there; expected the folder that a run wrote to. Run a job with --output %s first.\n"
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
  void aDataSetWithoutRowsHasItsColumnsAllTheSame() {
    assertThat(query("SELECT count(*) AS n, max(abs_diff) AS most FROM conflicts").out())
        .isEqualToNormalizingNewlines("n  most\n0  NULL\n(1 row)\n");
    assertThat(
            query(
                    "SELECT column_name, column_type FROM (DESCRIBE links) WHERE column_name IN ('cell_key', 'members', 'gap', 'indicator')",
                    "--format",
                    "csv")
                .out())
        .isEqualTo(
            "column_name,column_type\ncell_key,VARCHAR\nmembers,VARCHAR[]\ngap,DOUBLE\nindicator,VARCHAR\n");
  }

  @Test
  void aFileWithOtherBytesThanPublishedIsNotRead() throws Exception {
    Path file =
        folder.toRealPath().resolve("releases/r000002/joint/obs_all/indicator=IMM/a.parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(query(ALL))
        .isEqualTo(
            new Ending(
                1,
                "",
                "Cannot use "
                    + file
                    + ": its bytes are others than those that were published; expected what its run published. Restore the release, or run the job again."
                    + System.lineSeparator()));
    assertThat(query("SELECT count(*) FROM conflicts").code()).isZero();
  }

  @Test
  void aDataSetThatIsNamedInARoundaboutWayDoesNotLookEmpty() {
    Ending refused = query("SELECT count(*) FROM query_table('obs_' || 'all')");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("write the name obs_all as it is in the question");
  }

  @Test
  void aManifestThatListsAFileOfAnotherTierIsRefused() throws Exception {
    Path joint = folder.toRealPath().resolve("releases/r000002/joint");
    TierManifest.writeWith(joint, Tier.JOINT, "../un/obs_all/indicator=IMM/a.parquet");

    assertThat(query(ALL).err())
        .isEqualToNormalizingNewlines(
            "Cannot use "
                + joint.resolve("manifest.json")
                + ": it lists a file outside of its folder; expected what its run published. Restore the release, or run the job again.\n");
  }

  @Test
  void aFileThatIsMissingIsMissedAndOneTooManyIsNotRead() throws Exception {
    Path joint = folder.toRealPath().resolve("releases/r000002/joint/obs_all/indicator=IMM");
    Files.copy(joint.resolve("a.parquet"), joint.resolve("b.parquet"));
    assertThat(query("SELECT count(*) AS n FROM obs_all").out())
        .isEqualToNormalizingNewlines("n\n3\n(1 row)\n");

    Files.delete(joint.resolve("a.parquet"));
    Ending refused = query("SELECT count(*) FROM obs_all");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("a.parquet").doesNotContain("Exception");
  }

  @Test
  void aManifestThatSomebodyChangedIsRefused() throws Exception {
    Path manifest = folder.toRealPath().resolve("releases/r000002/joint/manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"rows\" : 3", "\"rows\" : 4"));
    assertThat(query(ALL).err())
        .isEqualToNormalizingNewlines(
            "Cannot use "
                + manifest
                + ": its content hash is another than that of its files; expected what its run published. Restore the release, or run the job again.\n");

    Files.writeString(manifest, "[]");
    assertThat(query(ALL).err())
        .isEqualToNormalizingNewlines(
            "Cannot use "
                + manifest
                + ": it is no manifest of a tier; expected what its run published. Restore the release, or run the job again.\n");
  }

  @Test
  void aPointerThatLeadsToNoReleaseIsToldAndReleasesCanStillBeNamed() throws Exception {
    Path pointer = folder.toRealPath().resolve("current");
    for (String target : new String[] {"releases/r000777", "releases"}) {
      Files.delete(pointer);
      Files.createSymbolicLink(pointer, Path.of(target));

      assertThat(query(ALL).err())
          .isEqualToNormalizingNewlines(
              "Cannot read the current release of %s: 'current' leads to none; known releases are r000001, r000002. Name one with --release, or run a job again.\n"
                  .formatted(output));
      assertThat(query("SELECT note FROM obs_all", "--release", "r000001").code()).isZero();
    }
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
  void whatIsPublicIsAskedLikeAnyOtherTier() throws Exception {
    Path release = folder.toRealPath().resolve("releases/r000002");
    Path rows = Path.of("obs_all/indicator=IMM/a.parquet");
    Files.createDirectories(release.resolve("public").resolve(rows).getParent());
    Files.copy(release.resolve("joint").resolve(rows), release.resolve("public").resolve(rows));
    TierManifest.write(release.resolve("public"), Tier.PUBLIC);

    Ending answer =
        query("SELECT count(*) AS n FROM obs_all", "--tier", "PUBLIC", "--format", "csv");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).isEqualTo("n\n3\n");
    assertThat(
            query(
                    "SELECT * FROM read_parquet('%s/joint/%s')".formatted(release, rows),
                    "--tier",
                    "public")
                .err())
        .contains("file system operations are disabled by configuration");
  }

  @Test
  void aQueryCannotChangeTheRelease() {
    Path stray = Path.of(output, "releases/r000002/joint/stray.parquet");
    String copy = "COPY (SELECT 1) TO '%s'".formatted(stray);

    for (String sql :
        new String[] {copy, "SELECT 1; " + copy, "SELECT 1); " + copy + "; SELECT (1"}) {
      Ending refused = query(sql);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).startsWith("Cannot answer the query: ");
    }
    assertThat(Files.exists(stray)).isFalse();
  }
}
