package org.migstat.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.CellKey;
import org.migstat.core.resolve.Cells;
import org.migstat.core.suppression.Published.Standing;

class SuccessionTest {
  private final Figures before = new Figures();
  private final Figures now = new Figures();

  /** What is hidden of the release that follows, with the first letter of why. */
  private List<String> hidden() {
    Hidden hidden =
        new Suppression(Cells.AREAS, Figures.THRESHOLD)
            .hide(Succession.of(now.list(), before.list()));
    return hidden.figures().entrySet().stream()
        .map(each -> each.getValue().name().charAt(0) + " " + area(each.getKey().cell()))
        .toList();
  }

  private static String area(CellKey cell) {
    return Cells.AREAS.code(cell.counterpartArea());
  }

  @Test
  void whatTheLastReleasePrintedIsKnownSoThatHidingItProtectsNothing() {
    before.add("cp=_T", 1000, Standing.FORMER).add("cp=008", 600, Standing.FORMER);
    before.add("cp=268", 397, Standing.FORMER).add("cp=643", 3, Standing.FORMER);
    now.add("cp=_T", 1000).add("cp=008", 600).add("cp=268", 397).add("cp=643", 3);

    assertThat(hidden()).containsExactly("P 643");
  }

  @Test
  void aSmallCountThatReplacesAnotherFigureInItsTableIsNotKnownByThat() {
    before.add("cp=_T", 1000, Standing.FORMER).add("cp=008", 600, Standing.FORMER);
    before.add("cp=268", 370, Standing.FORMER).add("cp=643", 30, Standing.FORMER);
    now.add("cp=_T", 1000).add("cp=008", 600).add("cp=268", 397).add("cp=643", 3);

    assertThat(hidden()).containsExactly("S 268", "P 643");
  }

  @Test
  void whatWasRoundedBeforeIsNotKnownByThat() {
    before.step(5);
    before.add("cp=_T", 1000, Standing.FORMER).add("cp=008", 590, Standing.FORMER);
    before.add("cp=268", 405, Standing.FORMER).add("cp=643", 5, Standing.FORMER);
    now.add("cp=_T", 1000).add("cp=008", 591).add("cp=268", 406).add("cp=643", 3);

    assertThat(hidden()).containsExactly("S 268", "P 643");
  }

  @Test
  void aFigureOfAnOlderVintageStaysBesideItsRevision() {
    before.table(1).add("cp=268", 370, Standing.FORMER);
    now.table(2).add("cp=268", 397);

    assertThat(Succession.of(now.list(), before.list()))
        .extracting(Published::table, Published::standing)
        .containsExactly(tuple(2, Standing.FREE), tuple(1, Standing.FORMER));
  }
}
