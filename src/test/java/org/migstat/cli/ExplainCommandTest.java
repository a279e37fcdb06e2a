package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.Ending;
import org.migstat.Listing;

/** What is told of cells of the sample job, whose figures sample-data/README.md explains. */
class ExplainCommandTest {
  private static final Path EXPECTED = Path.of("src/test/resources/explain");
  private static final String GERMANY = "IMM.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PER.2019";

  @TempDir static Path folder;
  private static String output = "";

  @BeforeAll
  static void runTheSample() throws IOException {
    output = folder.toRealPath().resolve("out").toString();
    int code =
        Migstat.commandLine(new JointEngine(), Clock.systemUTC())
            .execute("run", "pipelines/sample.yaml", "--output", output);
    assertThat(code).isEqualTo(ExitCode.PUBLISHED_WITH_REJECTS.code());
  }

  private static Ending explain(String... arguments) {
    List<String> line = new ArrayList<>(List.of("explain", output));
    line.addAll(Arrays.asList(arguments));
    return new Commands().execute(line.toArray(String[]::new));
  }

  private static void isAsExpected(String file, Ending answer) throws IOException {
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .isEqualToNormalizingNewlines(
            Files.readString(EXPECTED.resolve(file), StandardCharsets.UTF_8)
                .replace("{policy}", Listing.sha256(Path.of("pipelines/policy/resolution.yaml"))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "finer-value-than-the-lead.txt, IMM.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PER.2019, joint",
    "corrected.txt, EMI.036._T._Z._T.R12_16._T._T._T._Z.PS.PER.2019-07-01/P1Y, joint",
    "stale-copy.txt, IMM.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PER.2018, joint",
    "conflict.txt, EMI.276._FOR_ALL.COC._T.M0._T._T._T._Z.PS.PER.2018, joint",
    "tier-un.txt, RET_AVR.040.643.CRT._T._Z._T._T._T._Z.PS.PER.2023, un",
    "links.txt, ASY_APP_FIRST.826.008.COC._T._Z._T._T._T._Z.PS.PER.2019, joint",
    "part-of-others.txt, ASY_APP_FIRST.826.008.COC._T._Z._T.M.Y18T29.COMPLET.PS.PER.2019-Q3, joint",
    "withdrawn.txt, ASY_APP_FIRST.276.760.COC._T._Z._T._T._T._Z.PS.PER.2018, joint",
    "hidden.txt, RET_AVR.040.412.CRT._T._Z._T._T._T._Z.PS.PER.2022, public",
    "stock.txt, REF_STOCK.404.108.COO._T._Z._T._T._T._Z.PS.PIT.2024-01-01, joint"
  })
  void aCellIsExplainedByItsKey(String file, String cellKey, String tier) throws IOException {
    isAsExpected(file, explain(cellKey, "--tier", tier));
  }

  /** To the parties a provider's gap is no figure that could be shown. */
  @Test
  void onlyWhatThePublicIsNotShownIsHidden() {
    String secret = "IMM.578._T._Z._T.M12._T._T._T._Z.PS.PER.2019";
    String missing = "EMI.438._T._Z._T.M12._T._T._T._Z.PS.PER.2019";

    assertThat(explain(secret, "--tier", "public").out())
        .contains("value                 hidden", "why hidden");
    for (Ending answer :
        List.of(explain(secret, "--tier", "joint"), explain(missing, "--tier", "public"))) {
      assertThat(answer.out()).contains("value                 none").doesNotContain("hidden");
    }
  }

  @Test
  void filtersThatLeaveOneCellExplainIt() {
    Ending byKey = explain(GERMANY);

    for (String area : new String[] {"276", "DEU", "de", "Germany", "germany"}) {
      assertThat(
              explain(
                  "--ref-area",
                  area,
                  "--indicator",
                  "imm",
                  "--counterpart",
                  "_FOR_ALL",
                  "--basis",
                  "COC",
                  "--duration",
                  "M0",
                  "--sex",
                  "_T",
                  "--age",
                  "TOTAL",
                  "--time",
                  "2019"))
          .isEqualTo(byKey);
    }
  }

  @Test
  void filtersThatLeaveSeveralCellsListThemTotalsFirst() throws IOException {
    isAsExpected(
        "several.txt", explain("--indicator", "IMM", "--ref-area", "GBR", "--time", "2019"));
    isAsExpected(
        "many.txt", explain("--indicator", "ASY_APP_FIRST", "--ref-area", "United Kingdom"));
  }

  @Test
  void aYearMeansAllDaysOfAStock() throws IOException {
    isAsExpected(
        "days.txt",
        explain(
            "--indicator", "IDP_STOCK", "--ref-area", "Chad", "--time", "2024", "--tier", "iom"));
  }

  @Test
  void jsonIsOneObjectWithAllThatTheTextSays() throws IOException {
    isAsExpected("cell.json", explain(GERMANY, "--format", "json"));
    isAsExpected(
        "several.json",
        explain("--indicator", "IMM", "--ref-area", "DEU", "--time", "2019", "--format", "json"));
  }

  @Test
  void aTierIsReadByItself() throws IOException {
    Ending before = explain(GERMANY);
    Path alone = copyOf("joint", "un", "iom", "ledger", "reference", "quarantine");

    assertThat(new Commands().execute("explain", alone.toString(), GERMANY)).isEqualTo(before);
  }

  @Test
  void aReleaseThatIsNotAsItWasPublishedIsNotTold() throws IOException {
    Path damaged = copyOf("damaged", "joint/links");
    Ending refused = new Commands().execute("explain", damaged.toString(), GERMANY);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("Cannot use ")
        .endsWith(
            ": it is not there; expected what its run published. Restore the release, or run the job again.%n"
                .formatted());
  }

  /** The output without some folders of its release. */
  private static Path copyOf(String name, String... without) throws IOException {
    Path copy = folder.resolve("copy-of-" + name);
    Path release = Path.of(output, "current").toRealPath();
    try (var paths = Files.walk(release)) {
      for (Path path : paths.toList()) {
        Path relative = release.relativize(path);
        if (Arrays.stream(without).noneMatch(relative::startsWith)) {
          Path target = copy.resolve("releases/r000001").resolve(relative.toString());
          Files.createDirectories(Files.isDirectory(path) ? target : target.getParent());
          if (Files.isRegularFile(path)) {
            Files.copy(path, target);
          }
        }
      }
    }
    Files.createSymbolicLink(copy.resolve("current"), Path.of("releases/r000001"));
    return copy;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMM.276 | Cannot explain 'IMM.276': it has 2 codes; expected the 13 codes of a cell key joined by dots, such as IMM.616.804.COC._T.M12._T._T._T._Z.PS.PER.2019, or filters such as --ref-area DEU.",
        "IMM.276._T._Z._T.M12._T.X._T._Z.PS.PER.2018 | Cannot explain 'IMM.276._T._Z._T.M12._T.X._T._Z.PS.PER.2018': code 8 is SEX 'X'; known codes are F (Female), M (Male), _N (No response), _O (Other), _T (Total), _U (Unknown), _Z (Does not apply).",
        "IMM.276._T._Z._T.M12._T._T._T._Z.PS.PER.2030 | Cannot find a cell with INDICATOR IMM, REF_AREA 276, COUNTERPART_AREA _T, POP_BASIS _Z, CITIZENSHIP_GRP _T, DURATION M12, REASON _T, SEX _T, AGE _T, AGE_DEF _Z, UNIT_MEASURE PS, TIME_TYPE PER, TIME_PERIOD 2030 in tier JOINT of release r000001: there is none; nearest are IMM.276._T._Z._T.M12._T._T._T._Z.PS.PER.2019 (other TIME_PERIOD), IMM.276._T._Z._T.M12._T._T._T._Z.PS.PER.2018 (other TIME_PERIOD), IMM.276._T._Z._T.M12._T._T._T._Z.PS.PER.2017 (other TIME_PERIOD).",
        "--ref-area=Kenia | Cannot find cells by REF_AREA 'Kenia': no area has this M49 code, ISO code or English name; nearest are Kenya (404), Armenia (051), Estonia (233).",
        "--age=young | Cannot find cells by AGE 'young': expected an age such as Y5, Y15T19, Y_GE85, _T or _U.",
        "--time=last | Cannot find cells by TIME_PERIOD 'last': expected a period such as 2019, 2019-S1, 2019-Q3, 2019-01 or 2020-01-01.",
        "--basis=XXX | Cannot find cells by POP_BASIS 'XXX': known codes are CFC (Country of former citizenship), CNR (Country of next usual residence), COB (Country of birth), COC (Country of citizenship), COO (Country of origin: nationality, or former habitual residence of the stateless), CPR (Country of previous usual residence), CRT (Country returned to), _U (Not stated), _Z (No breakdown, so no basis)."
      })
  void whatIsNoCellIsRefusedWithWhatIsMeant(String question, String complaint) {
    assertThat(explain(question)).isEqualTo(new Ending(2, "", complaint + System.lineSeparator()));
  }

  @Test
  void filtersThatLeaveNothingAreRefusedWithTheNearestCells() {
    assertThat(explain("--indicator", "IMM", "--ref-area", "JPN", "--time", "2019").err())
        .isEqualToNormalizingNewlines(
            "Cannot find a cell with INDICATOR IMM, REF_AREA 392, TIME_PERIOD 2019 in tier JOINT of release r000001: there is none; nearest are IMM.036._T._Z._T.R12_16._T._T._T._Z.PS.PER.2019 (other REF_AREA), IMM.040._T._Z._T.M12._T._T._T._Z.PS.PER.2019 (other REF_AREA), IMM.276._T._Z._T.M12._T._T._T._Z.PS.PER.2019 (other REF_AREA).\n");
  }

  @Test
  void aKeyOrFiltersAreNeededAndNotBoth() {
    assertThat(explain())
        .isEqualTo(
            new Ending(
                2,
                "",
                ("Cannot explain a cell of %s: found neither a cell key nor a filter; expected either"
                        + " a cell key or filters such as --ref-area DEU.%nSee migstat explain --help.%n")
                    .formatted(output)));
    assertThat(explain(GERMANY, "--sex", "F").err())
        .startsWith("Cannot explain a cell of %s: found both; ".formatted(output));
  }

  @Test
  void aReleaseThatIsNotThereIsRefused() {
    assertThat(explain(GERMANY, "--release", "r000007").code()).isEqualTo(2);
  }

  @Test
  void aCellOfAnotherTierIsNotToldOf() {
    Ending japan = explain("--ref-area", "JPN", "--tier", "un");
    Ending joint = explain("--ref-area", "JPN");

    assertThat(japan.code()).isZero();
    assertThat(joint.code()).isEqualTo(2);
    assertThat(joint.out()).isEmpty();
  }

  @Test
  void theLogOfWhatIsWithheldIsToldByNoTier() throws IOException {
    Path release = Path.of(output).resolve("current").toRealPath();
    assertThat(Listing.files(release.resolve("withheld-iom"))).isNotEmpty();

    for (String tier : List.of("un", "iom", "joint", "public")) {
      Ending byName = query("FROM withheld_log", tier);
      Ending byPath =
          query("FROM read_parquet('%s/withheld-iom/*/*.parquet')".formatted(release), tier);

      assertThat(byName.code()).isEqualTo(2);
      assertThat(byName.err()).contains("withheld_log does not exist");
      assertThat(byPath.code()).isEqualTo(2);
      assertThat(byPath.err()).contains("file system operations are disabled by configuration");
      assertThat(query("FROM withheld_summary", tier).out()).contains("(0 rows)");
    }
  }

  private static Ending query(String sql, String tier) {
    return new Commands().execute("query", output, sql, "--tier", tier);
  }
}
