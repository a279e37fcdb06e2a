package org.migstat.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.migstat.bench.GenerateJob.Place;

/**
 * What the collections of the benchmark claim of a cell, three rows on average (five: four).
 * BENCH_ESTAT comes in two vintages, BENCH_OECD republishes it, BENCH_UNSD is a copy of the
 * national figure for half of the areas and a producer of its own for the others; BENCH_ECE
 * republishes BENCH_OECD, BENCH_IOM counts by itself. Of the rows that stand beside the newest
 * BENCH_ESTAT three in four are equal, 15 % rounded to hundreds, the others different, some because
 * they copy the older vintage. Seven in a hundred carry a flag, two have no value, one in a
 * thousand is delivered twice, one in ten thousand contradicts itself.
 */
final class ClaimWriter implements Closeable {
  private static final long SEED = 20160919;
  private static final int WIDE_FILES = 3;
  private static final String[] LETTERS = {"", "P", "E", "B"};
  private static final String[] SMALL_LETTERS = {"", "p", "e", "b"};
  private static final String[] WORDS = {"Final", "Provisional", "Estimate", "Break in series"};

  /** Text that nobody reads, in the one large file. */
  private static final String PADDING = "NR " + "usual residents ".repeat(19);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final StringBuilder line = new StringBuilder(400);
  private final StringBuilder series = new StringBuilder(4000);
  private final List<TableFile> all;
  private final BenchInput input;
  private final TableFile[] older;
  private final TableFile[] newer;
  private final TableFile[] oecd;
  private final TableFile[] unsd;
  private final TableFile[] ece;
  private final TableFile[] iom;
  private final String unit;
  private final int columns;
  private int seriesTable;
  private long written;

  ClaimWriter(Path folder, BenchInput input) throws IOException {
    this.input = input;
    this.columns = GenerateJob.months(input).length;
    int first = Math.max(1, input.files() / 6);
    int third = Math.max(1, input.files() * 4 / 15);
    int half = Math.max(1, input.five() ? third / 2 : 0);
    int rest = Math.max(1, input.files() - first - 2 * third);
    String sdmx = BenchDefinitions.OECD_HEADER;
    String yearbook = BenchDefinitions.UNSD_HEADER;
    older =
        input.wide()
            ? TableFile.numbered(folder, "wide/flows_2022-03-01_%03d.tsv", WIDE_FILES, wideHeader())
            : TableFile.numbered(
                folder, "estat/flows_2022-03-01_%03d.csv", first, BenchDefinitions.ESTAT_HEADER);
    newer =
        TableFile.numbered(
            folder,
            "estat/flows_2024-03-01_%03d.csv",
            input.large() ? 1 : rest,
            BenchDefinitions.ESTAT_HEADER);
    oecd =
        TableFile.numbered(folder, "sdmx/oecd_%03d.csv", input.five() ? third - half : third, sdmx);
    ece = TableFile.numbered(folder, "sdmx/ece_%03d.csv", input.five() ? half : 0, sdmx);
    unsd =
        TableFile.numbered(
            folder, "yearbook/unsd_%03d.csv", input.five() ? third - half : third, yearbook);
    iom = TableFile.numbered(folder, "yearbook/iom_%03d.csv", input.five() ? half : 0, yearbook);
    all = Stream.of(older, newer, oecd, ece, unsd, iom).flatMap(Stream::of).toList();
    unit = input.large() ? PADDING : "NR";
  }

  /** Whether there are enough rows. */
  boolean full() {
    return written >= input.rows();
  }

  void cell(Place place) throws IOException {
    long value = 100L + random.nextInt(1 << 7 + random.nextInt(11));
    long old = random.nextInt(10) == 0 ? changed(value) : value;
    boolean hasOld = random.nextInt(10) < 5;
    if (input.wide()) {
      column(place, hasOld ? old : -1);
    } else if (hasOld) {
      estat(older, place, old);
    }
    if (random.nextInt(10) < 9) {
      estat(newer, place, value);
    }
    if (random.nextInt(10) < 8) {
      boolean copiesOld = hasOld && old != value && random.nextBoolean();
      sdmx(oecd, place, copiesOld ? old : value, copiesOld);
    }
    if (random.nextInt(10) < 8) {
      yearbook(unsd, place, random.nextInt(10) == 0 ? changed(value) : value, "2023-01-15");
    }
    if (input.five()) {
      if (random.nextInt(10) < 7) {
        sdmx(ece, place, value, false);
      }
      if (random.nextInt(10) < 6) {
        yearbook(iom, place, random.nextInt(5) == 0 ? changed(value) : value, "2024-06-15");
      }
    }
  }

  /**
   * Ends a row of the wide files; the columns of months that were not asked for stay empty of
   * figures.
   */
  void endSeries() throws IOException {
    long have = series.chars().filter(c -> c == '\t').count();
    for (long i = have; i < columns; i++) {
      series.append("\t: ");
    }
    older[seriesTable % older.length].add(series);
    series.setLength(0);
  }

  /** One column of a row of the wide files; below zero is none. */
  private void column(Place p, long value) {
    if (series.length() == 0) {
      line.setLength(0);
      estatKey(p);
      series.append(line).append(',').append(BenchCodes.ISO2[p.area()]);
      seriesTable = p.table();
    }
    series.append('\t').append(value < 0 ? ":" : Long.toString(value)).append(' ');
    series.append(SMALL_LETTERS[flag()]);
    written++;
  }

  private long changed(long value) {
    return value + 1 + random.nextInt(1 + (int) (value / 4));
  }

  private void estatKey(Place p) {
    text(p.flow() == 0 ? "IMM1CTZ" : "EMI1CTZ")
        .text(",COMPLET,")
        .text(BenchCodes.ISO2[p.other()])
        .text(",")
        .text(BenchCodes.estatAge(p.band()))
        .text(p.sex() == 0 ? ",F," : ",M,")
        .text(unit);
  }

  private void estat(TableFile[] files, Place p, long value) throws IOException {
    line.setLength(0);
    estatKey(p);
    text(",").text(BenchCodes.ISO2[p.area()]).text(",").text(p.period());
    deliver(files, p, value, ',', SMALL_LETTERS, ":", "");
  }

  private void sdmx(TableFile[] files, Place p, long value, boolean copy) throws IOException {
    int kind = random.nextInt(100);
    long shown = !copy && kind < 7 ? changed(value) : value;
    line.setLength(0);
    text(BenchCodes.ISO3[p.area()])
        .text(p.flow() == 0 ? ",B11," : ",B12,")
        .text(BenchCodes.ISO3[p.other()])
        .text(p.sex() == 0 ? ",F," : ",M,")
        .text(BenchCodes.sdmxAge(p.band()))
        .text(",")
        .text(p.period());
    if (!copy && kind >= 60) {
      long hundreds = (shown + 50) / 100;
      line.append(',').append(hundreds / 10).append('.').append(hundreds % 10);
      write(files, p, text(random.nextInt(30) == 0 ? ",P,3,1" : ",,3,1").line);
    } else {
      deliver(files, p, shown, ',', LETTERS, "", ",0,0");
    }
  }

  private void yearbook(TableFile[] files, Place p, long value, String update) throws IOException {
    line.setLength(0);
    text(BenchCodes.M49[p.area()])
        .text(p.flow() == 0 ? ";Immigrants;" : ";Emigrants;")
        .text(BenchCodes.M49[p.other()])
        .text(p.sex() == 0 ? ";Female;" : ";Male;")
        .text(BenchCodes.unsdAge(p.band()))
        .text(";")
        .text(p.period());
    deliver(files, p, value, ';', WORDS, "...", ";" + update);
  }

  /** The value, its flag and what follows; now and then twice, or twice with different values. */
  private void deliver(
      TableFile[] files,
      Place p,
      long value,
      char mark,
      String[] flags,
      String missing,
      String tail)
      throws IOException {
    String flag = flags[flag()];
    boolean none = random.nextInt(50) == 0;
    int prefix = line.length();
    value(value, mark, none ? missing : null, flag, tail);
    write(files, p, line);
    int twice = random.nextInt(10_000);
    if (twice < 11) {
      line.setLength(prefix);
      value(twice == 0 ? value + 1 : value, mark, none ? missing : null, flag, tail);
      write(files, p, line);
    }
  }

  private int flag() {
    int chance = random.nextInt(100);
    return chance < 3 ? 1 : chance < 6 ? 2 : chance < 7 ? 3 : 0;
  }

  private void value(long value, char mark, @Nullable String instead, String flag, String tail) {
    String shown = instead == null ? Long.toString(value) : instead;
    line.append(mark).append(shown).append(mark).append(flag).append(tail);
  }

  private void write(TableFile[] files, Place p, CharSequence row) throws IOException {
    if (!full()) {
      files[p.table() % files.length].add(row);
      written++;
    }
  }

  private ClaimWriter text(String text) {
    line.append(text);
    return this;
  }

  private String wideHeader() {
    return "indic,agedef,citizen,age,sex,unit,geo\\time\t"
        + String.join(" \t", GenerateJob.months(input))
        + " ";
  }

  @Override
  public void close() throws IOException {
    for (TableFile table : all) {
      table.close();
    }
  }
}
