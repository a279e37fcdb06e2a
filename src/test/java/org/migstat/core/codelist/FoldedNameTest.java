package org.migstat.core.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Côte d’Ivoire, cote divoire",
        "Cote d'Ivoire, cote divoire",
        "CÔTE D‘IVOIRE, cote divoire",
        "Guinea-Bissau, guinea bissau",
        "\"Gambia, The\", gambia",
        "St. Kitts & Nevis, saint kitts nevis",
        "Saint Kitts and Nevis, saint kitts nevis",
        "St. Kitts und Nevis, saint kitts nevis",
        "Weißrussland, weissrussland",
        "Türkiye, turkiye",
        "İRAN, iran",
        "Iran (Islamic Republic of), iran islamic republic of",
        "\"Iran, Islamic Republic of\", iran islamic republic of",
        "Кот-д’Ивуар, кот дивуар",
        "ساحل العاج, ساحل العاج",
        "科特迪瓦, 科特迪瓦",
        "…, \"\""
      })
  void namesAreComparedWithoutCaseAccentsAndPunctuation(String name, String folded) {
    assertThat(FoldedName.of(name)).isEqualTo(folded);
  }
}
