package org.migstat.io.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;

class YamlTextTest {
  private final Path folder;
  private final Workplace workplace;

  YamlTextTest(@TempDir Path folder) {
    this.folder = folder;
    workplace = new Workplace(folder);
  }

  private static ConceptSource source(CollectionDefinition definition, Concept concept) {
    return Objects.requireNonNull(definition.concepts().get(concept));
  }

  private static CodeMap.Entry always(String code) {
    return new CodeMap.Entry(code, null, null, false);
  }

  @Test
  void norwayIsACodeAndNoTruthValue() throws Exception {
    var definition =
        workplace.collection(
            Workplace.SMALL.replace(
                "{column: geo, scheme: ISO2}",
                "{column: geo, codes: {NO: 578, on: 276, y: 826, ~: 826, 1e3: 826}}"));

    ConceptSource refArea = source(definition, Concept.REF_AREA);
    assertThat(refArea.codes().entries().keySet()).containsExactly("1e3", "NO", "on", "y", "~");
    assertThat(refArea.codes().entries().get("NO")).containsExactly(always("578"));
  }

  @Test
  void albaniaKeepsItsLeadingZeros() throws Exception {
    var definition =
        workplace.collection(
            Workplace.SMALL.replace(
                "  INDICATOR: IMM", "  COUNTERPART_AREA: 008\n  INDICATOR: IMM"));

    assertThat(source(definition, Concept.COUNTERPART_AREA).constant()).isEqualTo("008");
  }

  @Test
  void aNumberOfAnAreaWithoutItsZerosIsRefused() throws Exception {
    assertThat(
            workplace.problemsOfCollection(
                Workplace.SMALL.replace(
                    "  INDICATOR: IMM", "  COUNTERPART_AREA: 8\n  INDICATOR: IMM")))
        .containsExactly(
            "Cannot read small.yaml line 11: unknown code '8' for COUNTERPART_AREA; expected three"
                + " digits such as 008, or a code such as 688_EXKS, EU27_2020 or _T. Did you mean"
                + " '008'?");
  }

  @Test
  void valuesOfConditionsAndColumnNamesAreTexts() throws Exception {
    var definition =
        workplace.collection(
            Workplace.SMALL
                + "scope: [{column: 2019, keep: [no, 010, 1.50, 2019-01-01, 0x1F, 1_000], reason: a"
                + " filter}]\n"
                + "ignore: [\"\"]\n");

    assertThat(definition.scope().get(0).column()).isEqualTo("2019");
    assertThat(definition.scope().get(0).values())
        .containsExactly("no", "010", "1.50", "2019-01-01", "0x1F", "1_000");
    assertThat(definition.ignore()).containsExactly("");
  }

  @Test
  void onlyTrueAndFalseAreTruthValues() throws Exception {
    assertThat(workplace.problemsOfCollection(Workplace.SMALL + "published_detail: yes\n"))
        .containsExactly(
            "Cannot read small.yaml line 15: 'published_detail' is 'yes'; expected true or false.");
    assertThat(
            workplace
                .collection(Workplace.SMALL + "published_detail: \"true\"\n")
                .publishedDetail())
        .isTrue();
    assertThat(
            workplace.collection(Workplace.SMALL + "published_detail: false\n").publishedDetail())
        .isFalse();
  }

  @Test
  void numbersAreDecimalAndPlain() throws Exception {
    assertThat(
            workplace.problemsOfCollection(
                Workplace.SMALL + "max_rejected_share: 5e-2\nconformity: 01\n"))
        .containsExactly(
            "Cannot read small.yaml line 15: 'max_rejected_share' is '5e-2'; expected a share from"
                + " 0 to 1, such as 0.05.",
            "Cannot read small.yaml line 16: 'conformity' is '01'; expected 0, 1, 2 or 3.");
  }

  @Test
  void aKeyStandsOnce() throws Exception {
    assertThat(workplace.problemsOfCollection(Workplace.SMALL + "title: Again\n"))
        .containsExactly(
            "Cannot read small.yaml line 15: key 'title' stands a second time, after line 3;"
                + " expected it once.");
  }

  @Test
  void quotesDoNotMakeAnotherKey() throws Exception {
    assertThat(
            workplace.problemsOfCollection(
                Workplace.SMALL.replace(
                    "{column: geo, scheme: ISO2}", "{column: geo, codes: {1: 276, \"1\": 826}}")))
        .containsExactly(
            "Cannot read small.yaml line 12: key '1' stands a second time, after line 12; expected"
                + " it once.");
  }

  @Test
  void linesAreThoseOfTheFileWhateverItsForm() throws Exception {
    String yaml =
        """
        # a comment

        collection: ESTAT_MIGR
        title: >
          two
          lines
        layout:
          format: csv
          skip_rows:
            - 1
            - x
          wrong: 1
        series:
          - column: a

          - column: b
            INDICATOR: XXX
        """;
    assertThat(workplace.problemsOfCollection(yaml))
        .contains(
            "Cannot read small.yaml line 11: 'skip_rows' holds 'x'; expected a row number from 1.",
            "Cannot read small.yaml line 12: unknown key 'wrong'; known keys are format, encoding,"
                + " delimiter, header_rows, skip_rows, unpivot.")
        .anyMatch(
            line ->
                line.startsWith(
                    "Cannot read small.yaml line 17: unknown code 'XXX' for INDICATOR; "));
  }

  @Test
  void windowsLineEndsCountOnce() throws Exception {
    String windows = (Workplace.SMALL + "wrong: 1\n").replace("\n", "\r\n");
    assertThat(workplace.problemsOfCollection(windows))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Cannot read small.yaml line 15: unknown key 'wrong'");
  }

  @Test
  void aByteOrderMarkIsNoPartOfAKey() throws Exception {
    assertThat(workplace.collection("\uFEFF" + Workplace.SMALL).collection())
        .isEqualTo("ESTAT_MIGR");
  }

  @Test
  void severalDocumentsAreRefused() throws Exception {
    assertThat(workplace.problemsOfCollection(Workplace.SMALL + "---\n" + Workplace.SMALL))
        .containsExactly(
            "Cannot read small.yaml line 15: a second document starts; expected one document in a"
                + " file. Remove the line ---.");
  }

  @Test
  void anchorsAndAliasesAreRefusedBeforeTheyMultiply() throws Exception {
    assertThat(workplace.problemsOfCollection("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
        .containsExactly(
            "Cannot read small.yaml line 1: anchor '&a' found; expected plain values. Remove it, or"
                + " put a text that starts with & in quotes.");
    assertThat(workplace.problemsOfCollection(Workplace.SMALL + "ignore: [*x]\n"))
        .containsExactly(
            "Cannot read small.yaml line 15: alias '*x' found; expected plain values. Write the"
                + " value out, or put a text that starts with * in quotes.");
  }

  @Test
  void tagsAreRefused() throws Exception {
    assertThat(workplace.problemsOfCollection("title: !!javax.script.ScriptEngineManager [x]\n"))
        .containsExactly(
            "Cannot read small.yaml line 1: tag"
                + " 'tag:yaml.org,2002:javax.script.ScriptEngineManager' found; expected plain"
                + " values. Remove it, or put a text that starts with ! in quotes.");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() throws Exception {
    assertThat(workplace.problemsOfCollection("title: x\n\tprovider: y\n"))
        .containsExactly(
            "Cannot read small.yaml line 2: it is not YAML (found character '\\t(TAB)' that cannot"
                + " start any token. (Do not use \\t(TAB) for indentation)); expected keys and"
                + " values. Put texts with special characters in quotes.");
    assertThat(workplace.problemsOfCollection("title: x\nprovider: \u0007\n"))
        .containsExactly(
            "Cannot read small.yaml line 2: it holds a control character; expected printable"
                + " text.");
    assertThat(workplace.problemsOfCollection("a: " + "[".repeat(5000)))
        .containsExactly(
            "Cannot read small.yaml line 1: values are nested more than 16 deep; expected fewer"
                + " levels.");
    assertThat(workplace.problemsOfCollection("[a]: b\n"))
        .containsExactly(
            "Cannot read small.yaml line 1: a key is no text; expected a text before the colon.");
    assertThat(workplace.problemsOfCollection("- a\n"))
        .containsExactly(
            "Cannot read small.yaml line 1: there are no keys at the top; expected keys and"
                + " values.");
    assertThat(workplace.problemsOfCollection("# nothing\n"))
        .containsExactly("Cannot read small.yaml: it is empty; expected keys and values.");
  }

  @Test
  void filesThatAreNoDefinitionsAreRefused() throws Exception {
    assertThat(workplace.problemsOfCollection("title: " + "x".repeat(1 << 20)))
        .containsExactly(
            "Cannot read small.yaml: it is larger than 1 MiB; expected a definition written by"
                + " hand.");
    Files.write(
        folder.resolve("latin.yaml"), "title: Zuzüge\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problemsOf("latin.yaml"))
        .isEqualTo(
            "Cannot read latin.yaml: its bytes are not UTF-8; expected a file in UTF-8. Save it in"
                + " this encoding.");
    assertThat(problemsOf("none.yaml"))
        .isEqualTo("Cannot read none.yaml: it is no readable file; expected a file in UTF-8.");
  }

  private String problemsOf(String file) {
    try {
      Definitions.collection(folder.resolve(file));
      return "";
    } catch (DefinitionException wrong) {
      return wrong.problems().get(0).message().replace(folder + "/", "");
    }
  }
}
