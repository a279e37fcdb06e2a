package org.migstat.io.parquet;

import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnWriter;

/**
 * One column of a table: its name, its type, and how its cells are taken from a row.
 *
 * @param kind what its Avro field must be
 * @param storage whether it has a dictionary and statistics
 * @param opener makes the cells of one row group; they are not shared between threads
 */
record Column<T>(String name, ColumnKind kind, Storage storage, Opener<T> opener) {

  /** How a column is laid out in a file. */
  enum Storage {
    /** Texts of which few are distinct: our own dictionary. */
    TEXT_DICTIONARY,
    /** Numbers of which few are distinct: the dictionary of parquet-java. */
    NUMBER_DICTIONARY,
    /** Mostly distinct values: no dictionary. */
    PLAIN,
    /** Mostly distinct values in no order, such as hashes: no statistics either. */
    PLAIN_UNORDERED
  }

  /** Writes the cell of one row. */
  @FunctionalInterface
  interface Cell<T> {
    void write(T row);
  }

  /** Makes the cells of a column that go to {@code sink}. */
  @FunctionalInterface
  interface Opener<T> {
    Cell<T> open(Sink sink);
  }

  /** Where the cells of a column go: the writer of parquet-java, or our own dictionary. */
  interface Sink {
    ColumnWriter values();

    DictionaryColumn dictionary();

    /** Definition level of a value that is there. */
    int present();

    /**
     * Called where a row has no value.
     *
     * @throws IllegalStateException if the schema allows no null
     */
    void absent();
  }

  /** Whether the field of the schema can hold the column. */
  boolean fits(Schema.Field field) {
    return field.name().equals(name) && kind.fits(ColumnKind.bare(field.schema()));
  }

  boolean hasOwnDictionary() {
    return storage == Storage.TEXT_DICTIONARY;
  }

  /**
   * Name of the column in the tree of a Parquet file; lists have the three levels of the standard.
   */
  String path() {
    return kind == ColumnKind.TEXTS ? name + ".list.element" : name;
  }
}
