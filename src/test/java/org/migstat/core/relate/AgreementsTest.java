package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.Indicator;
import org.migstat.core.relate.Agreements.Counts;
import org.migstat.core.relate.Agreements.Pair;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.ResolvedCell;
import org.migstat.core.resolve.Rows;

/** Collections that agree too often. */
class AgreementsTest {
  private static final Standing PART =
      new Standing(true, 1, Place.OTHER, Place.PART, Place.OTHER, false);
  private static final Standing TOTAL =
      new Standing(true, 1, Place.OTHER, Place.TOTAL, Place.OTHER, false);

  private static Rows of(String collection, long persons) {
    return row(table(collection).definition()).value(persons);
  }

  private static ResolvedCell cell(Rows... rows) {
    return Cells.resolve(rows).joint().only();
  }

  private static Counts counts(Agreements agreements, String first, String second) {
    return agreements.pairs().getOrDefault(new Pair(Indicator.IMM, first, second), none());
  }

  private static Counts none() {
    return new Counts(0, 0, 0, 0, 0, 0);
  }

  @Test
  void everyPairOfACellIsCountedOnceWhicheverLeads() {
    Agreements agreements = new Agreements();
    agreements.add(
        cell(of("IOM_DTM", 100), of("OWID_MIG", 100), of("UNHCR_RDF", 160).step("100")), PART);

    assertThat(agreements.pairs())
        .containsOnlyKeys(
            new Pair(Indicator.IMM, "IOM_DTM", "OWID_MIG"),
            new Pair(Indicator.IMM, "IOM_DTM", "UNHCR_RDF"),
            new Pair(Indicator.IMM, "OWID_MIG", "UNHCR_RDF"));
    assertThat(counts(agreements, "IOM_DTM", "OWID_MIG")).isEqualTo(new Counts(1, 1, 0, 0, 1, 1));
    assertThat(counts(agreements, "IOM_DTM", "UNHCR_RDF").different()).isEqualTo(1);
  }

  @Test
  void whatIsNeitherTheSameNorRoundedIsDifferent() {
    assertThat(new Counts(10, 4, 3, 0, 0, 0).different()).isEqualTo(3);
    assertThat(new Counts(10, 4, 3, 0, 2, 1).and(new Counts(5, 2, 1, 0, 2, 1)))
        .isEqualTo(new Counts(15, 6, 4, 0, 4, 2));
  }

  @Test
  void whatRoundingSetApartIsCountedForItself() {
    Agreements agreements = new Agreements();
    agreements.add(cell(of("IOM_DTM", 123), of("UNHCR_RDF", 125).step("5")), PART);

    assertThat(counts(agreements, "IOM_DTM", "UNHCR_RDF")).isEqualTo(new Counts(1, 0, 1, 0, 1, 0));
  }

  @Test
  void totalsSmallCountsAndDeclaredCopiesProveNothing() {
    Agreements agreements = new Agreements();
    agreements.add(cell(of("IOM_DTM", 100), of("UNHCR_RDF", 100)), TOTAL);
    agreements.add(cell(of("IOM_DTM", 9), of("UNHCR_RDF", 9)), PART);
    agreements.add(cell(of("NSO_POL", 100), of("UNHCR_RDF", 100)), PART);

    assertThat(counts(agreements, "IOM_DTM", "UNHCR_RDF")).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    assertThat(counts(agreements, "NSO_POL", "UNHCR_RDF")).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
  }

  @Test
  void tenPersonsAreNoSmallCount() {
    Agreements agreements = new Agreements();
    agreements.add(cell(of("IOM_DTM", 10), of("UNHCR_RDF", 10)), PART);

    assertThat(counts(agreements, "IOM_DTM", "UNHCR_RDF")).isEqualTo(new Counts(1, 1, 0, 0, 1, 1));
  }

  @Test
  void theirTextShowsNoCounts() {
    Agreements agreements = new Agreements();
    agreements.add(cell(of("IOM_DTM", 100), of("UNHCR_RDF", 100)), PART);

    assertThat(agreements).hasToString("Agreements of 1 pairs");
  }

  @Test
  void nineOfTenOfTwentyCellsAreSuspicious() {
    assertThat(new Counts(20, 18, 0, 0, 20, 18).suspicious()).isTrue();
    assertThat(new Counts(20, 17, 0, 0, 20, 17).suspicious()).isFalse();
    assertThat(new Counts(19, 19, 0, 0, 19, 19).suspicious()).isFalse();
    assertThat(new Counts(900, 900, 0, 0, 19, 19).suspicious()).isFalse();
  }

  @Test
  void partsOfARunAddUpInAnyOrder() {
    List<Agreements> parts = new ArrayList<>();
    for (long persons : new long[] {50, 60, 70}) {
      Agreements part = new Agreements();
      part.add(cell(of("IOM_DTM", persons), of("UNHCR_RDF", 60)), PART);
      parts.add(part);
    }
    Agreements forwards = new Agreements();
    parts.forEach(forwards::add);
    Agreements backwards = new Agreements();
    backwards.add(parts.get(2));
    backwards.add(parts.get(1));
    backwards.add(parts.get(0));

    assertThat(counts(forwards, "IOM_DTM", "UNHCR_RDF")).isEqualTo(new Counts(3, 1, 0, 0, 3, 1));
    assertThat(backwards.pairs()).isEqualTo(forwards.pairs());
  }

  @Test
  void ofTwoTablesOfACollectionTheOneThatRanksFirstIsCompared() {
    Agreements agreements = new Agreements();
    agreements.add(
        cell(
            of("IOM_DTM", 100).dataflow("A"),
            of("IOM_DTM", 150).dataflow("B"),
            of("OCHA_HAPI", 100).dataflow("A"),
            of("OCHA_HAPI", 150).dataflow("B")),
        PART);

    assertThat(agreements.pairs())
        .containsExactly(
            Map.entry(
                new Pair(Indicator.IMM, "IOM_DTM", "OCHA_HAPI"), new Counts(1, 1, 0, 0, 1, 1)));
  }

  @Test
  void aCopyOfWhatItsSourceHasRevisedIsStaleAndNeitherDifferentNorASuspicion() {
    Agreements agreements = new Agreements();
    Rows before = of("NSO_POL", 100).vintage("2020-01-01");
    Rows after = of("NSO_POL", 130).vintage("2020-06-01");
    Rows copy = of("OECD_MIG", 100).vintage("2020-07-01");
    agreements.add(cell(before, after, copy), PART);

    Counts counts = counts(agreements, "NSO_POL", "OECD_MIG");
    assertThat(counts).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
    assertThat(counts.different()).isZero();
  }
}
