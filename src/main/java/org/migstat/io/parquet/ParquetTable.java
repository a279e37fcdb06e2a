package org.migstat.io.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.migstat.io.parquet.Column.Storage;

/**
 * A data set as files have it: an Avro schema and, for each of its fields, how a row fills it. The
 * columns are checked when the table is built, so a table that exists is complete and in order.
 * Immutable and shared by all threads.
 *
 * @param <T> a row; it may be reused, nothing of it is kept after it is written
 */
public final class ParquetTable<T> {
  /** Stands for null in a column of long numbers or times. */
  public static final long NO_WHOLE = Long.MIN_VALUE;

  /** Stands for null in a column of counts. */
  public static final int NO_COUNT = Integer.MIN_VALUE;

  private final Schema schema;
  private final MessageType type;
  private final List<Column<T>> columns;
  private final String schemaText;

  private ParquetTable(Schema schema, List<Column<T>> columns) {
    this.schema = schema;
    this.schemaText = schema.toString();
    this.columns = List.copyOf(columns);
    var standardLists =
        new PlainParquetConfiguration(Map.of(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false"));
    this.type = new AvroSchemaConverter(standardLists).convert(schema);
  }

  /** Starts a table; its columns follow in the order of the fields of the schema. */
  public static <T> Builder<T> of(Schema schema) {
    return new Builder<>(schema);
  }

  /**
   * Opens a file of this table. The same rows and footer give the same bytes, whatever the time,
   * machine, locale or number of other files being written.
   *
   * @param file is there only after {@link TableWriter#finish()}; one that exists is replaced
   * @param footer texts beside the data, such as the name of the data set and the hash of the
   *     policy
   * @throws IOException if the file cannot be made
   */
  public TableWriter<T> open(Path file, Map<String, String> footer) throws IOException {
    return open(file, footer, null);
  }

  /**
   * Opens a file of this table that is encrypted; its bytes are then others every time, its rows
   * are not.
   *
   * @param key null for none
   */
  public TableWriter<T> open(Path file, Map<String, String> footer, @Nullable EncryptionKey key)
      throws IOException {
    Map<String, String> texts = new TreeMap<>(footer);
    // The standard key: readers find the documentation of every column in it.
    texts.put("parquet.avro.schema", schemaText);
    return new TableWriter<>(this, file, texts, key);
  }

  Schema schema() {
    return schema;
  }

  MessageType type() {
    return type;
  }

  List<Column<T>> columns() {
    return columns;
  }

  @Override
  public String toString() {
    return "ParquetTable " + schema.getName();
  }

  /** Binds columns to fields, by name and in order. Null rules are those of the schema. */
  public static final class Builder<T> {
    private final Schema schema;
    private final List<Column<T>> columns = new ArrayList<>();

    private Builder(Schema schema) {
      this.schema = schema;
    }

    /** A text of which few are distinct. */
    public Builder<T> text(String name, Function<? super T, ? extends @Nullable String> of) {
      return add(name, ColumnKind.TEXT, Storage.TEXT_DICTIONARY, sink -> Cells.repeating(of, sink));
    }

    /** The same, of a part that rows in sequence share: one object, which tells the text. */
    <P> Builder<T> text(
        String name,
        Function<? super T, P> part,
        Function<? super P, ? extends @Nullable String> of) {
      return add(
          name, ColumnKind.TEXT, Storage.TEXT_DICTIONARY, sink -> Cells.shared(part, of, sink));
    }

    /** The text by which rows are sorted, distinct in most of them. */
    public Builder<T> sortKey(String name, Function<? super T, ? extends @Nullable String> of) {
      return add(name, ColumnKind.TEXT, Storage.PLAIN, sink -> Cells.distinct(of, sink));
    }

    /** A text distinct in most rows, such as an id; it has neither dictionary nor statistics. */
    public Builder<T> distinct(String name, Function<? super T, ? extends @Nullable String> of) {
      return add(name, ColumnKind.TEXT, Storage.PLAIN_UNORDERED, sink -> Cells.distinct(of, sink));
    }

    /** A list of texts of which few are distinct. */
    public Builder<T> texts(String name, Function<? super T, ? extends List<String>> of) {
      return add(name, ColumnKind.TEXTS, Storage.TEXT_DICTIONARY, sink -> Cells.texts(of, sink));
    }

    /** A decimal number; {@link Double#NaN} is null. */
    public Builder<T> number(String name, ToDoubleFunction<? super T> of) {
      return add(name, ColumnKind.NUMBER, Storage.PLAIN, sink -> Cells.number(of, sink));
    }

    /** A decimal number of which few are distinct; {@link Double#NaN} is null. */
    public Builder<T> grade(String name, ToDoubleFunction<? super T> of) {
      return add(
          name, ColumnKind.NUMBER, Storage.NUMBER_DICTIONARY, sink -> Cells.number(of, sink));
    }

    /** A whole number that may be large; {@link #NO_WHOLE} is null. */
    public Builder<T> whole(String name, ToLongFunction<? super T> of) {
      return add(name, ColumnKind.WHOLE, Storage.PLAIN, sink -> Cells.whole(of, sink));
    }

    /** A small whole number; {@link #NO_COUNT} is null. */
    public Builder<T> count(String name, ToIntFunction<? super T> of) {
      return add(name, ColumnKind.COUNT, Storage.NUMBER_DICTIONARY, sink -> Cells.count(of, sink));
    }

    public Builder<T> flag(String name, Predicate<? super T> of) {
      return add(name, ColumnKind.FLAG, Storage.PLAIN, sink -> Cells.flag(of, sink));
    }

    /** Milliseconds since 1970-01-01T00:00 UTC, written without zone; {@link #NO_WHOLE} is null. */
    public Builder<T> time(String name, ToLongFunction<? super T> of) {
      return add(name, ColumnKind.TIME, Storage.NUMBER_DICTIONARY, sink -> Cells.whole(of, sink));
    }

    public Builder<T> date(String name, Function<? super T, ? extends @Nullable LocalDate> of) {
      return add(name, ColumnKind.DATE, Storage.NUMBER_DICTIONARY, sink -> Cells.date(of, sink));
    }

    private Builder<T> add(String name, ColumnKind kind, Storage storage, Column.Opener<T> opener) {
      columns.add(new Column<>(name, kind, storage, opener));
      return this;
    }

    /**
     * @throws IllegalStateException unless the columns are the fields of the schema, in order, with
     *     their types; all that is wrong is named at once
     */
    public ParquetTable<T> build() {
      List<String> problems = new ArrayList<>();
      List<Schema.Field> fields = schema.getFields();
      for (int i = 0; i < Math.max(fields.size(), columns.size()); i++) {
        if (i >= columns.size()) {
          problems.add("no column for '" + fields.get(i).name() + "'");
        } else if (i >= fields.size()) {
          problems.add("no field for '" + columns.get(i).name() + "'");
        } else if (!columns.get(i).fits(fields.get(i))) {
          problems.add(mismatch(columns.get(i), fields.get(i)));
        }
      }
      if (!problems.isEmpty()) {
        throw new IllegalStateException(
            "Cannot bind the columns of "
                + schema.getName()
                + ": "
                + String.join("; ", problems)
                + "; expected one column for each field of its schema, in order. Change the table"
                + " or the .avsc.");
      }
      return new ParquetTable<>(schema, columns);
    }

    private static <T> String mismatch(Column<T> column, Schema.Field field) {
      return "column '"
          + column.name()
          + "' of type "
          + column.kind()
          + " stands where the schema has '"
          + field.name()
          + "' of type "
          + field.schema();
    }
  }
}
