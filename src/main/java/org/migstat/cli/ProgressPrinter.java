package org.migstat.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import org.migstat.pipeline.Progress;
import org.migstat.pipeline.ProgressListener;
import org.slf4j.LoggerFactory;

/** Tells people how a run gets on: one line that changes, or a line now and then. */
final class ProgressPrinter implements ProgressListener, AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Consumer<String> print;
  private final Runnable close;
  private final boolean everyChange;
  private String step = "";
  private long printedAt;

  private ProgressPrinter(Consumer<String> print, Runnable close, boolean everyChange) {
    this.print = print;
    this.close = close;
    this.everyChange = everyChange;
  }

  static ProgressPrinter rewriting(PrintWriter err) {
    return new ProgressPrinter(
        line -> write(err, ERASE_LINE + line), () -> write(err, ERASE_LINE), true);
  }

  static ProgressPrinter plain(PrintWriter err) {
    return new ProgressPrinter(err::println, err::flush, false);
  }

  static ProgressPrinter logging() {
    return new ProgressPrinter(
        line -> LoggerFactory.getLogger(ProgressPrinter.class).info(line), () -> {}, false);
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (everyChange || isNews(progress)) {
      step = progress.step();
      printedAt = System.nanoTime();
      print.accept(text(progress));
    }
  }

  @Override
  public void close() {
    close.run();
  }

  private boolean isNews(Progress progress) {
    return !progress.step().equals(step)
        || progress.complete()
        || System.nanoTime() - printedAt > PAUSE.toNanos();
  }

  private static String text(Progress progress) {
    String total = progress.total() < 0 ? "" : " of " + progress.total();
    return "%s %s: %d%s".formatted(progress.step(), progress.unit(), progress.done(), total);
  }

  private static void write(PrintWriter err, String text) {
    err.print(text);
    err.flush();
  }
}
