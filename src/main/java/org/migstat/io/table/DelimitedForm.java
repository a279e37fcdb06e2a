package org.migstat.io.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delimited text: fields are delivered as they are. */
record DelimitedForm(List<String> columns) implements RowForm {
  @Override
  public @Nullable String mismatch(String[] fields, int count) {
    return mismatch(count, columns.size());
  }

  static @Nullable String mismatch(int found, int expected) {
    return found == expected
        ? null
        : "found " + fields(found) + "; expected " + expected + " as in the header";
  }

  static String fields(int count) {
    return count + (count == 1 ? " field" : " fields");
  }

  @Override
  public String[] deliver(String[] fields) {
    return fields;
  }
}
