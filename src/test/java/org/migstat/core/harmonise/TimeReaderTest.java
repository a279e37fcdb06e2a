package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.TimePeriod;

class TimeReaderTest {
  @ParameterizedTest
  @CsvSource({
    "YEAR, 2019, 2019",
    "END_OF_YEAR, 2019, 2020-01-01",
    "START_OF_YEAR, 2019, 2019-01-01",
    "MID_YEAR, 2019, 2019-07-01",
    "DATE, 2019-03-30, 2019-03-30",
    "DATE, 2019-03-30T00:00:00, 2019-03-30",
    "DATE, 2019-03-30T23:59:59.999Z, 2019-03-30",
    "DATE, 2019-03-30 12:00, 2019-03-30",
    "END_OF_DAY, 2019-12-31, 2020-01-01",
    "END_OF_DAY, 2020-02-28, 2020-02-29",
    "QUARTER, 2001 Q1, 2001-Q1",
    "QUARTER, Q1 2001, 2001-Q1",
    "QUARTER, 2001-Q4, 2001-Q4",
    "QUARTER, 2001Q4, 2001-Q4",
    "QUARTER, Q4-2001, 2001-Q4",
    "MONTH, 2001-03, 2001-03",
    "FISCAL_JULY, 2018-19, 2018-07-01/P1Y",
    "FISCAL_JULY, 2018/2019, 2018-07-01/P1Y",
    "FISCAL_JULY, 1999-00, 1999-07-01/P1Y",
    "FISCAL_JULY, 2018–19 (provisional), 2018-07-01/P1Y",
    "SDMX, 2019, 2019",
    "SDMX, 2019-S1, 2019-S1",
    "SDMX, 2020-01-01, 2020-01-01",
    "SDMX, 2018-07-01/P1Y, 2018-07-01/P1Y"
  })
  void aProvidersPeriodHasOneCanonicalForm(Scheme scheme, String printed, String canonical) {
    TimePeriod period = new TimeReader(scheme).read(printed);

    assertThat(period).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "YEAR, 19",
    "YEAR, 2019-01",
    "YEAR, 2019.0",
    "YEAR, 0000",
    "YEAR, ٢٠١٩",
    "END_OF_YEAR, 4095",
    "END_OF_YEAR, 2019-12-31",
    "DATE, 2019-02-30",
    "DATE, 2019-13-01",
    "DATE, 30/03/2019",
    "DATE, 2019",
    "DATE, 2019-03-30+01:00",
    "END_OF_DAY, 2019-02-29",
    "END_OF_DAY, 4095-12-31",
    "QUARTER, 2001 Q5",
    "QUARTER, 2001 Q0",
    "QUARTER, 2001",
    "MONTH, 2001-13",
    "MONTH, 2001-00",
    "MONTH, 2001",
    "MONTH, 2001-Q1",
    "MONTH, 2001-03-01",
    "FISCAL_JULY, 2018-20",
    "FISCAL_JULY, 2018/2018",
    "FISCAL_JULY, 2018",
    "FISCAL_JULY, 2018-1900",
    "SDMX, Jan 2019",
    "SDMX, 2019M01"
  })
  void whatTheSchemeDoesNotSayIsRefused(Scheme scheme, String printed) {
    assertThat(new TimeReader(scheme).read(printed)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-", "SDMX"})
  void withoutASchemePeriodsAreSdmx(@Nullable Scheme scheme) {
    assertThat(new TimeReader(scheme).read("2019-Q3")).isEqualTo(TimePeriod.quarter(2019, 3));
    assertThat(new TimeReader(scheme).read("2019 Q3")).isNull();
  }
}
