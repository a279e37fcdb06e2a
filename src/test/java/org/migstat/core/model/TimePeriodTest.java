package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2019, 2019-01-01, 2020-01-01, 12",
    "2019-S1, 2019-01-01, 2019-07-01, 6",
    "2019-S2, 2019-07-01, 2020-01-01, 6",
    "2019-Q1, 2019-01-01, 2019-04-01, 3",
    "2019-Q3, 2019-07-01, 2019-10-01, 3",
    "2019-Q4, 2019-10-01, 2020-01-01, 3",
    "2019-01, 2019-01-01, 2019-02-01, 1",
    "2019-12, 2019-12-01, 2020-01-01, 1",
    "2020-02-29, 2020-02-29, 2020-02-29, 0",
    "2018-07-01/P1Y, 2018-07-01, 2019-07-01, 12",
    "2019-01-15/P3M, 2019-01-15, 2019-04-15, 3",
    "2019-02-01/P3M, 2019-02-01, 2019-05-01, 3",
    "2019-01-01/P2Y, 2019-01-01, 2021-01-01, 24",
    "0001, 0001-01-01, 0002-01-01, 12",
    "4095-12-31, 4095-12-31, 4095-12-31, 0"
  })
  void everyCanonicalFormIsReadAndWrittenAsItIs(
      String code, LocalDate start, LocalDate end, int months) {
    TimePeriod period = TimePeriod.parse(code).orElseThrow();

    assertThat(period).hasToString(code);
    assertThat(period.start()).isEqualTo(start);
    assertThat(period.endExclusive()).isEqualTo(end);
    assertThat(period.months()).isEqualTo(months);
    assertThat(period.year()).isEqualTo(start.getYear());
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-01/P1Y, 2019",
    "2019-01-01/P12M, 2019",
    "2019-07-01/P6M, 2019-S2",
    "2019-10-01/P3M, 2019-Q4",
    "2019-03-01/P1M, 2019-03",
    "2018-07-01/P12M, 2018-07-01/P1Y"
  })
  void anIntervalThatIsACalendarPeriodIsThatPeriod(String interval, String canonical) {
    assertThat(TimePeriod.parse(interval)).isEqualTo(TimePeriod.parse(canonical));
    assertThat(TimePeriod.parse(interval)).map(TimePeriod::toString).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "19",
        "219",
        "20190",
        "0000",
        "4096",
        "9999",
        "2019-00",
        "2019-13",
        "2019-1",
        "2019-Q0",
        "2019-Q5",
        "2019-S0",
        "2019-S3",
        "2019-02-30",
        "2019-02-29",
        "2019-04-31",
        "2019-01-00",
        "2019-01-01/P0M",
        "2019-01-01/P22Y",
        "2019-01-01/P1D",
        "2019-W05",
        "2019-01-01T00:00:00",
        "2019/01",
        "-2019",
        "2019 ",
        "٢٠١٩",
        "2018-07-01/P"
      })
  void whatIsNoPeriodIsRefused(String text) {
    assertThat(TimePeriod.parse(text)).isEmpty();
  }

  @Test
  void periodsSortByYearThenKindThenDate() {
    assertThat(
            Stream.of(
                    "2020",
                    "2019-12",
                    "2019-12-31",
                    "2019-02",
                    "2019-Q4",
                    "2019-Q1",
                    "2019-S2",
                    "2019",
                    "2019-07-01/P1Y",
                    "2018-12",
                    "2019-01-01")
                .map(code -> TimePeriod.parse(code).orElseThrow())
                .sorted()
                .map(TimePeriod::toString))
        .containsExactly(
            "2018-12",
            "2019",
            "2019-S2",
            "2019-Q1",
            "2019-Q4",
            "2019-02",
            "2019-12",
            "2019-01-01",
            "2019-12-31",
            "2019-07-01/P1Y",
            "2020");
  }

  @Test
  void yearsBeyond2047StillSortAfterEarlierOnes() {
    assertThat(TimePeriod.year(2048)).isGreaterThan(TimePeriod.year(2047));
    assertThat(TimePeriod.year(4095)).isGreaterThan(TimePeriod.year(1));
  }

  @Test
  void aFiscalYearIsNeverACalendarYear() {
    TimePeriod fiscal = TimePeriod.interval(LocalDate.of(2018, 7, 1), 12);

    assertThat(fiscal.isYear()).isFalse();
    assertThat(fiscal).isNotEqualTo(TimePeriod.year(2018)).isNotEqualTo(TimePeriod.year(2019));
  }

  @Test
  void onlyAnInstantIsAnInstantAndOnlyACalendarYearIsAYear() {
    TimePeriod instant = TimePeriod.instant(LocalDate.of(2020, 1, 1));

    assertThat(instant.isInstant()).isTrue();
    assertThat(instant.isYear()).isFalse();
    assertThat(TimePeriod.year(2020).isYear()).isTrue();
    assertThat(TimePeriod.year(2020).isInstant()).isFalse();
    assertThat(TimePeriod.semester(2020, 1).isYear()).isFalse();
  }

  @Test
  void anyPeriodComesBackFromItsCode() {
    Random random = new Random(18);
    for (int i = 0; i < 20_000; i++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextInt(1_400_000) - 700_000);
      int months = 1 + random.nextInt(99);
      TimePeriod period = i % 2 == 0 ? TimePeriod.instant(day) : TimePeriod.interval(day, months);
      assertThat(TimePeriod.parse(period.toString())).contains(period);
    }
  }

  @Test
  void impossiblePartsAreRefused() {
    assertThatThrownBy(() -> TimePeriod.month(2019, 13))
        .isInstanceOf(DateTimeException.class)
        .hasMessage("a year has 12 such parts");
    assertThatThrownBy(() -> TimePeriod.quarter(2019, 5)).hasMessage("a year has 4 such parts");
    assertThatThrownBy(() -> TimePeriod.semester(2019, 0)).hasMessage("a year has 2 such parts");
    assertThatThrownBy(() -> TimePeriod.year(4096)).hasMessage("a year is 1 to 4095");
    assertThatThrownBy(() -> TimePeriod.interval(LocalDate.of(2019, 1, 1), 256))
        .hasMessage("an interval has 1 to 255 months");
  }
}
