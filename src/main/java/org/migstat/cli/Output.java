package org.migstat.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers that it could not be written to: a result that was cut off by a
 * full disk looks like a shorter one.
 */
final class Output extends FilterOutputStream {
  /** A reader that has seen enough, such as {@code head}, ends so. */
  private static final String CLOSED_PIPE = "Broken pipe";

  private @Nullable String problem;

  Output(OutputStream out) {
    super(new BufferedOutputStream(out));
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException refused) {
      throw noted(refused);
    }
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException refused) {
      throw noted(refused);
    }
  }

  private IOException noted(IOException refused) {
    if (problem == null) {
      problem = Objects.requireNonNullElse(refused.getMessage(), "it refuses");
    }
    return refused;
  }

  /**
   * The exit code of a command, given what became of its output.
   *
   * @param code of the command itself
   * @param printed whether what it printed is all that comes of it
   */
  int judge(int code, boolean printed, PrintWriter err) {
    if (problem == null || problem.contains(CLOSED_PIPE)) {
      return code;
    }
    err.printf("Cannot write to standard output: %s. What was printed is not complete.%n", problem);
    err.flush();
    return printed && code == ExitCode.OK.code() ? ExitCode.FAILED.code() : code;
  }
}
