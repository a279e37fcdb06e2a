package org.migstat.core.definition;

/** How raw codes are read that no code map lists. */
public enum Scheme {
  /** Area by three-letter ISO code at the reference date. */
  ISO3,
  /** Area by two-letter ISO code at the reference date. */
  ISO2,
  /** Area by M49 number or canonical code. */
  M49,
  /** Area by name, in the language of the definition's {@code language}. */
  NAME_EN,
  NAME_DE,
  NAME_FR,
  NAME_ES,
  /** Calendar year: 2019. Of a stock it says that only the year is known. */
  YEAR,
  /** Stock at the end of the year: 2019 is 2020-01-01. */
  END_OF_YEAR,
  /** Stock at 1 January of the year. */
  START_OF_YEAR,
  /** Stock in the middle of the year: 2019 is 2019-07-01. */
  MID_YEAR,
  /** Stock at 00:00 of the day: 2019-03-30, with or without a time. */
  DATE,
  /** Stock at the end of the day: 2019-12-31 is 2020-01-01. */
  END_OF_DAY,
  /** Flow of a quarter: 2001 Q1, Q1 2001, 2001-Q1. */
  QUARTER,
  /** Flow of a month: 2001-03. */
  MONTH,
  /** Flow of a year from 1 July: 2018-19, 2018/2019, with or without words after it. */
  FISCAL_JULY,
  /** The canonical SDMX forms; of a stock a date, of a flow a period. */
  SDMX
}
