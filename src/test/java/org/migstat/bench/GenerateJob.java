package org.migstat.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes the input of the benchmark: three invented collections that overlap, with their
 * definitions and a job, so that migstat and {@code src/test/resources/bench/rival.sql} do the same
 * work on the same files.
 *
 * <pre>
 * mvn -B test-compile
 * java -cp target/test-classes org.migstat.bench.GenerateJob DIRECTORY ROWS FILES [skewed]
 * java -cp target/test-classes org.migstat.bench.GenerateJob /var/tmp/bench/1m 1000000 200
 * ./migstat run /var/tmp/bench/1m/job.yaml --output /var/tmp/bench/1m/out
 * </pre>
 *
 * <p>{@code DIRECTORY} gets {@code job.yaml}, {@code collections/}, {@code policy/}, {@code input/}
 * and {@code derivations.csv}, the registry once more for the rival. The same arguments give the
 * same bytes.
 *
 * <p>What the rows are: immigration and emigration by citizenship, sex, five-year age band and year
 * of 60 reporting areas, three rows to a cell on average. BENCH_ESTAT comes in two vintages,
 * BENCH_OECD republishes it, BENCH_UNSD is a copy of the national figure for half of the areas and
 * a producer of its own for the others. Of the rows that stand beside the newest BENCH_ESTAT three
 * in four are equal, 15 % rounded to hundreds, the others different, some because they copy the
 * older vintage. Seven in a hundred carry a flag, two have no value, one in a thousand is delivered
 * twice, one in ten thousand contradicts itself. There are no totals, so no table rule demotes a
 * record: the rival has no such rules.
 *
 * <p>How to measure: runs of the two in turn, never one after the other's series; the whole process
 * by {@code /usr/bin/time -v} (wall, user and system time, maximum resident set); medians of at
 * least five pairs, and the ratio pair by pair.
 */
public final class GenerateJob {
  /** Years of a series, from {@link #FIRST_YEAR}. */
  private static final int YEARS = 15;

  private static final int FIRST_YEAR = 2005;
  private static final int MONTHS = 12;
  private static final long SEED = 20160919;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final StringBuilder line = new StringBuilder(160);
  private final List<Writer> open = new ArrayList<>();
  private final long rows;
  private final Writer[] older;
  private final Writer[] newer;
  private final Writer[] oecd;
  private final Writer[] unsd;
  private long written;

  private GenerateJob(Path directory, long rows, int files) throws IOException {
    this.rows = rows;
    Path input = directory.resolve("input");
    int first = Math.max(1, files / 6);
    int third = Math.max(1, files * 4 / 15);
    this.older =
        files(input, "estat", "flows_2022-03-01_%03d.csv", first, BenchDefinitions.ESTAT_HEADER);
    this.oecd = files(input, "oecd", "mig_%03d.csv", third, BenchDefinitions.OECD_HEADER);
    this.unsd = files(input, "unsd", "dyb_%03d.csv", third, BenchDefinitions.UNSD_HEADER);
    int rest = Math.max(1, files - first - 2 * third);
    this.newer =
        files(input, "estat", "flows_2024-03-01_%03d.csv", rest, BenchDefinitions.ESTAT_HEADER);
  }

  /** Arguments: directory, rows, files, and {@code skewed} if one area shall have most of them. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    boolean skewed = args.length > 3 && args[3].equals("skewed");
    BenchDefinitions.write(directory, BenchCodes.reporting());
    GenerateJob job =
        new GenerateJob(directory, Long.parseLong(args[1]), Integer.parseInt(args[2]));
    try {
      if (skewed) {
        job.skewed();
      } else {
        job.even();
      }
    } finally {
      for (Writer writer : job.open) {
        writer.close();
      }
    }
  }

  /**
   * Cells of all areas side by side, so that a short input spreads over the areas as evenly as a
   * long one.
   */
  private void even() throws IOException {
    for (int block = 0; written < rows; block++) {
      for (int area = 0; area < BenchCodes.REPORTING && written < rows; area++) {
        cell(block, area, "");
      }
    }
  }

  /**
   * Nine cells in ten are of the first area, which reports by month: there are not enough years.
   */
  private void skewed() throws IOException {
    for (int i = 0; written < rows; i++) {
      int ninth = i / 10 * 9 + i % 10;
      if (i % 10 < 9) {
        cell(ninth / MONTHS, 0, String.format(Locale.ROOT, "-%02d", 1 + ninth % MONTHS));
      } else {
        cell(i / 10 / (BenchCodes.REPORTING - 1), 1 + i / 10 % (BenchCodes.REPORTING - 1), "");
      }
    }
  }

  private void cell(int block, int area, String month) throws IOException {
    int rest = block;
    int sex = rest % 2;
    rest /= 2;
    int band = rest % BenchCodes.BANDS;
    rest /= BenchCodes.BANDS;
    int flow = rest % 2;
    rest /= 2;
    int year = rest % YEARS;
    rest /= YEARS;
    if (rest >= BenchCodes.ISO2.length) {
      throw new IllegalArgumentException(
          "Cannot generate so many rows: there are no more cells; ask for fewer.");
    }
    int other = (rest + 7 * area) % BenchCodes.ISO2.length;
    String period = FIRST_YEAR + year + month;
    claims(new Place(flow, 2 * area, other, sex, band, period, area * YEARS + year));
  }

  /** One cell, by positions in the code lists; {@code table} chooses the file. */
  private record Place(
      int flow, int area, int other, int sex, int band, String period, int table) {}

  private void claims(Place place) throws IOException {
    long value = 100L + random.nextInt(1 << 7 + random.nextInt(11));
    long old = random.nextInt(10) == 0 ? changed(value) : value;
    boolean hasOld = random.nextInt(10) < 5;
    boolean hasNew = random.nextInt(10) < 9;
    boolean hasOecd = random.nextInt(10) < 8;
    boolean hasUnsd = random.nextInt(10) < 8;
    if (hasOld) {
      estat(older, place, old);
    }
    if (hasNew) {
      estat(newer, place, value);
    }
    if (hasOecd) {
      boolean copiesOld = hasOld && old != value && random.nextBoolean();
      oecd(place, copiesOld ? old : value, copiesOld);
    }
    if (hasUnsd) {
      unsd(place, random.nextInt(10) == 0 ? changed(value) : value);
    }
  }

  private long changed(long value) {
    return value + 1 + random.nextInt(1 + (int) (value / 4));
  }

  private void estat(Writer[] files, Place p, long value) throws IOException {
    start(p.flow == 0 ? "IMM1CTZ" : "EMI1CTZ")
        .text(",COMPLET,")
        .text(BenchCodes.ISO2[p.other])
        .text(",");
    text(BenchCodes.estatAge(p.band))
        .text(p.sex == 0 ? ",F,NR," : ",M,NR,")
        .text(BenchCodes.ISO2[p.area])
        .text(",")
        .text(p.period);
    deliver(files, p, value, ',', new String[] {"", "p", "e", "b"}, ":", "");
  }

  private void oecd(Place p, long value, boolean copy) throws IOException {
    int kind = random.nextInt(100);
    long shown = !copy && kind < 7 ? changed(value) : value;
    start(BenchCodes.ISO3[p.area])
        .text(p.flow == 0 ? ",B11," : ",B12,")
        .text(BenchCodes.ISO3[p.other])
        .text(p.sex == 0 ? ",F," : ",M,");
    text(BenchCodes.sdmxAge(p.band)).text(",").text(p.period);
    if (!copy && kind >= 60) {
      long hundreds = (shown + 50) / 100;
      String tail = random.nextInt(30) == 0 ? ",P,3,1" : ",,3,1";
      text(",").number(hundreds / 10).text(".").number(hundreds % 10).text(tail);
      write(oecd, p.table, written);
    } else {
      deliver(oecd, p, shown, ',', new String[] {"", "P", "E", "B"}, "", ",0,0");
    }
  }

  private void unsd(Place p, long value) throws IOException {
    start(BenchCodes.M49[p.area])
        .text(p.flow == 0 ? ";Immigrants;" : ";Emigrants;")
        .text(BenchCodes.M49[p.other]);
    text(p.sex == 0 ? ";Female;" : ";Male;")
        .text(BenchCodes.unsdAge(p.band))
        .text(";")
        .text(p.period);
    String[] flags = {"Final", "Provisional", "Estimate", "Break in series"};
    deliver(unsd, p, value, ';', flags, "...", ";2023-01-15");
  }

  /** The value, its flag and what follows; now and then twice, or twice with different values. */
  private void deliver(
      Writer[] files, Place p, long value, char mark, String[] flags, String missing, String tail)
      throws IOException {
    int chance = random.nextInt(100);
    String flag = flags[chance < 3 ? 1 : chance < 6 ? 2 : chance < 7 ? 3 : 0];
    boolean none = random.nextInt(50) == 0;
    int prefix = line.length();
    value(value, mark, none ? missing : null, flag, tail);
    write(files, p.table, written);
    int twice = random.nextInt(10_000);
    if (twice < 11 && written < rows) {
      line.setLength(prefix);
      value(twice == 0 ? value + 1 : value, mark, none ? missing : null, flag, tail);
      write(files, p.table, written);
    }
  }

  private void value(long value, char mark, @Nullable String instead, String flag, String tail) {
    line.append(mark);
    if (instead == null) {
      line.append(value);
    } else {
      line.append(instead);
    }
    line.append(mark).append(flag).append(tail);
  }

  private void write(Writer[] files, int table, long before) throws IOException {
    if (before < rows) {
      files[table % files.length].append(line).append('\n');
      written = before + 1;
    }
  }

  private GenerateJob start(String text) {
    line.setLength(0);
    return text(text);
  }

  private GenerateJob text(String text) {
    line.append(text);
    return this;
  }

  private GenerateJob number(long number) {
    line.append(number);
    return this;
  }

  private Writer[] files(Path input, String folder, String name, int count, String header)
      throws IOException {
    Path parent = Files.createDirectories(input.resolve(folder));
    Writer[] writers = new Writer[count];
    for (int i = 0; i < count; i++) {
      Path file = parent.resolve(String.format(Locale.ROOT, name, i));
      writers[i] = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      writers[i].append(header).append('\n');
      open.add(writers[i]);
    }
    return writers;
  }
}
