package org.migstat.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsOfNumbersStandToTheRightAndWordsToTheLeft() {
    var table = new TextTable(List.of("name", "count", "mixed"));
    table.add(List.of("Åland", "1", "1"));
    table.add(List.of("x", "-20.5", "a"));

    assertThat(table.lines())
        .containsExactly("name   count  mixed", "Åland      1  1", "x      -20.5  a");
  }

  @Test
  void nothingInACellOrHeaderReachesTheTerminalAsACommand() {
    var table = new TextTable(List.of("a\u001b[2J"));
    table.add(List.of("\u202e1"));

    assertThat(table.lines()).containsExactly("a\\u001b[2J", "\\u202e1");
  }

  @Test
  void aTableWithoutRowsIsItsHeader() {
    assertThat(new TextTable(List.of("a", "b")).lines()).containsExactly("a  b");
  }
}
