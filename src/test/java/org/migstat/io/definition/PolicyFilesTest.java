package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.definition.JobDefinition;
import org.migstat.core.definition.Policy.AuthorityMode;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.definition.Policy.SelectionLevel;

class PolicyFilesTest {
  private static final String END_OF_CIRCLE =
      "; expected sources that end at a producer. Remove a row of the circle, or limit it to the"
          + " areas, indicators and years for which it holds.";

  private final Workplace workplace;

  PolicyFilesTest(@TempDir Path folder) throws Exception {
    workplace = new Workplace(folder).writePolicy();
  }

  private void refused(String file, String yaml, String... problems) throws Exception {
    workplace.write(file, yaml);
    assertThat(workplace.problemsOfJob(Workplace.JOB)).containsExactly(problems);
  }

  @Test
  void thePolicyInUseIsTheOneOfTheStandard() throws Exception {
    Path inUse = Path.of("pipelines/policy").toAbsolutePath();
    JobDefinition job =
        workplace.job(
            Workplace.JOB
                .replace("resolution.yaml", inUse + "/resolution.yaml")
                .replace("derivations.yaml", inUse + "/derivations.yaml")
                .replace("arrangements.yaml", inUse + "/arrangements.yaml"));

    assertThat(job.policy().order()).containsExactly(Criterion.values());
    assertThat(job.policy().sourceTypeWeights()).isEmpty();
    assertThat(job.policy().staleDays()).isEqualTo(365);
    assertThat(job.policy().minorUpTo()).isEqualTo(0.01);
    assertThat(job.policy().moderateUpTo()).isEqualTo(0.1);
    assertThat(job.policy().authorityMode()).isEqualTo(AuthorityMode.NEUTRAL);
    assertThat(job.policy().selectionLevel()).isEqualTo(SelectionLevel.CELL);
    assertThat(job.policy().sumTolerance()).isEqualTo(0.01);
    assertThat(job.arrangements().sharing()).isEmpty();
    assertThat(job.arrangements().withholding()).isEmpty();
    assertThat(job.derivations().rows())
        .allMatch(row -> !row.evidence().isBlank())
        .extracting(Derivation::child, Derivation::parent)
        .map(row -> row.toList().toString())
        .containsExactly(
            "[ESTAT_MIGR, NSO_*]",
            "[OECD_MIG, NSO_*]",
            "[UNSD_DYB, NSO_*]",
            "[UNDESA_IMS, UNSD_DYB]",
            "[UNDESA_IMS, ESTAT_MIGR]",
            "[UNDESA_IMS, NSO_*]",
            "[UNDESA_IMS, UNHCR_RDF]",
            "[UNDESA_FLOWS, NSO_*]",
            "[UNHCR_RDF, NSO_*]",
            "[OCHA_HAPI, IOM_DTM]",
            "[WORLD_BANK, UNDESA_IMS]",
            "[OWID_MIG, UNDESA_IMS]");
  }

  @Test
  void aCollectionOneSlipFromOneOfTheJobIsRefusedSinceItWouldMakeTwoProducersOfOne()
      throws Exception {
    refused(
        "derivations.yaml",
        """
        derivations:
          - {child: OECD_MIG, parent: ESTAT_MIGRR, evidence: x}
          - {child: ESTATM_IGR, parent: NSO_*, evidence: x}
          - {child: OWID_MIG, parent: ESTAT_MIGR, evidence: x}
        """,
        "Cannot read derivations.yaml line 2: parent is 'ESTAT_MIGRR', of which the job has no"
            + " table; expected a collection of the job, or one with another name. Did you mean"
            + " 'ESTAT_MIGR'?",
        "Cannot read derivations.yaml line 3: child is 'ESTATM_IGR', of which the job has no table;"
            + " expected a collection of the job, or one with another name. Did you mean"
            + " 'ESTAT_MIGR'?");
  }

  @Test
  void derivationsNameKnownAreasAndIndicators() throws Exception {
    refused(
        "derivations.yaml",
        """
        derivations:
          - {child: A, parent: NSO_DE*, evidence: x}
          - {child: A, parent: B, areas: [8, 999], indicators: [INM], from: 2010, to: 2009, evidence: x}
          - {child: A, parent: C}
        """,
        "Cannot read derivations.yaml line 2: 'parent' is 'NSO_DE*'; expected a collection code, or"
            + " NSO_* for the national body of the reference area.",
        "Cannot read derivations.yaml line 3: unknown code '8' for REF_AREA; expected three digits"
            + " such as 008, or a code such as 688_EXKS, EU27_2020 or _T. Did you mean '008'?",
        "Cannot read derivations.yaml line 3: unknown code '999' for REF_AREA; expected a code of "
            + "schemas/codelists/areas.csv.",
        "Cannot read derivations.yaml line 3: unknown code 'INM' for INDICATOR; known codes are"
            + " ASY_APP_ALL, ASY_APP_FIRST, ASY_DEC_NEG, ASY_DEC_POS, ASY_STOCK, CIT_ACQ, EMI,"
            + " IDP_STOCK, IMM, IRR_DET, NETMIG, NETMIG_ADJ, OIP_STOCK, PERMIT_FIRST, PERMIT_STOCK,"
            + " POP_STOCK, REFUSED, REF_STOCK, RET_AVR, RET_EFF, RET_ORDER, RET_REF, STLS_STOCK,"
            + " TP_FLOW, TP_STOCK. Did you mean 'IMM'?",
        "Cannot read derivations.yaml line 3: from is after to; expected the first and the last"
            + " year.",
        "Cannot read derivations.yaml line 4: key 'evidence' is missing; expected a text.");
  }

  @Test
  void aCollectionIsNeverItsOwnSource() throws Exception {
    refused(
        "derivations.yaml",
        """
        derivations:
          - {child: A, parent: B, evidence: x}
          - {child: B, parent: C, areas: [276], evidence: x}
          - {child: C, parent: A, areas: [276, 578], to: 2010, evidence: x}
          - {child: NSO_DEU, parent: NSO_*, evidence: x}
        """,
        "Cannot read derivations.yaml line 2: A is its own source: A from B (line 2), B from C"
            + " (line 3), C from A (line 4)"
            + END_OF_CIRCLE,
        "Cannot read derivations.yaml line 5: NSO_DEU is its own source: NSO_DEU from NSO_* (line"
            + " 5)"
            + END_OF_CIRCLE);
  }

  @Test
  void theNationalBodyIsOneProducerOfEachArea() throws Exception {
    refused(
        "derivations.yaml",
        """
        derivations:
          - {child: NSO_DEU, parent: ESTAT, indicators: [IMM, EMI], evidence: x}
          - {child: OECD, parent: NSO_*, areas: [578], evidence: x}
          - {child: NSO_FRA, parent: OECD, evidence: x}
          - {child: ESTAT, parent: NSO_*, indicators: [EMI], evidence: x}
        """,
        "Cannot read derivations.yaml line 2: NSO_DEU is its own source: NSO_DEU from ESTAT (line"
            + " 2), ESTAT from NSO_* (line 5)"
            + END_OF_CIRCLE);
  }

  @Test
  void aCircleIsNoneIfItsRowsNeverHoldTogether() throws Exception {
    refused(
        "derivations.yaml",
        """
        derivations:
          - {child: A, parent: B, areas: [276], evidence: x}
          - {child: B, parent: A, areas: [578], evidence: x}
          - {child: C, parent: D, to: 2010, evidence: x}
          - {child: D, parent: C, from: 2011, evidence: x}
          - {child: E, parent: F, indicators: [IMM], evidence: x}
          - {child: F, parent: E, indicators: [EMI], evidence: x}
          - {child: G, parent: H, areas: [276], evidence: x}
          - {child: H, parent: I, evidence: x}
          - {child: I, parent: G, areas: [578], evidence: x}
          - {child: NSO_DEU, parent: J, to: 2000, evidence: x}
          - {child: J, parent: NSO_*, from: 2001, evidence: x}
        """);
  }

  @Test
  void aMisspeltCollectionWithholdsNothingAndIsRefused() throws Exception {
    workplace.write("collections/other.yaml", Workplace.SMALL.replace("ESTAT_MIGR", "IOM_AVRR"));
    refused(
        "arrangements.yaml",
        """
        sharing: [{collection: IOM_AVRR, to: [UN], confidential: false}]
        withhold: [{collection: ESTAT_MIG, from: IOM}]
        """,
        "Cannot read arrangements.yaml line 2: unknown collection 'ESTAT_MIG'; known collections"
            + " are ESTAT_MIGR, IOM_AVRR. Did you mean 'ESTAT_MIGR'?");
  }

  @Test
  void anArrangementMayDiscloseThatACollectionHasRecordsThatOthersDoNotSee() throws Exception {
    workplace.write(
        "arrangements.yaml",
        """
        sharing: []
        withhold: []
        collections:
          - {collection: ESTAT_MIGR, disclose_existence: true}
          - {collection: IOM_AVRR, disclose_existence: false}
        """);
    workplace.write(
        "collections/returns.yaml",
        Workplace.SMALL.replace("collection: ESTAT_MIGR", "collection: IOM_AVRR"));

    assertThat(workplace.job(Workplace.JOB).arrangements().disclosingExistence())
        .containsExactly("ESTAT_MIGR");
  }

  @Test
  void nothingIsDisclosedOfCollectionsThatNobodyNames() throws Exception {
    assertThat(workplace.job(Workplace.JOB).arrangements().disclosingExistence()).isEmpty();
    refused(
        "arrangements.yaml",
        """
        sharing: []
        withhold: []
        collections:
          - {collection: ESTAT_MIG, disclose_existence: true}
          - {collection: ESTAT_MIGR}
        """,
        "Cannot read arrangements.yaml line 4: unknown collection 'ESTAT_MIG'; known collections"
            + " are ESTAT_MIGR. Did you mean 'ESTAT_MIGR'?",
        "Cannot read arrangements.yaml line 5: key 'disclose_existence' is missing; expected true"
            + " or false.");
  }

  @Test
  void anArrangementSaysEverything() throws Exception {
    refused(
        "arrangements.yaml",
        "sharing: [{collection: ESTAT_MIGR, to: [PUBLIC]}]\nwithhold:\n",
        "Cannot read arrangements.yaml line 1: 'to' holds 'PUBLIC'; expected UN or IOM.",
        "Cannot read arrangements.yaml line 1: key 'confidential' is missing; expected true or"
            + " false.",
        "Cannot read arrangements.yaml line 2: 'withhold' is empty; expected a list of {collection,"
            + " from}.");
  }
}
