package org.migstat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Section;

/**
 * What a party may not see changes nothing in what it sees: not a value, not a role, not a count,
 * not a byte.
 *
 * @see "UN/SDMX 4.2, 4.3"
 */
class NonInterferenceTest {
  private static final String YEARBOOK = "unsd/dyb.csv";
  private static final String YEARBOOK_TABLE = "collections/sample/unsd-dyb.yaml";
  private static final String RETURNS = "iom/avrr.csv";
  private static final String JAPAN = "japan/zairyu.csv";
  private static final Charset JAPANESE = Charset.forName("Shift_JIS");

  /**
   * Sample rows of the yearbook that only the UN sees: internal, under embargo, or of unknown
   * status.
   */
  private static final List<String> UN_ONLY =
      List.of(
          "Immigrants,578,Norway,total,_Z,M12,2018,47600,,N,,",
          "Immigrants,578,Norway,total,_Z,M12,2019,48790,,,,",
          "Immigrants,040,Austria,total,_Z,M12,2017,98500,,E,2026-03-01T00:00:00Z,",
          "Immigrants,040,Austria,total,_Z,M12,2018,97205,,E,,",
          "Immigrants,752,Sweden,total,_Z,M12,2019,118220,,X,,");

  /** Sample rows of returns that only IOM sees: confidential. */
  private static final List<String> IOM_ONLY =
      List.of("AUT,TUR,2023,412,", "AUT,GEO,2023,233,C", "DEU,ALB,2023,3,", "DEU,IRQ,2023,17,");

  @TempDir static Path shared;
  private static PublishedRelease base = new PublishedRelease(Path.of(""));

  @BeforeAll
  static void runWithTheSecretRowsLast() throws Exception {
    base = job(shared, UN_ONLY, IOM_ONLY).run();
  }

  /**
   * The sample with these rows at the end of their files, so that the lines of the others never
   * move.
   */
  private static JobCopy job(Path folder, List<String> unOnly, List<String> iomOnly)
      throws IOException {
    JobCopy job = JobCopy.ofSample(folder);
    job.input(YEARBOOK, withLast(job.input().resolve(YEARBOOK), UN_ONLY, unOnly));
    job.input(RETURNS, withLast(job.input().resolve(RETURNS), IOM_ONLY, iomOnly));
    for (String definition : List.of("iom-avrr", "nso-jpn-zairyu")) {
      job.editPipelines(
          "collections/sample/" + definition + ".yaml", text -> text + "max_rejected_share: 1\n");
    }
    return job.editJob(text -> text.replace("[unsd/dyb.csv]", "[\"unsd/dyb*.csv\"]"));
  }

  private static String withLast(Path file, List<String> removed, List<String> added)
      throws IOException {
    List<String> rows = new ArrayList<>(Files.readAllLines(file));
    rows.removeIf(String::isEmpty);
    assertThat(rows).containsAll(removed);
    rows.removeAll(removed);
    rows.addAll(added);
    return String.join("\n", rows) + "\n";
  }

  @Test
  void valuesThatOnlyTheUnMaySee(@TempDir Path folder) throws Exception {
    JobCopy job =
        job(
            folder,
            List.of(
                // Now equal to what Eurostat prints, so that it would be a duplicate.
                "Immigrants,578,Norway,total,_Z,M12,2018,47310,,N,,",
                "Immigrants,578,Norway,total,_Z,M12,2019,1,P,,,",
                "Immigrants,040,Austria,total,_Z,M12,2017,12345678,,E,2026-03-01T00:00:00Z,",
                "Immigrants,040,Austria,total,_Z,M12,2018,0,E,E,,",
                "Immigrants,752,Sweden,total,_Z,M12,2019,118221,,Y,,"),
            IOM_ONLY);
    String japan = Files.readString(job.input().resolve(JAPAN), JAPANESE);
    job.input(JAPAN, japan.replace("702,110", "1").getBytes(JAPANESE));

    assertOnlyOneSeesTheChange(Section.UN, job.run());
  }

  @Test
  void rowsThatAreAddedForTheUnAlone(@TempDir Path folder) throws Exception {
    List<String> more = new ArrayList<>(UN_ONLY);
    more.addAll(
        List.of(
            "Immigrants,528,Netherlands,total,_Z,M12,2019,215700,,N,,",
            // Contradicts, and repeats, a row of the same file that everybody sees.
            "Immigrants,036,Australia,total,_Z,R12_16,2019,540001,,N,,",
            "Immigrants,616,Poland,total,_Z,M12,2019,208900,,N,,",
            // Refused: no such area, no number, a status that contradicts itself.
            "Immigrants,Ruritania,Ruritania,total,_Z,M12,2019,5,,N,,",
            "Immigrants,578,Norway,total,_Z,M12,2017,n/a,,N,,"));
    JobCopy job = job(folder, more, IOM_ONLY);
    // A file of its own, in which the yearbook repeats and revises what everybody sees.
    job.input(
        "unsd/dyb_second.csv",
        Files.readAllLines(job.input().resolve(YEARBOOK)).get(0)
            + "\nImmigrants,616,Poland,total,_Z,M12,2018,200000,,N,,\n"
            + "Immigrants,250,France,total,_Z,M12,2018,386911,,N,,\n");
    String japan = Files.readString(job.input().resolve(JAPAN), JAPANESE);
    job.input(JAPAN, (japan + "2022,ブラジル,\"209,430\"\n2022,どこか,1\n").getBytes(JAPANESE));

    assertOnlyOneSeesTheChange(Section.UN, job.run());
  }

  @Test
  void rowsThatAreTakenFromTheUn(@TempDir Path folder) throws Exception {
    JobCopy job = job(folder, List.of(), IOM_ONLY);
    String japan = Files.readString(job.input().resolve(JAPAN), JAPANESE);
    job.input(JAPAN, japan.substring(0, japan.indexOf('\n') + 1).getBytes(JAPANESE));

    assertOnlyOneSeesTheChange(Section.UN, job.run());
  }

  @Test
  void valuesThatOnlyIomMaySee(@TempDir Path folder) throws Exception {
    JobCopy job =
        job(
            folder,
            UN_ONLY,
            List.of(
                "AUT,TUR,2023,405,", "AUT,GEO,2023,0,C", "DEU,ALB,2023,4,", "DEU,IRQ,2023,99999,"));

    assertOnlyOneSeesTheChange(Section.IOM, job.run());
  }

  @Test
  void rowsThatAreAddedForIomAlone(@TempDir Path folder) throws Exception {
    List<String> more = new ArrayList<>(IOM_ONLY);
    more.addAll(
        List.of(
            "FRA,MAR,2023,77,C",
            // Contradicts, and repeats, rows that the UN sees.
            "AUT,BIH,2023,97,C",
            "AUT,RUS,2023,57,C"));

    assertOnlyOneSeesTheChange(Section.IOM, job(folder, UN_ONLY, more).run());
  }

  @Test
  void rowsThatAreTakenFromIom(@TempDir Path folder) throws Exception {
    assertOnlyOneSeesTheChange(Section.IOM, job(folder, UN_ONLY, List.of()).run());
  }

  @Test
  void entriesOfTheCorrectionsRegisterAboutRecordsThatOnlyTheUnSees(@TempDir Path folder)
      throws Exception {
    String shared =
        correction("OVER", "OECD_MIG", "IMM", "840", "2018", "2025-12-31")
            + correction("UNUSED", "IOM_DTM", "IDP_STOCK", "004", "1990-01-01", "2026-12-31");
    String unOnly =
        // A table that the UN alone received: applied, over, and of no record.
        correction("JAPAN", "NSO_JPN", "POP_STOCK", "392", "2023-01-01", "2026-12-31")
            + correction("JAPAN-OVER", "NSO_JPN", "POP_STOCK", "392", "2022-01-01", "2025-12-31")
            + correction("JAPAN-UNUSED", "NSO_JPN", "POP_STOCK", "392", "1990-01-01", "2026-12-31")
            // An internal row of a table of which others see the free rows.
            + correction("NORWAY", "UNSD_DYB", "IMM", "578", "2018", "2026-12-31");
    PublishedRelease without = job(folder.resolve("a"), UN_ONLY, IOM_ONLY, shared).run();
    PublishedRelease with = job(folder.resolve("b"), UN_ONLY, IOM_ONLY, unOnly + shared).run();

    assertThat(told(without, Tier.IOM)).containsExactly("V-CORR-UNUSED", "V-CORR-EXPIRED");
    assertThat(corrections(without, Tier.IOM)).isEmpty();
    assertThat(corrections(with, Tier.UN)).containsExactly("correction.JAPAN", "correction.NORWAY");
    assertOnlyOneSeesTheChange(Section.UN, without, with);
  }

  /** An entry that marks the records of a cell. */
  private static String correction(
      String id, String collection, String indicator, String area, String time, String until) {
    return """
          - id: %s
            collection: %s
            cell: {INDICATOR: %s, REF_AREA: "%s", TIME_PERIOD: "%s"}
            action: mark
            mark: [U]
            reason: invented
            asked: {who: the office, date: 2025-01-01}
            valid_until: %s
        """
        .formatted(id, collection, indicator, area, time, until);
  }

  private static JobCopy job(
      Path folder, List<String> unOnly, List<String> iomOnly, String corrections)
      throws IOException {
    return job(folder, unOnly, iomOnly)
        .pipelines("policy/sample-corrections.yaml", "corrections:\n" + corrections);
  }

  private static List<String> told(PublishedRelease release, Tier tier) throws IOException {
    return PublishedRelease.lines(release.rows(tier, "validation_results"), List.of("rule_id"))
        .stream()
        .filter(rule -> rule.startsWith("V-CORR"))
        .toList();
  }

  private static List<String> corrections(PublishedRelease release, Tier tier) throws IOException {
    return PublishedRelease.lines(release.rows(tier, "policy"), List.of("setting")).stream()
        .filter(setting -> setting.startsWith("correction"))
        .toList();
  }

  @Test
  void aTableThatOnlyTheUnReceivedOfACollectionThatOthersKnow(@TempDir Path folder)
      throws Exception {
    JobCopy job = job(folder, UN_ONLY, IOM_ONLY);
    String yearbook = Files.readString(job.folder().resolve("pipelines").resolve(YEARBOOK_TABLE));
    job.pipelines(
            "collections/sample/unsd-dyb-births.yaml",
            yearbook
                .replace("dataflow: DYB_MIG", "dataflow: DYB_BIRTHS")
                .replace("{total: _T}", "{total: _T, other: _O@}"))
        .input(
            "unsd/births.csv",
            Files.readAllLines(job.input().resolve(YEARBOOK)).get(0)
                + "\nPopulation by place of birth,578,Norway,other,COB,M12,2018,3,,N,,\n")
        .editJob(
            text ->
                text
                    + "  - {definition: collections/sample/unsd-dyb-births.yaml,"
                    + " files: [unsd/births.csv]}\n");

    assertOnlyOneSeesTheChange(Section.UN, job.run());
  }

  private static void assertOnlyOneSeesTheChange(Section one, PublishedRelease changed)
      throws IOException {
    assertOnlyOneSeesTheChange(one, base, changed);
  }

  private static void assertOnlyOneSeesTheChange(
      Section one, PublishedRelease base, PublishedRelease changed) throws IOException {
    assertThat(changed.bytes(one)).isNotEqualTo(base.bytes(one));
    for (Section other : Set.of(Section.UN, Section.IOM, Section.JOINT)) {
      if (other != one) {
        assertThat(Difference.between(base.bytes(other), changed.bytes(other)))
            .as(other.folder())
            .isEmpty();
      }
    }
  }
}
