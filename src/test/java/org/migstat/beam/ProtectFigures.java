package org.migstat.beam;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.migstat.beam.FigureBlocks.Look;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.bench.BenchTables;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;
import org.migstat.core.suppression.Hidden;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.core.suppression.Suppression;

/**
 * How long a run takes to decide what PUBLIC hides: the suppression alone, and with the audit of
 * what is left. Run by hand, not by the build.
 *
 * <pre>
 * mvn -B test-compile
 * java -cp target/classes:target/test-classes:LIBRARIES org.migstat.beam.ProtectFigures 10000 100000
 * </pre>
 */
public final class ProtectFigures {
  private ProtectFigures() {}

  /**
   * Arguments: numbers of figures, and of areas in each table, such as 10000/7; the first warms up.
   */
  public static void main(String[] args) throws Exception {
    for (String size : args) {
      String[] numbers = size.split("/", -1);
      List<Published> figures =
          BenchTables.of(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      Stopwatch suppressing = new Stopwatch();
      Hidden hidden =
          new Suppression(BenchTables.AREAS, 5 * Decimal.ONE).hide(new ArrayList<>(figures));
      String alone = suppressing.toString();
      Protection protection = protection(figures);
      Stopwatch protecting = new Stopwatch();
      int protectedFigures = protection.hide().size();
      System.out.printf(
          Locale.ROOT,
          "%8d figures, %6d small, %7d hidden, %7d after the audit, %5d slices withheld;"
              + " suppression %s, with audit %s%n",
          figures.size(),
          figures.stream().filter(f -> f.standing() == Standing.PRIMARY).count(),
          hidden.figures().size(),
          protectedFigures,
          protection.withheld().size(),
          alone,
          protecting);
    }
  }

  /** Seconds of the clock, and of all processors together. */
  private static final class Stopwatch {
    private final long start = System.nanoTime();
    private final long startOfWork = processors();

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.2f s (%.2f s CPU)",
          (System.nanoTime() - start) / 1e9,
          (processors() - startOfWork) / 1e9);
    }

    private static long processors() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }

  private static Protection protection(List<Published> figures) throws Exception {
    Path staging = Files.createTempDirectory("protect-figures");
    RunPlan plan = SamplePlan.ofReturns(staging);
    Files.delete(staging);
    SubmissionKey table =
        new SubmissionKey("IOM_AVRR", "RETURNS", new Vintage(1_700_000_000), "returns.csv");
    Look look = new Look(Rounding.Mode.NEAREST, false, false, false, true);
    List<Tabled> now = new ArrayList<>();
    figures.forEach(figure -> now.add(new Tabled(table, figure, look)));
    return new Protection(plan, BenchTables.AREAS, now, List.of());
  }
}
