package org.migstat.io.parquet;

import java.util.Objects;
import org.apache.parquet.column.ColumnWriter;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of one column go.
 *
 * @param table name of the schema, for messages
 * @param column its name, for messages
 * @param nullable whether its schema allows null
 * @param writer null if it has a dictionary of ours
 * @param ownDictionary null if it has none
 */
record ColumnSink(
    String table,
    String column,
    boolean nullable,
    @Nullable ColumnWriter writer,
    @Nullable DictionaryColumn ownDictionary)
    implements Column.Sink {

  @Override
  public ColumnWriter values() {
    return Objects.requireNonNull(writer);
  }

  @Override
  public DictionaryColumn dictionary() {
    return Objects.requireNonNull(ownDictionary);
  }

  @Override
  public int present() {
    return nullable ? 1 : 0;
  }

  @Override
  public void absent() {
    if (!nullable) {
      throw new IllegalStateException(
          "Cannot write column '"
              + column
              + "' of "
              + table
              + ": a row has no value; its schema allows no null."
              + " Give it a value, or allow null in the .avsc.");
    }
    if (writer != null) {
      writer.writeNull(0, 0);
    } else {
      dictionary().writeNull();
    }
  }
}
