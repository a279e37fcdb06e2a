package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {
  private final StringWriter err = new StringWriter();

  /** What becomes of exit code 0 where the file system says that. */
  private int codeAfter(String problem, boolean printed) {
    Output output =
        new Output(
            new OutputStream() {
              @Override
              public void write(int oneByte) throws IOException {
                throw new IOException(problem);
              }
            });
    try (PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8)) {
      writer.println("a result");
    }
    return output.judge(0, printed, new PrintWriter(err));
  }

  @Test
  void aResultThatIsNotCompleteIsAFailure() {
    assertThat(codeAfter("No space left on device", true)).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "Cannot write to standard output: No space left on device. What was printed is not complete."
                + System.lineSeparator());
  }

  @Test
  void aReleaseIsOutWhateverBecomesOfItsSummary() {
    assertThat(codeAfter("No space left on device", false)).isZero();
    assertThat(err.toString()).startsWith("Cannot write to standard output: ");
  }

  @Test
  void aReaderMayHaveSeenEnough() {
    assertThat(codeAfter("Broken pipe", true)).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsWrittenArrives() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Output output = new Output(bytes);
    try (PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8)) {
      writer.print("é\n");
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é\n");
    assertThat(output.judge(3, true, new PrintWriter(err))).isEqualTo(3);
  }
}
