package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class VintageTest {
  @Test
  void aDateAloneIsItsMidnightUtc() {
    Vintage day = Vintage.of(LocalDate.of(2021, 2, 1));

    assertThat(day).isEqualTo(Vintage.of(LocalDateTime.of(2021, 2, 1, 0, 0)));
    assertThat(day.time()).isEqualTo(LocalDateTime.of(2021, 2, 1, 0, 0));
    assertThat(day.epochSecond()).isEqualTo(Instant.parse("2021-02-01T00:00:00Z").getEpochSecond());
    assertThat(day).hasToString("2021-02-01");
  }

  @Test
  void aTimeIsKeptToTheSecond() {
    assertThat(Vintage.of(LocalDateTime.of(2021, 2, 1, 11, 0, 5)))
        .hasToString("2021-02-01T11:00:05Z");
  }

  @Test
  void theInstantOfTheRunItselfIsNotAfterIt() {
    Vintage vintage = Vintage.of(LocalDate.of(2021, 2, 1));

    assertThat(vintage.isAfter(Instant.parse("2021-02-01T00:00:00Z"))).isFalse();
    assertThat(vintage.isAfter(Instant.parse("2021-01-31T23:59:59Z"))).isTrue();
  }

  @Test
  void vintagesSortByTime() {
    assertThat(Vintage.of(LocalDate.of(1969, 12, 31)))
        .isLessThan(Vintage.of(LocalDate.of(2021, 2, 1)));
  }
}
