package org.migstat.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tiny tables by sex and age with hidden figures, against all tables of whole numbers that print
 * the same: sums of margins have whole corners, so that both have the same least and greatest.
 */
@Tag("law")
class RandomTablesTest {
  private static final String PATTERN = "ASY_APP_FIRST.616.804.COC._T._Z._T.%s.PS.PER.2019";
  private static final List<String> SEXES = List.of("_T", "F", "M", "_U");
  private static final List<String> AGES =
      List.of("_T._Z", "Y0T17.COMPLET", "Y18T64.COMPLET", "Y_GE65.COMPLET");

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsFoundIsWhatTrialOfAllTablesFinds(int seed) {
    Random random = new Random(seed);
    int[][] table = table(random);
    boolean[][] hidden = new boolean[4][4];
    PrintedTables printed = new PrintedTables().table(PATTERN);
    for (int s = 0; s < 4; s++) {
      for (int a = 0; a < 4; a++) {
        hidden[s][a] = random.nextInt(100) < (s == 0 || a == 0 ? 20 : 55);
        String code = SEXES.get(s) + "." + AGES.get(a);
        if (hidden[s][a]) {
          printed.hidden(code);
        } else {
          printed.cell(code, table[s][a]);
        }
      }
    }
    Map<String, AuditRule> expected = expected(table, hidden);

    Map<String, AuditRule> found = new TreeMap<>();
    AuditReport report = printed.audit();
    report.findings().forEach(finding -> found.put(finding.cellKey(), finding.rule()));

    assertThat(found).isEqualTo(expected);
    assertThat(report.notFinished()).isEmpty();
  }

  private static int[][] table(Random random) {
    int[][] table = new int[4][4];
    for (int s = 1; s < 4; s++) {
      for (int a = 1; a < 4; a++) {
        int value = random.nextInt(3) == 0 ? 0 : random.nextInt(5);
        table[s][a] = value;
        table[s][0] += value;
        table[0][a] += value;
        table[0][0] += value;
      }
    }
    return table;
  }

  private static Map<String, AuditRule> expected(int[][] table, boolean[][] hidden) {
    int[][] least = new int[4][4];
    int[][] greatest = new int[4][4];
    for (int[] row : least) {
      java.util.Arrays.fill(row, Integer.MAX_VALUE);
    }
    List<int[]> inner = new ArrayList<>();
    for (int s = 1; s < 4; s++) {
      for (int a = 1; a < 4; a++) {
        inner.add(new int[] {s, a});
      }
    }
    tryAll(new int[4][4], inner, 0, table, hidden, least, greatest);
    Map<String, AuditRule> expected = new TreeMap<>();
    for (int s = 0; s < 4; s++) {
      for (int a = 0; a < 4; a++) {
        int width = greatest[s][a] - least[s][a];
        if (hidden[s][a] && width < 5) {
          String key = PATTERN.formatted(SEXES.get(s) + "." + AGES.get(a));
          expected.put(key, width == 0 ? AuditRule.SDC_DETERMINED : AuditRule.SDC_NARROW);
        }
      }
    }
    return expected;
  }

  /** Figures above 12 stand for all that are large. */
  private static void tryAll(
      int[][] tried,
      List<int[]> inner,
      int at,
      int[][] table,
      boolean[][] hidden,
      int[][] least,
      int[][] greatest) {
    if (at == inner.size()) {
      note(tried, table, hidden, least, greatest);
      return;
    }
    int s = inner.get(at)[0];
    int a = inner.get(at)[1];
    int from = hidden[s][a] ? 0 : table[s][a];
    int to = hidden[s][a] ? 12 : table[s][a];
    for (int value = from; value <= to; value++) {
      tried[s][a] = value;
      int bySex = tried[s][1] + (a > 1 ? tried[s][2] : 0) + (a > 2 ? tried[s][3] : 0);
      int byAge = tried[1][a] + (s > 1 ? tried[2][a] : 0) + (s > 2 ? tried[3][a] : 0);
      if (!fits(bySex, table[s][0], hidden[s][0], a == 3)
          || !fits(byAge, table[0][a], hidden[0][a], s == 3)) {
        continue;
      }
      tryAll(tried, inner, at + 1, table, hidden, least, greatest);
    }
  }

  private static boolean fits(int sum, int margin, boolean free, boolean complete) {
    return free || (complete ? sum == margin : sum <= margin);
  }

  private static void note(
      int[][] tried, int[][] table, boolean[][] hidden, int[][] least, int[][] greatest) {
    int[][] whole = new int[4][4];
    for (int s = 1; s < 4; s++) {
      for (int a = 1; a < 4; a++) {
        whole[s][a] = tried[s][a];
        whole[s][0] += tried[s][a];
        whole[0][a] += tried[s][a];
        whole[0][0] += tried[s][a];
      }
    }
    if (!hidden[0][0] && whole[0][0] != table[0][0]) {
      return;
    }
    for (int s = 0; s < 4; s++) {
      for (int a = 0; a < 4; a++) {
        least[s][a] = Math.min(least[s][a], whole[s][a]);
        greatest[s][a] = Math.max(greatest[s][a], whole[s][a]);
      }
    }
  }
}
