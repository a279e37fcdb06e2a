package org.migstat.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import org.migstat.core.model.OneLine;
import org.migstat.io.DiskRefusal;
import org.migstat.io.definition.DefinitionException;
import org.migstat.io.parquet.KeyException;
import org.migstat.io.release.BusyException;
import org.migstat.pipeline.NothingToDoException;
import org.migstat.pipeline.RunFailedException;
import org.migstat.query.QueryException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, and turns it into an exit code. */
final class Complaints {
  private Complaints() {}

  static int wrongUse(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    // The command line was not understood, so that nothing has told the log yet how it looks.
    LogFormat.of(arguments).set();
    say(OneLine.each(asSentence(message(wrong))), line);
    if (!LogFormat.JSON.isSet()
        && !UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
      line.getErr().printf("See %s --help.%n", line.getCommandSpec().qualifiedName());
    }
    return ExitCode.WRONG_USE.code();
  }

  /**
   * @throws Exception if nobody expected it: it is ours, and its trace is printed
   */
  static int ended(Exception reason, CommandLine line, ParseResult parsed) throws Exception {
    ExitCode code;
    if (reason instanceof DefinitionException
        || reason instanceof QueryException
        || reason instanceof KeyException) {
      code = ExitCode.WRONG_USE;
    } else if (reason instanceof BusyException) {
      code = ExitCode.BUSY;
    } else if (reason instanceof NothingToDoException) {
      code = ExitCode.NOTHING_TO_DO;
    } else if (reason instanceof RunFailedException || reason instanceof IOException) {
      code = ExitCode.FAILED;
    } else {
      throw reason;
    }
    say(OneLine.each(message(reason)), line);
    return code.code();
  }

  private static void say(String message, CommandLine line) {
    if (LogFormat.JSON.isSet()) {
      LoggerFactory.getLogger(Complaints.class).error(message);
    } else {
      line.getErr().println(message);
    }
  }

  private static String message(Exception reason) {
    String said = Objects.requireNonNullElse(reason.getMessage(), "");
    if (!(reason instanceof IOException) || said.startsWith("Cannot ")) {
      return said.isEmpty() ? reason.toString() : said;
    }
    String problem =
        reason instanceof FileSystemException refused ? DiskRefusal.text(refused) : said;
    return "Cannot go on: %s. What was published before still is."
        .formatted(problem.replaceFirst("\\.$", ""));
  }

  /** In the form of our own messages, whoever worded it. */
  private static String asSentence(String message) {
    return message.startsWith("Cannot ")
        ? message
        : "Cannot understand the command line: " + message + ".";
  }
}
