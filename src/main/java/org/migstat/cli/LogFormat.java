package org.migstat.cli;

import java.util.Locale;

/** How log lines look on standard error: for people, or one JSON object per line for schedulers. */
enum LogFormat {
  TEXT,
  JSON;

  /** What log4j2.xml looks at; it is read when the first line is logged. */
  private static final String PROPERTY = "migstat.log.format";

  /** What each line in JSON names as its run; empty before there is one. */
  private static final String RUN = "migstat.run";

  static void tellRun(String name) {
    System.setProperty(RUN, name);
  }

  /** What words of a command line ask for, though the others are wrong. */
  static LogFormat of(String... words) {
    String line = String.join(" ", words).toLowerCase(Locale.ROOT);
    return line.matches(".*--log-format[= ]json( .*)?") ? JSON : TEXT;
  }

  void set() {
    System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
  }

  boolean isSet() {
    return name().equalsIgnoreCase(System.getProperty(PROPERTY, TEXT.name()));
  }
}
