package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Arrangements.Sharing;
import org.migstat.core.definition.Arrangements.Withholding;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.definition.JobDefinition;
import org.migstat.core.definition.JobDefinition.OnRefusedFile;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.model.Party;
import org.migstat.core.model.Tier;

class JobDefinitionTest {
  private final Workplace workplace;

  JobDefinitionTest(@TempDir Path folder) throws Exception {
    workplace = new Workplace(folder).writePolicy();
  }

  private void refused(String yaml, String... problems) throws Exception {
    assertThat(workplace.problemsOfJob(yaml)).containsExactly(problems);
  }

  private void replacing(String text, String by, String... problems) throws Exception {
    assertThat(Workplace.JOB).contains(text);
    refused(Workplace.JOB.replace(text, by), problems);
  }

  @Test
  void aJobHasItsCollectionsAndItsPolicy() throws Exception {
    workplace
        .write(
            "resolution.yaml",
            """
            order: [HOLD, STATUS, SOURCE_TYPE, RECORD_ID]
            source_type_weights: {CEN: 0, SRV: 2}
            stale_days: 30
            severity: {minor_up_to: 0.02, moderate_up_to: 0.2}
            """)
        .write(
            "derivations.yaml",
            """
            derivations:
              - {child: ESTAT_MIGR, parent: NSO_*, areas: [276, "008"], indicators: [IMM, EMI], from: 2008, to: 2020, evidence: law}
            """)
        .write(
            "arrangements.yaml",
            """
            sharing: [{collection: ESTAT_MIGR, to: [IOM], confidential: true}]
            withhold: [{collection: ESTAT_MIGR, from: UN}]
            """)
        .write("collections/other.yaml", Workplace.SMALL);

    JobDefinition job =
        workplace.job(
            """
            as_of: 2025-12-31T01:00:00+01:00
            input: ../data
            output: out
            tiers: [JOINT, UN]
            buckets: 4
            on_refused_file: fail
            policy: {resolution: resolution.yaml, derivations: derivations.yaml, arrangements: arrangements.yaml}
            collections:
              - {definition: collections/small.yaml, files: ["a/*_{1,2}.csv", b.csv]}
              - definition: collections/../collections/other.yaml
                files: [c.csv]
            """);

    assertThat(job.id()).isEqualTo("job");
    assertThat(job.asOf()).isEqualTo(Instant.parse("2025-12-31T00:00:00Z"));
    assertThat(job.input()).isEqualTo("../data");
    assertThat(job.output()).isEqualTo("out");
    assertThat(job.tiers()).containsExactly(Tier.UN, Tier.JOINT);
    assertThat(job.buckets()).isEqualTo(4);
    assertThat(job.onRefusedFile()).isEqualTo(OnRefusedFile.FAIL);
    assertThat(job.inputs())
        .extracting(input -> input.definition().id())
        .containsExactly("small", "other");
    assertThat(job.inputs())
        .extracting(JobDefinition.Input::files)
        .containsExactly(List.of("a/*_{1,2}.csv", "b.csv"), List.of("c.csv"));
    assertThat(job.policy().order())
        .containsExactly(
            Criterion.HOLD, Criterion.STATUS, Criterion.SOURCE_TYPE, Criterion.RECORD_ID);
    assertThat(job.policy().sourceTypeWeights()).isEqualTo(Map.of("CEN", 0, "SRV", 2));
    assertThat(job.policy().staleDays()).isEqualTo(30);
    assertThat(job.policy().minorUpTo()).isEqualTo(0.02);
    assertThat(job.policy().moderateUpTo()).isEqualTo(0.2);
    assertThat(job.policy().contentHash()).matches("[0-9a-f]{64}");
    assertThat(job.derivations().rows())
        .containsExactly(
            new Derivation(
                "ESTAT_MIGR",
                "NSO_*",
                Set.of("276", "008"),
                Set.of("IMM", "EMI"),
                2008,
                2020,
                "law"));
    assertThat(job.arrangements().sharing())
        .containsExactly(new Sharing("ESTAT_MIGR", Set.of(Party.IOM), true));
    assertThat(job.arrangements().withholding())
        .containsExactly(new Withholding("ESTAT_MIGR", Party.UN));
  }

  @Test
  void whatAJobDoesNotSayIsLeftToTheCommandLine() throws Exception {
    JobDefinition job = workplace.job(Workplace.JOB.replace("as_of: 2025-12-31T00:00:00Z\n", ""));

    assertThat(job.asOf()).isNull();
    assertThat(job.input()).isNull();
    assertThat(job.output()).isNull();
    assertThat(job.buckets()).isEqualTo(32);
    assertThat(job.onRefusedFile()).isEqualTo(OnRefusedFile.PUBLISH);
  }

  @Test
  void unknownKeysAreNamedWithTheKnownOnes() throws Exception {
    refused(
        Workplace.JOB + "supress_below: 5\n",
        "Cannot read job.yaml line 6: unknown key 'supress_below'; known keys are as_of, input,"
            + " output, tiers, buckets, on_refused_file, policy, collections.");
  }

  @Test
  void nowIsForTheCommandLineOnly() throws Exception {
    replacing(
        "2025-12-31T00:00:00Z",
        "now",
        "Cannot read job.yaml line 1: 'as_of' is 'now'; expected an instant with its zone, such as"
            + " 2025-12-31T00:00:00Z.");
    replacing(
        "2025-12-31T00:00:00Z",
        "2025-12-31T25:00:00Z",
        "Cannot read job.yaml line 1: 'as_of' is '2025-12-31T25:00:00Z'; expected an instant that"
            + " exists.");
  }

  @Test
  void tiersAreKnownAndNotNone() throws Exception {
    replacing(
        "[UN, IOM]",
        "[]",
        "Cannot read job.yaml line 2: 'tiers' is empty; expected a list of tiers.");
    replacing(
        "[UN, IOM]",
        "[EU]",
        "Cannot read job.yaml line 2: 'tiers' holds 'EU'; expected UN, IOM, JOINT or PUBLIC.");
    replacing(
        "[UN, IOM]",
        "[UN, un]",
        "Cannot read job.yaml line 2: 'tiers' holds 'un'; expected UN, IOM, JOINT or PUBLIC. Did you mean"
            + " 'UN'?");
    replacing(
        "tiers: [UN, IOM]\n",
        "",
        "Cannot read job.yaml line 1: key 'tiers' is missing; expected a list of tiers.");
  }

  @Test
  void bucketsAreACountOfFilesThatASystemCanHold() throws Exception {
    for (String buckets : new String[] {"0", "-1", "4097", "010", "1e2"}) {
      refused(
          Workplace.JOB + "buckets: " + buckets + "\n",
          "Cannot read job.yaml line 6: 'buckets' is '"
              + buckets
              + "'; expected a whole number from 1 to 4096.");
    }
    assertThat(workplace.job(Workplace.JOB + "buckets: 4096\n").buckets()).isEqualTo(4096);
  }

  @Test
  void filesStayUnderTheInputRoot() throws Exception {
    for (String file :
        new String[] {
          "../a.csv", "a/../../b.csv", "/etc/passwd", "~/a.csv", "C:/a.csv", "s3://a/b.csv", ".."
        }) {
      replacing(
          "[a.csv]",
          "['" + file + "']",
          "Cannot read job.yaml line 5: file '"
              + file
              + "' leaves the input root; expected a path or glob under it.");
    }
    replacing(
        "[a.csv]",
        "['a\\b.csv']",
        "Cannot read job.yaml line 5: file 'a\\b.csv' has a backslash; expected / between"
            + " folders.");
    replacing(
        "[a.csv]",
        "['a[b.csv', ok..csv]",
        "Cannot read job.yaml line 5: file 'a[b.csv' is no glob; expected closed brackets and"
            + " braces.");
    replacing(
        "[a.csv]",
        "[a.csv, a.csv]",
        "Cannot read job.yaml line 5: 'files' names 'a.csv' twice; expected each once.");
    replacing(
        "[a.csv]",
        "[]",
        "Cannot read job.yaml line 5: 'files' is empty; expected a list of files.");
  }

  @Test
  void filesThatTheJobNamesExist() throws Exception {
    refused(
        Workplace.JOB
            .replace("small.yaml", "none.yaml")
            .replace(": resolution.yaml", ": none/resolution.yaml"),
        "Cannot read job.yaml line 3: there is no file none/resolution.yaml; expected a path"
            + " relative to the job file.",
        "Cannot read job.yaml line 5: there is no file collections/none.yaml; expected a path"
            + " relative to the job file.");
    replacing(
        "collections/small.yaml",
        "\"a\\0b\"",
        "Cannot read job.yaml line 5: there is no file a\\u0000b; expected a path relative to the job"
            + " file.");
  }

  @Test
  void aDefinitionStandsOnce() throws Exception {
    workplace.write("others/small.yaml", Workplace.SMALL);
    refused(
        Workplace.JOB
            + "  - {definition: collections/../collections/small.yaml, files: [b.csv]}\n"
            + "  - {definition: others/small.yaml, files: [b.csv]}\n",
        "Cannot read job.yaml line 6: definition collections/small.yaml stands a second time, after"
            + " line 5; expected it once, with all its files.",
        "Cannot read job.yaml line 7: definition others/small.yaml has the file name of the one on"
            + " line 5; expected different names.");
  }

  @Test
  void allFilesTellAllTheirProblemsAtOnce() throws Exception {
    workplace
        .write("collections/small.yaml", Workplace.SMALL.replace("ISO2", "YEAR"))
        .write("collections/other.yaml", "title: [\n")
        .write(
            "resolution.yaml",
            """
            order: [VINTAGE]
            stale_days: 365
            severity: {minor_up_to: 0.2, moderate_up_to: 0.1}
            """)
        .write("derivations.yaml", "derivations:\n  - {child: A, parent: A, evidence: x}\n")
        .write("arrangements.yaml", "sharing: []\n");
    refused(
        Workplace.JOB.replace("[UN, IOM]", "[IMO]")
            + "  - {definition: collections/other.yaml, files: [b.csv]}\n",
        "Cannot read job.yaml line 2: 'tiers' holds 'IMO'; expected UN, IOM, JOINT or PUBLIC. Did you mean"
            + " 'IOM'?",
        "Cannot read collections/small.yaml line 12: scheme YEAR does not read REF_AREA; expected"
            + " ISO3, ISO2, M49, NAME_EN, NAME_DE, NAME_FR, NAME_ES.",
        "Cannot read collections/other.yaml line 2: it is not YAML (expected the node content, but"
            + " found '<stream end>'); expected keys and values. Put texts with special characters"
            + " in quotes.",
        "Cannot read resolution.yaml line 1: the order does not end in RECORD_ID; expected it last,"
            + " so that the order is total.",
        "Cannot read resolution.yaml line 3: minor_up_to is above moderate_up_to; expected it not"
            + " to be.",
        "Cannot read derivations.yaml line 2: A is its own source: A from A (line 2); expected"
            + " sources that end at a producer. Remove a row of the circle, or limit it to the"
            + " areas, indicators and years for which it holds.",
        "Cannot read arrangements.yaml line 1: key 'withhold' is missing; expected a list of"
            + " {collection, from}.");
  }
}
