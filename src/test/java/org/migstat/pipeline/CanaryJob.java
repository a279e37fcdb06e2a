package org.migstat.pipeline;

import static org.migstat.io.release.Section.IOM;
import static org.migstat.io.release.Section.QUARANTINE;
import static org.migstat.io.release.Section.UN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.migstat.io.definition.LeastPolicy;
import org.migstat.io.release.Section;

/** A job with a canary in every place where a figure can be that not everybody may see. */
final class CanaryJob {
  private static final String DEFINITION =
      """
      collection: %s
      dataflow: {columns: [table]}
      title: Population
      provider: Invented
      citation: Invented figures
      vintage: %s
      vintage_basis: declared
      received_by: [%s]
      default_confidentiality: %s
      max_rejected_share: 1
      """
          + SmallJob.POPULATION
          + """
            CONF_STATUS: {column: conf}
            EMBARGO_TIME: {column: embargo}
            CONF_REDIST: {column: parties}
          value: {column: persons}
          status: {column: flag, flags: flags.csv}
          """;

  private static final String JOB =
      """
      as_of: 2025-01-01T00:00:00Z
      tiers: [UN, IOM, JOINT, PUBLIC]
      buckets: 1
      policy: {resolution: policy/resolution.yaml, derivations: policy/derivations.yaml, arrangements: policy/arrangements.yaml, corrections: policy/corrections.yaml}
      collections:
        - {definition: collections/free.yaml, files: [free.csv]}
        - {definition: collections/iom.yaml, files: [iom.csv, torn.csv, damaged.csv.gz]}
        - {definition: collections/iom-later.yaml, files: [iom-later.csv]}
        - {definition: collections/un.yaml, files: [un.csv]}
        - {definition: collections/kept.yaml, files: [kept.csv]}
        - {definition: collections/embargoed.yaml, files: [embargoed.csv]}
      """;

  private static final String CORRECTIONS =
      """
      corrections:
        - {id: OUT, collection: IOM_DTM, cell: {REF_AREA: "276", TIME_PERIOD: "2004-01-01"}, action: exclude, reason: invented, asked: {who: the office, date: 2024-01-01}, valid_until: 2026-01-01}
        - {id: MARK, collection: IOM_DTM, cell: {REF_AREA: "276", TIME_PERIOD: "2005-01-01"}, action: mark, mark: [U], reason: invented, asked: {who: the office, date: 2024-01-01}, valid_until: 2026-01-01}
      """;

  private static final String HEADER = "table,area,day,persons,conf,embargo,parties,flag\n";

  private final List<Canary> canaries = new ArrayList<>();

  /** All canaries of the job. */
  List<Canary> canaries() {
    return List.copyOf(canaries);
  }

  private String canary(String name, Section... allowed) {
    Canary canary = Canary.of(name, allowed);
    canaries.add(canary);
    return canary.toString();
  }

  JobCopy in(Path folder) throws IOException {
    Function<String, String> later = text -> text.replace("2024-06-01", "2024-07-01");
    String iom = definition("IOM_DTM", "IOM", "C");
    return new JobCopy(folder, "job.yaml")
        .pipelines("job.yaml", JOB)
        .pipelines("collections/free.yaml", definition("NSO_DEU", "UN, IOM", "F"))
        .pipelines("collections/iom.yaml", iom)
        .pipelines("collections/iom-later.yaml", later.apply(iom))
        .pipelines("collections/un.yaml", definition("UNSD_DYB", "UN", "N"))
        .pipelines("collections/kept.yaml", definition("NSO_AUT", "UN, IOM", "F"))
        .pipelines(
            "collections/embargoed.yaml",
            definition("NSO_FRA", "UN, IOM", "F") + "embargo: 2031-01-01T00:00:00Z\n")
        .pipelines(
            "collections/maps/flags.csv",
            "source,obs_status,conf_status,when,note\nP,P,,,provisional\n")
        .pipelines("policy/resolution.yaml", LeastPolicy.RESOLUTION)
        .pipelines("policy/derivations.yaml", LeastPolicy.DERIVATIONS)
        .pipelines(
            "policy/arrangements.yaml",
            "sharing: []\nwithhold:\n  - {collection: NSO_AUT, from: IOM}\n")
        .pipelines("policy/corrections.yaml", CORRECTIONS)
        .input("free.csv", HEADER + free())
        .input("iom.csv", HEADER + iom())
        .input("iom-later.csv", HEADER + row("2019", canary("revised", IOM), "C"))
        .input("un.csv", HEADER + un())
        .input("kept.csv", HEADER + kept())
        .input("embargoed.csv", HEADER + embargoed())
        .input("torn.csv", HEADER + "T,DEU,2019-01-01,\"" + canary("never closed"))
        .input(
            "damaged.csv.gz",
            ("\u001f\u008bT,DEU,2019-01-01," + canary("no gzip"))
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String definition(String collection, String parties, String confidentiality) {
    return DEFINITION.formatted(collection, "2024-06-01", parties, confidentiality);
  }

  private static String row(String year, String value, String rest) {
    return "T,DEU,%s-01-01,%s,%s%s\n".formatted(year, value, rest, ",".repeat(3 - commas(rest)));
  }

  private static int commas(String text) {
    return (int) text.chars().filter(c -> c == ',').count();
  }

  /** Figures for everybody about the same cells, so that the others contradict them. */
  private static String free() {
    StringBuilder rows = new StringBuilder();
    for (int year = 2000; year < 2020; year++) {
      rows.append(row(Integer.toString(year), "83000000", "F"));
    }
    return rows.toString();
  }

  private String iom() {
    return row("2019", canary("confidential", IOM), "C")
        + row("2018", canary("of unknown status", IOM), "Y")
        + row("2017", canary("internal", IOM), "N")
        + row("2016", canary("under embargo", IOM), "E,2031-01-01T00:00:00Z")
        + row("2015", "7", canary("in place of a status", IOM))
        + row("2014", "7", "C," + canary("in place of an embargo"))
        + row("2013", "7", "C,," + canary("in place of parties"))
        + row("2012", "7", "C,,," + canary("in place of a flag", IOM))
        + row("2011", "p" + canary("with a flag in front", QUARANTINE), "C")
        + row("2010", canary("with a flag behind", QUARANTINE) + " p", "C")
        + row("2009", "-" + canary("below zero", QUARANTINE), "C")
        + row("2008", canary("twice, once", IOM), "C")
        + row("2008", canary("twice, again", IOM), "C")
        + row(canary("in place of a day", QUARANTINE), "7", "C")
        + row("2004", canary("excluded", IOM), "C")
        + row("2005", canary("marked", IOM), "C")
        + "T,ZZZ,2019-01-01,"
        + canary("in no area", QUARANTINE)
        + ",C,,,\n"
        + "T,"
        + canary("in place of an area", QUARANTINE)
        + ",2019-01-01,7,C,,,\n"
        + "T,DEU,2019-01-01,"
        + canary("with a field too many", QUARANTINE)
        + ",C,,,,\n"
        + "T,DEU,2019-01-01,"
        + canary("with fields too few", QUARANTINE)
        + "\n"
        + canary("in place of a table", IOM)
        + ",DEU,2006-01-01,7,C,,,\n";
  }

  private String un() {
    return row("2019", canary("internal to the UN", UN), "")
        + row("2018", canary("confidential at the UN", UN), "C")
        + "T,ZZZ,2019-01-01,"
        + canary("refused at the UN", QUARANTINE)
        + ",C,,,\n";
  }

  private String kept() {
    return row("2019", canary("withheld from IOM", UN), "F")
        + "T,ZZZ,2019-01-01,"
        + canary("refused and withheld", QUARANTINE)
        + ",F,,,\n";
  }

  private String embargoed() {
    return row("2019", canary("in a file under embargo"), "F")
        + "T,ZZZ,2019-01-01,"
        + canary("refused under embargo", QUARANTINE)
        + ",F,,,\n";
  }
}
