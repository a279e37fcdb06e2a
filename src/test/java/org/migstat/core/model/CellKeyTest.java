package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class CellKeyTest {
  private static final TimePeriod YEAR = TimePeriod.year(2019);

  /** The thirteen dimensions before they are packed. */
  private record Cell(
      Indicator indicator,
      int refArea,
      int counterpart,
      PopulationBasis basis,
      CitizenshipGroup group,
      Duration duration,
      Reason reason,
      Sex sex,
      AgeBand age,
      AgeDefinition ageDefinition,
      UnitMeasure unit,
      TimeType timeType,
      TimePeriod period) {

    CellKey pack() {
      return CellKey.of(
          indicator,
          refArea,
          counterpart,
          basis,
          group,
          duration,
          reason,
          sex,
          age,
          ageDefinition,
          unit,
          timeType,
          period);
    }

    static Cell of(CellKey key) {
      return new Cell(
          key.indicator(),
          key.refArea(),
          key.counterpartArea(),
          key.basis(),
          key.group(),
          key.duration(),
          key.reason(),
          key.sex(),
          key.age(),
          key.ageDefinition(),
          key.unit(),
          key.timeType(),
          key.period());
    }
  }

  @Test
  void everyDimensionComesBackFromTheFirstAndTheLastOfItsCodes() {
    Cell first =
        new Cell(
            first(Indicator.values()),
            0,
            0,
            first(PopulationBasis.values()),
            first(CitizenshipGroup.values()),
            first(Duration.values()),
            first(Reason.values()),
            first(Sex.values()),
            AgeBand.TOTAL,
            first(AgeDefinition.values()),
            first(UnitMeasure.values()),
            first(TimeType.values()),
            TimePeriod.year(1));
    Cell last =
        new Cell(
            last(Indicator.values()),
            CellKey.MAX_AREAS - 1,
            CellKey.MAX_AREAS - 1,
            last(PopulationBasis.values()),
            last(CitizenshipGroup.values()),
            last(Duration.values()),
            last(Reason.values()),
            last(Sex.values()),
            AgeBand.from(254),
            last(AgeDefinition.values()),
            last(UnitMeasure.values()),
            last(TimeType.values()),
            TimePeriod.interval(LocalDate.of(4095, 12, 31), 255));

    assertThat(Cell.of(first.pack())).isEqualTo(first);
    assertThat(Cell.of(last.pack())).isEqualTo(last);
    assertThat(first.pack()).isLessThan(last.pack());
  }

  @Test
  void aDimensionDoesNotSpillIntoItsNeighbours() {
    Random random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      Cell cell = any(random);
      assertThat(Cell.of(cell.pack())).isEqualTo(cell);
    }
  }

  @Test
  void keysSortAsTheirCodesDoDimensionByDimension() {
    List<BiFunction<Cell, Cell, Integer>> dimensions =
        List.of(
            (a, b) -> a.indicator().name().compareTo(b.indicator().name()),
            (a, b) -> Integer.compare(a.refArea(), b.refArea()),
            (a, b) -> Integer.compare(a.counterpart(), b.counterpart()),
            (a, b) -> a.basis().name().compareTo(b.basis().name()),
            (a, b) -> a.group().name().compareTo(b.group().name()),
            (a, b) -> a.duration().name().compareTo(b.duration().name()),
            (a, b) -> a.reason().name().compareTo(b.reason().name()),
            (a, b) -> a.sex().name().compareTo(b.sex().name()),
            (a, b) -> a.age().compareTo(b.age()),
            (a, b) -> a.ageDefinition().name().compareTo(b.ageDefinition().name()),
            (a, b) -> a.unit().name().compareTo(b.unit().name()),
            (a, b) -> a.timeType().name().compareTo(b.timeType().name()),
            (a, b) -> a.period().compareTo(b.period()));
    Random random = new Random(13);
    for (int i = 0; i < 20_000; i++) {
      Cell a = any(random);
      Cell b = sharing(random, a, any(random));
      int expected =
          dimensions.stream()
              .mapToInt(d -> d.apply(a, b))
              .filter(c -> c != 0)
              .findFirst()
              .orElse(0);
      assertThat(Integer.signum(a.pack().compareTo(b.pack()))).isEqualTo(Integer.signum(expected));
      assertThat(a.pack().equals(b.pack())).isEqualTo(a.equals(b));
    }
  }

  @Test
  void aReplacedDimensionLeavesTheOthersAlone() {
    Random random = new Random(14);
    for (int i = 0; i < 5_000; i++) {
      Cell a = any(random);
      Cell b = any(random);
      CellKey key =
          a.pack()
              .withSex(b.sex())
              .withAge(b.age(), b.ageDefinition())
              .withDuration(b.duration())
              .withPeriod(b.period());

      assertThat(Cell.of(key))
          .isEqualTo(
              new Cell(
                  a.indicator(),
                  a.refArea(),
                  a.counterpart(),
                  a.basis(),
                  a.group(),
                  b.duration(),
                  a.reason(),
                  b.sex(),
                  b.age(),
                  b.ageDefinition(),
                  a.unit(),
                  a.timeType(),
                  b.period()));
    }
  }

  @Test
  void theDottedFormIsTheThirteenCodesInOrder() {
    CellKey ukrainiansToPoland = immigration(616, 804, YEAR);

    assertThat(ukrainiansToPoland.dotted(Integer::toString))
        .isEqualTo("IMM.616.804.COC._T.M12._T._T._T._Z.PS.PER.2019");
  }

  @Test
  void theFrequencyOfAFlowIsTheLengthOfItsPeriodAndOfAStockAnnual() {
    LocalDate july = LocalDate.of(2018, 7, 1);
    Map.of(
            "A", TimePeriod.year(2019),
            "S", TimePeriod.semester(2019, 2),
            "Q", TimePeriod.quarter(2019, 3),
            "M", TimePeriod.month(2019, 1),
            "_O", TimePeriod.interval(july, 2))
        .forEach(
            (code, period) ->
                assertThat(immigration(616, 804, period).frequency()).isEqualTo(code));
    assertThat(immigration(616, 804, TimePeriod.interval(july, 12)).frequency()).isEqualTo("A");
    assertThat(stock(TimePeriod.instant(LocalDate.of(2020, 1, 1))).frequency()).isEqualTo("A");
    assertThat(stock(TimePeriod.month(2020, 1)).frequency()).isEqualTo("A");
  }

  private static CellKey immigration(int to, int from, TimePeriod period) {
    return CellKey.of(
        Indicator.IMM,
        to,
        from,
        PopulationBasis.COC,
        CitizenshipGroup._T,
        Duration.M12,
        Reason._T,
        Sex._T,
        AgeBand.TOTAL,
        AgeDefinition._Z,
        UnitMeasure.PS,
        TimeType.PER,
        period);
  }

  private static CellKey stock(TimePeriod period) {
    return CellKey.of(
        Indicator.REF_STOCK,
        616,
        804,
        PopulationBasis.COO,
        CitizenshipGroup._T,
        Duration._Z,
        Reason._T,
        Sex._T,
        AgeBand.TOTAL,
        AgeDefinition._Z,
        UnitMeasure.PS,
        TimeType.PIT,
        period);
  }

  private static Cell any(Random random) {
    return new Cell(
        one(random, Indicator.values()),
        random.nextInt(CellKey.MAX_AREAS),
        random.nextInt(CellKey.MAX_AREAS),
        one(random, PopulationBasis.values()),
        one(random, CitizenshipGroup.values()),
        one(random, Duration.values()),
        one(random, Reason.values()),
        one(random, Sex.values()),
        age(random),
        one(random, AgeDefinition.values()),
        one(random, UnitMeasure.values()),
        one(random, TimeType.values()),
        period(random));
  }

  /** The first dimensions of {@code a}, the others of {@code b}. */
  private static Cell sharing(Random random, Cell a, Cell b) {
    int shared = random.nextInt(14);
    List<Object> mixed = new ArrayList<>(parts(a).subList(0, shared));
    mixed.addAll(parts(b).subList(shared, 13));
    return new Cell(
        (Indicator) mixed.get(0),
        (Integer) mixed.get(1),
        (Integer) mixed.get(2),
        (PopulationBasis) mixed.get(3),
        (CitizenshipGroup) mixed.get(4),
        (Duration) mixed.get(5),
        (Reason) mixed.get(6),
        (Sex) mixed.get(7),
        (AgeBand) mixed.get(8),
        (AgeDefinition) mixed.get(9),
        (UnitMeasure) mixed.get(10),
        (TimeType) mixed.get(11),
        (TimePeriod) mixed.get(12));
  }

  private static List<Object> parts(Cell c) {
    return List.of(
        c.indicator(),
        c.refArea(),
        c.counterpart(),
        c.basis(),
        c.group(),
        c.duration(),
        c.reason(),
        c.sex(),
        c.age(),
        c.ageDefinition(),
        c.unit(),
        c.timeType(),
        c.period());
  }

  private static AgeBand age(Random random) {
    int lower = random.nextInt(254);
    return switch (random.nextInt(4)) {
      case 0 -> AgeBand.TOTAL;
      case 1 -> AgeBand.UNKNOWN;
      case 2 -> AgeBand.from(lower);
      default -> AgeBand.between(lower, lower + 1 + random.nextInt(254 - lower));
    };
  }

  private static TimePeriod period(Random random) {
    int year = 1 + random.nextInt(4095);
    int month = 1 + random.nextInt(12);
    LocalDate day = LocalDate.of(year, month, 1 + random.nextInt(28));
    return switch (random.nextInt(6)) {
      case 0 -> TimePeriod.year(year);
      case 1 -> TimePeriod.semester(year, 1 + month % 2);
      case 2 -> TimePeriod.quarter(year, 1 + month % 4);
      case 3 -> TimePeriod.month(year, month);
      case 4 -> TimePeriod.instant(day);
      default -> TimePeriod.interval(day, 1 + random.nextInt(255));
    };
  }

  private static <E> E one(Random random, E[] values) {
    return values[random.nextInt(values.length)];
  }

  private static <E> E first(E[] values) {
    return values[0];
  }

  private static <E> E last(E[] values) {
    return values[values.length - 1];
  }
}
