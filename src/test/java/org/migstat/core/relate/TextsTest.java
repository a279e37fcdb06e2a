package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.relate.Aggregates.Aggregate;
import org.migstat.core.resolve.Cells;

/** No text of what relates figures shows one, wherever it ends up. */
class TextsTest {
  private static final CellKey CELL = Cells.key(Map.of());

  @Test
  void noTextShowsAValueOrAGap() {
    long value = 777_123 * Decimal.ONE;
    Figure figure = new Figure(CELL, value, 0);
    Link sum = Link.sum(CELL, Link.Type.SUM_MISMATCH, Dimension.SEX, Stream.of("F", "M"), value);

    assertThat(List.of(figure, sum, new Aggregate(figure, List.of(figure)), pair(figure)))
        .map(Object::toString)
        .allSatisfy(text -> assertThat(text).doesNotContain("777"));
  }

  private static MirrorPair pair(Figure figure) {
    return new MirrorPair(CELL, figure, figure);
  }
}
