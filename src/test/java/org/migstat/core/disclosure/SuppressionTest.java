package org.migstat.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small tables in which one thing is hidden, and what must be hidden with it. */
class SuppressionTest {
  @Test
  void theSmallestPositiveOtherPartIsHiddenWithASmallCount() {
    // Worked example O7.
    assertThat(
            new Figures()
                .add("cp=008", 120)
                .add("cp=268", 3)
                .add("cp=368", 17)
                .add("cp=760", 0)
                .add("cp=_T", 140)
                .hidden())
        .containsExactly("P cp=268", "S cp=368");
  }

  @Test
  void aCascadeGoesOnUntilEachRelationHasTwoHidden() {
    assertThat(
            new Figures()
                .add("cp=268", 13)
                .add("cp=268 sex=M", 3)
                .add("cp=268 sex=F", 10)
                .add("cp=368", 50)
                .add("cp=368 sex=M", 30)
                .add("cp=368 sex=F", 20)
                .add("cp=760", 110)
                .add("cp=760 sex=M", 60)
                .add("cp=760 sex=F", 50)
                .add("", 173)
                .add("sex=M", 93)
                .add("sex=F", 80)
                .hidden())
        .containsExactly("S cp=268 sex=F", "P cp=268 sex=M", "S cp=368 sex=F", "S cp=368 sex=M");
  }

  @Test
  void threeSmallCountsInThreePlacesAreProtectedTogether() {
    Figures figures = new Figures();
    String[] areas = {"008", "268", "368"};
    String[] ages = {"Y0T17", "Y18T64", "Y_GE65"};
    long[][] counts = {{2, 40, 50}, {60, 3, 70}, {80, 90, 1}};
    long all = 0;
    for (int a = 0; a < 3; a++) {
      long area = 0;
      long age = 0;
      for (int b = 0; b < 3; b++) {
        figures.add("cp=" + areas[a] + " age=" + ages[b], counts[a][b]);
        area += counts[a][b];
        age += counts[b][a];
      }
      figures.add("cp=" + areas[a], area).add("age=" + ages[a], age);
      all += area;
    }
    figures.add("", all);
    System.out.println(figures.hidden());
  }

  @Test
  void aZeroIsNoPartner() {
    assertThat(
            new Figures()
                .add("sex=M", 3)
                .add("sex=F", 0)
                .add("", 3)
                .add("time=2020-Q1", 0)
                .hidden())
        .containsExactly("P sex=M", "P ");
  }
}
