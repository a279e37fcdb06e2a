package org.migstat.core.definition;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How bytes become rows.
 *
 * @param format CSV, EUROSTAT_TSV or SDMX_CSV
 * @param encoding a Java charset name; null to detect it, with a finding
 * @param delimiter field separator; for SDMX-CSV null means the one its header shows
 * @param headerRows physical rows of the header
 * @param skipRows numbers of physical rows, from 1, that are neither header nor data
 * @param unpivot columns that hold one dimension's codes in their headers; null if the table is
 *     long
 */
public record Layout(
    Format format,
    @Nullable String encoding,
    @Nullable Character delimiter,
    int headerRows,
    Set<Integer> skipRows,
    @Nullable Unpivot unpivot)
    implements Serializable {
  public enum Format {
    CSV,
    EUROSTAT_TSV,
    SDMX_CSV
  }

  /**
   * Wide columns whose headers match {@code columns} become rows: header in {@code names}, cell in
   * {@code values}.
   */
  public record Unpivot(Expression columns, String names, String values) implements Serializable {}
}
