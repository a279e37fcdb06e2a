package org.migstat.cli;

/** How a command ended, for whatever started it. */
enum ExitCode {
  OK(0, "done"),
  FAILED(1, "failed; what was published before still is"),
  WRONG_USE(2, "the command line, a definition or a query is wrong; nothing was read or changed"),
  PUBLISHED_WITH_REJECTS(3, "published, but more rows were rejected than the warning share"),
  BUSY(4, "another run holds the output"),
  NOTHING_TO_DO(5, "nothing to do");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
