package org.migstat.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An input that the benchmark invents: the same input gives the same bytes.
 *
 * @param collections 3, or 5 with one that republishes BENCH_OECD and one that counts by itself
 * @param rows observations, from which the files follow
 * @param files in the shape {@link Shape#SKEWED} those beside the wide ones
 */
public record BenchInput(Shape shape, int collections, long rows, int files) {
  /** From this many rows on, the newest vintage of a skewed input is one file of 2 GB. */
  private static final long LARGE = 20_000_000;

  /** How rows lie over areas and files. */
  public enum Shape {
    /** Sixty areas report alike, yearly. */
    EVEN,
    /**
     * One area has half of the rows, and counterparts are drawn by Zipf's law as long as there are
     * cells; all report by month, and the older vintage of BENCH_ESTAT is three files with a column
     * for each month.
     */
    SKEWED
  }

  public BenchInput {
    if (collections != 3 && collections != 5) {
      throw new IllegalArgumentException(
          "Cannot generate " + collections + " collections; expected 3 or 5.");
    }
  }

  /** Three collections, spread evenly. */
  public static BenchInput even(long rows, int files) {
    return new BenchInput(Shape.EVEN, 3, rows, files);
  }

  /** Writes job, definitions, policy and files. */
  public void write(Path folder) throws IOException {
    BenchDefinitions.write(folder, this);
    try (ClaimWriter claims = new ClaimWriter(folder.resolve("input"), this)) {
      new GenerateJob(this, claims).generate();
    }
  }

  /** Such as {@code EVEN-3 1 M}. */
  String name() {
    return shapeName() + " " + size();
  }

  String shapeName() {
    return shape + "-" + collections;
  }

  String size() {
    return rows % 1_000_000 == 0
        ? rows / 1_000_000 + " M"
        : rows % 1000 == 0 ? rows / 1000 + " k" : Long.toString(rows);
  }

  boolean wide() {
    return shape == Shape.SKEWED;
  }

  boolean five() {
    return collections == 5;
  }

  /** Whether the newest vintage is one large file. */
  boolean large() {
    return wide() && rows >= LARGE;
  }
}
