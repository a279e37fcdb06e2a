package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Rejection;
import org.migstat.io.definition.DefinitionException;

/** Laws that hold for every table, whatever is printed in it. */
class RandomRowsTest {
  private static final List<String> NONSENSE =
      List.of(
          "",
          " ",
          "x",
          "0",
          "-",
          ":",
          "NA",
          "*",
          "12abc",
          "NaN",
          "1e309",
          "٣",
          "\u00a0",
          "\u0000",
          "99999999999999999999",
          "-1",
          "1,5",
          "1.5",
          "'",
          "\"",
          "a\nb",
          "😀",
          "Ünïcode",
          "=OUT_OF_SCOPE",
          "_O@",
          "_T",
          "_Z",
          "0000",
          "4095",
          "9999-12-31",
          "2019-02-30",
          "D",
          "null");
  private static final Map<String, List<String>> SENSE =
      Map.ofEntries(
          Map.entry("level", List.of("0", "x")),
          Map.entry(
              "ind",
              List.of(
                  "IMM", "EMI", "POP_STOCK", "NETMIG", "IDP_STOCK", "REF_STOCK", "PERMIT_FIRST")),
          Map.entry("ref", List.of("PL", "DE", "616", "SER", "YE", "CS", "249")),
          Map.entry(
              "from",
              List.of(
                  "UKR", "804", "Sudan", "NAT", "Others", "TOTAL", "Land", "DDR", "Ukraine", "ANT",
                  "SDN")),
          Map.entry("basis", List.of("COC", "COB", "CPR", "CNR", "COO")),
          Map.entry("sex", List.of("M", "F", "males", "unknown", "_T")),
          Map.entry("age", List.of("TOTAL", "Y15-19", "85+", "UNK")),
          Map.entry(
              "year", List.of("2019", "2011", "1990", "2019-Q1", "2020-01-01", "2030", "Q1 2019")),
          Map.entry("mult", List.of("0", "3", "12")),
          Map.entry("dec", List.of("0", "1", "15")),
          Map.entry("conf", List.of("F", "N", "C", "E")),
          Map.entry("until", List.of("2021-01-01", "2021-01-01T00:00:00Z", "")),
          Map.entry("flag", List.of("", "b", "be", "c", "f")),
          Map.entry("published", List.of("2021-02-01", "2021-07-01", "2012-01-01")),
          Map.entry("part", List.of("x", "y")));

  @TempDir private Path folder;

  @Test
  void everyRowGivesAsManyOutcomesAsItsDefinitionDeclares() throws Exception {
    Random random = new Random(110);
    int reported = 0;
    for (int i = 0; i < 80; i++) {
      Table table = new RandomDefinition(random).table(folder, "random");
      List<String[]> rows = rows(random);
      Harmonised read = table.prepare().rows(rows);
      assertThat(read.bound).isTrue();
      for (int r = 0; r < rows.size(); r++) {
        assertThat(read.outcomes.get(r))
            .as("%s", Arrays.toString(rows.get(r)))
            .isEqualTo(read.factor);
      }
      reported += read.values().size();
    }
    assertThat(reported).as("the rows are not all nonsense").isGreaterThan(500);
  }

  @Test
  void aRowMeansTheSameWhateverStoodBeforeIt() throws Exception {
    Random random = new Random(111);
    for (int i = 0; i < 40; i++) {
      Table.Prepared table = new RandomDefinition(random).table(folder, "random").prepare();
      List<String[]> rows = rows(random);
      List<String> together = told(table.rows(rows));
      List<String> alone = new ArrayList<>();
      for (String[] row : rows) {
        alone.addAll(told(table.rows(List.<String[]>of(row))));
      }
      assertThat(together).containsExactlyInAnyOrderElementsOf(alone);
    }
  }

  @Test
  void noMessageShowsAValueWhereverItStands() throws Exception {
    Random random = new Random(112);
    Set<String> common = common();
    int messages = 0;
    for (int i = 0; i < 80; i++) {
      Table.Prepared table = new RandomDefinition(random).table(folder, "random").prepare();
      for (int r = 0; r < 40; r++) {
        String digits = digits(random, common);
        String[] row = row(random);
        String printed = printed(random, digits, true);
        for (String figure : RandomDefinition.FIGURES) {
          row[RandomDefinition.COLUMNS.indexOf(figure)] = printed;
        }
        if (random.nextBoolean()) {
          // A shifted row: the value stands where a code is expected, and is no code because it has
          // no letter.
          row[random.nextInt(row.length)] = printed(random, digits, false);
        }
        List<String> said = messages(table.rows(List.<String[]>of(row)));
        for (String message : said) {
          assertThat(message).as("%s", Arrays.toString(row)).doesNotContain(printed);
          assertThat(windows(digits)).as(message).noneMatch(message::contains);
        }
        messages += said.size();
      }
    }
    assertThat(messages).isGreaterThan(5_000);
  }

  @Test
  void aRawCodeIsShownOnlyIfItIsAWord() throws Exception {
    Table table = Table.in(folder).header("year|sex|n").concept("SEX", "{column: sex}");

    Harmonised read =
        table.rows("2019|males|1", "2019|4711|1", "2019|4 711|1", "2019|–|1", "2019|4711b|1");

    assertThat(read.refused)
        .map(Rejection::detail)
        .containsExactly(
            "no SEX is written as 'males'",
            "no SEX is written as code without letters",
            "no SEX is written as code without letters",
            "no SEX is written as code without letters",
            "no SEX is written as code that may be a value");
  }

  private static String[] row(Random random) {
    String[] row = new String[RandomDefinition.COLUMNS.size()];
    for (int c = 0; c < row.length; c++) {
      String column = RandomDefinition.COLUMNS.get(c);
      List<String> sense =
          SENSE.getOrDefault(column, List.of("5", "0", "-7", "1234", ":", "*", "12,5"));
      List<String> from = random.nextInt(60) == 0 ? NONSENSE : sense;
      // The first of each column go together; so most rows are figures.
      row[c] = from.get(random.nextInt(4) == 0 ? random.nextInt(from.size()) : 0);
    }
    return row;
  }

  private static List<String[]> rows(Random random) {
    return IntStream.range(0, 40).mapToObj(r -> row(random)).toList();
  }

  /** All that became of rows, without their line. */
  private static List<String> told(Harmonised read) {
    List<String> told = new ArrayList<>(read.outOfScope);
    for (int i = 0; i < read.observations.size(); i++) {
      told.add(read.keys().get(i) + " " + Observations.told(read.observations.get(i)));
    }
    read.refused.forEach(r -> told.add("refused " + r.rule() + r.address().column() + r.detail()));
    // Findings about the file come once for each file, those about rows once for each row.
    read.noticed.stream()
        .filter(r -> r.address().line() > 0)
        .forEach(r -> told.add("noticed " + r.rule() + r.address().column() + r.detail()));
    return told;
  }

  /** Everything that may reach a log, a report or a terminal. */
  private static List<String> messages(Harmonised read) {
    List<String> messages = new ArrayList<>(read.outOfScope);
    messages.addAll(read.refusals());
    messages.addAll(read.findings());
    read.refused.forEach(r -> messages.add(r.toString()));
    read.noticed.forEach(r -> messages.add(r.toString()));
    for (Observation o : read.observations) {
      messages.add(o.toString());
      messages.add(o.definition().toString());
      messages.add(o.source().toString());
      messages.add(o.address().toString());
    }
    return messages;
  }

  /** Digits that no area code, year or date of the tables has three of in a row. */
  private static String digits(Random random, Set<String> common) {
    while (true) {
      StringBuilder digits = new StringBuilder();
      int length = 5 + random.nextInt(10);
      while (digits.length() < length) {
        digits.append(1 + random.nextInt(9));
      }
      if (Collections.disjoint(windows(digits.toString()), common)) {
        return digits.toString();
      }
    }
  }

  private static List<String> windows(String digits) {
    return IntStream.rangeClosed(0, digits.length() - 3)
        .mapToObj(i -> digits.substring(i, i + 3))
        .toList();
  }

  private static Set<String> common() throws IOException, DefinitionException {
    Set<String> common = new HashSet<>();
    for (int i = 0; i < Table.AREAS.size(); i++) {
      String digits = Table.AREAS.code(i).replaceAll("\\D", "");
      common.addAll(digits.length() < 3 ? List.of() : windows(digits));
    }
    SENSE.get("year").forEach(year -> common.addAll(windows(year + "   ")));
    NONSENSE.stream()
        .filter(text -> text.length() > 2)
        .forEach(text -> common.addAll(windows(text)));
    for (int year = 1850; year < 2100; year++) {
      common.addAll(windows(Integer.toString(year)));
    }
    return common;
  }

  private static String printed(Random random, String digits, boolean letters) {
    return switch (random.nextInt(letters ? 10 : 6)) {
      case 0 -> "-" + digits;
      case 1 -> digits.substring(0, 2) + "." + digits.substring(2);
      case 2 -> digits.substring(0, 2) + "," + digits.substring(2);
      case 3 -> digits + " " + digits;
      case 4 -> digits + "\u00a0";
      case 5 -> digits;
      case 6 -> digits + "abc";
      case 7 -> digits + " be";
      case 8 -> digits + "e3";
      default -> "--" + digits;
    };
  }
}
