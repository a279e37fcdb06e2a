package org.migstat.io.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Eurostat's TSV: the first field holds the codes of all dimensions but the last, joined by commas,
 * and the columns after it are the codes of the last one, which the header names after a backslash:
 *
 * <pre>citizen,agedef,age,unit,sex,geo\time⇥2008 ⇥2009 ⇥…</pre>
 *
 * Delivered are the dimensions, then the columns as they are: neither is a cell split from its
 * flags nor are the columns unpivoted.
 */
final class EurostatTsvForm implements RowForm {
  private final List<String> columns;
  private final int dimensions;
  private final int fieldCount;
  private final String[] delivered;

  private EurostatTsvForm(List<String> columns, int dimensions) {
    this.columns = columns;
    this.dimensions = dimensions;
    this.fieldCount = columns.size() - dimensions + 1;
    this.delivered = new String[columns.size()];
  }

  static EurostatTsvForm of(List<String> header, long line) throws Refusal {
    String first = header.get(0);
    int backslash = first.indexOf('\\');
    if (backslash < 0) {
      throw new Refusal(
          line, "found no backslash in the first header field; expected 'dimension,…\\time'");
    }
    List<String> columns =
        new ArrayList<>(Arrays.asList(first.substring(0, backslash).split(",", -1)));
    int dimensions = columns.size();
    columns.addAll(header.subList(1, header.size()));
    return new EurostatTsvForm(List.copyOf(columns), dimensions);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public int wideFrom() {
    return dimensions;
  }

  @Override
  public @Nullable String mismatch(String[] fields, int count) {
    String mismatch = DelimitedForm.mismatch(count, fieldCount);
    if (mismatch != null) {
      return mismatch;
    }
    long codes = 1 + fields[0].chars().filter(c -> c == ',').count();
    return codes == dimensions
        ? null
        : "found "
            + codes
            + " codes in the first field; expected "
            + dimensions
            + " as in the header";
  }

  @Override
  public String[] deliver(String[] fields) {
    String first = fields[0];
    int begin = 0;
    for (int i = 0; i < dimensions; i++) {
      int comma = first.indexOf(',', begin);
      int end = comma < 0 ? first.length() : comma;
      delivered[i] = first.substring(begin, end);
      begin = end + 1;
    }
    System.arraycopy(fields, 1, delivered, dimensions, fieldCount - 1);
    return delivered;
  }
}
