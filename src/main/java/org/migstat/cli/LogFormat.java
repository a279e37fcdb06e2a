package org.migstat.cli;

import java.util.Locale;

/** How log lines look on standard error: for people, or one JSON object per line for schedulers. */
enum LogFormat {
  TEXT,
  JSON;

  /** What log4j2.xml looks at; it is read when the first line is logged. */
  private static final String PROPERTY = "migstat.log.format";

  void set() {
    System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
  }

  boolean isSet() {
    return name().equalsIgnoreCase(System.getProperty(PROPERTY, TEXT.name()));
  }
}
