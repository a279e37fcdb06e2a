package org.migstat.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.resolve.Cells;
import org.migstat.core.suppression.Hidden.Figure;
import org.migstat.core.suppression.Published.Standing;

/** What holds for all tables, shown on many that are drawn by chance. */
@Tag("law")
class SuppressionLawsTest {
  private static final int TABLES = 1_000;

  private static Hidden hide(List<Published> figures) {
    return new Suppression(Cells.AREAS, Figures.THRESHOLD).hide(figures);
  }

  private static Set<CellKey> cells(Hidden hidden) {
    Set<CellKey> cells = new TreeSet<>();
    hidden.figures().keySet().forEach(figure -> cells.add(figure.cell()));
    return cells;
  }

  private static boolean isWithheld(CellKey cell, Hidden hidden) {
    CellKey slice =
        cell.without(
            Dimension.COUNTERPART_AREA,
            Dimension.POP_BASIS,
            Dimension.SEX,
            Dimension.AGE,
            Dimension.AGE_DEF);
    return hidden.withheld().contains(new Figure(slice, 1));
  }

  @Test
  void nobodyTellsAHiddenFigureFromLinkedTables() {
    LongStream.range(0, TABLES)
        .mapToObj(Publication::linked)
        .forEach(
            publication -> {
              Hidden hidden = hide(publication.published);
              Set<CellKey> told = Attacker.told(publication, cells(hidden));
              told.removeIf(cell -> isWithheld(cell, hidden));
              assertThat(told).as("seed %d", publication.seed).isEmpty();
            });
  }

  @Test
  void nobodyTellsASecretFigureThatIsNotPrintedAtAllEither() {
    LongStream.range(0, TABLES / 4)
        .mapToObj(Publication::linked)
        .forEach(
            publication -> {
              List<Published> shown = withSecrets(publication);
              Hidden hidden = hide(shown);
              Set<CellKey> unknown = cells(hidden);
              unknown.addAll(secrets(shown));
              Set<CellKey> told = Attacker.told(publication, unknown);
              told.removeIf(cell -> isWithheld(cell, hidden));
              assertThat(told).as("seed %d", publication.seed).isEmpty();
              assertThat(hide(otherSecrets(shown))).isEqualTo(hidden);
            });
  }

  /** Cells that no table prints. */
  private static Set<CellKey> secrets(List<Published> figures) {
    Set<CellKey> secrets = new TreeSet<>();
    figures.stream().filter(SuppressionLawsTest::isUnseen).forEach(f -> secrets.add(f.cell()));
    figures.stream().filter(f -> !isUnseen(f)).forEach(f -> secrets.remove(f.cell()));
    return secrets;
  }

  private static boolean isUnseen(Published figure) {
    return figure.standing() == Standing.UNSEEN;
  }

  /** One figure in twelve is not the public's to see. */
  private static List<Published> withSecrets(Publication publication) {
    Random random = new Random(publication.seed);
    return publication.published.stream()
        .map(f -> random.nextInt(12) == 0 ? with(f, f.value(), Standing.UNSEEN) : f)
        .toList();
  }

  private static List<Published> otherSecrets(List<Published> figures) {
    return figures.stream()
        .map(f -> isUnseen(f) ? with(f, f.value() + 7 * Decimal.ONE, Standing.UNSEEN) : f)
        .toList();
  }

  private static Published with(Published f, long value, Standing standing) {
    return new Published(
        f.cell(), f.origin(), f.table(), value, f.step(), f.additiveOverTime(), standing);
  }

  @Test
  void allThatMustBeHiddenIs() {
    LongStream.range(0, 100)
        .mapToObj(Publication::linked)
        .forEach(
            publication ->
                assertThat(cells(hide(publication.published)))
                    .as("seed %d", publication.seed)
                    .containsAll(
                        publication.published.stream()
                            .filter(figure -> figure.standing() != Standing.FREE)
                            .map(Published::cell)
                            .toList()));
  }

  @Test
  void theOrderOfTheFiguresDoesNotMatter() {
    LongStream.range(0, 100)
        .mapToObj(Publication::linked)
        .forEach(
            publication -> {
              List<Published> shuffled = new ArrayList<>(publication.published);
              Collections.shuffle(shuffled, new Random(publication.seed));
              assertThat(hide(shuffled))
                  .as("seed %d", publication.seed)
                  .isEqualTo(hide(publication.published));
            });
  }
}
