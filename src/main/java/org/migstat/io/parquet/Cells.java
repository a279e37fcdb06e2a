package org.migstat.io.parquet;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.migstat.io.parquet.Column.Cell;
import org.migstat.io.parquet.Column.Sink;

/** Writers of the cells of one column, one for each type. */
final class Cells {
  private Cells() {}

  static <T> Cell<T> repeating(Function<? super T, ? extends @Nullable String> of, Sink sink) {
    DictionaryColumn dictionary = sink.dictionary();
    return row -> {
      String text = of.apply(row);
      if (text == null) {
        sink.absent();
      } else {
        dictionary.write(text, 0);
      }
    };
  }

  /** The text of a part that rows in sequence share. */
  static <T, P> Cell<T> shared(
      Function<? super T, P> part, Function<? super P, ? extends @Nullable String> of, Sink sink) {
    DictionaryColumn dictionary = sink.dictionary();
    Cell<P> ofPart = repeating(of, sink);
    return new Cell<>() {
      private @Nullable P last;

      @Override
      public void write(T row) {
        P there = part.apply(row);
        if (there == last) {
          dictionary.repeat();
        } else {
          ofPart.write(there);
          last = there;
        }
      }
    };
  }

  static <T> Cell<T> texts(Function<? super T, ? extends List<String>> of, Sink sink) {
    DictionaryColumn dictionary = sink.dictionary();
    return row -> {
      List<String> texts = of.apply(row);
      if (texts.isEmpty()) {
        dictionary.writeNull();
      }
      for (int i = 0; i < texts.size(); i++) {
        dictionary.write(texts.get(i), i == 0 ? 0 : 1);
      }
    };
  }

  static <T> Cell<T> distinct(Function<? super T, ? extends @Nullable String> of, Sink sink) {
    ColumnWriter values = sink.values();
    int present = sink.present();
    return row -> {
      String text = of.apply(row);
      if (text == null) {
        sink.absent();
      } else {
        values.write(Binary.fromString(text), 0, present);
      }
    };
  }

  static <T> Cell<T> number(ToDoubleFunction<? super T> of, Sink sink) {
    ColumnWriter values = sink.values();
    int present = sink.present();
    return row -> {
      double number = of.applyAsDouble(row);
      if (Double.isNaN(number)) {
        sink.absent();
      } else {
        values.write(number, 0, present);
      }
    };
  }

  static <T> Cell<T> whole(ToLongFunction<? super T> of, Sink sink) {
    ColumnWriter values = sink.values();
    int present = sink.present();
    return row -> {
      long number = of.applyAsLong(row);
      if (number == ParquetTable.NO_WHOLE) {
        sink.absent();
      } else {
        values.write(number, 0, present);
      }
    };
  }

  static <T> Cell<T> count(ToIntFunction<? super T> of, Sink sink) {
    ColumnWriter values = sink.values();
    int present = sink.present();
    return row -> {
      int number = of.applyAsInt(row);
      if (number == ParquetTable.NO_COUNT) {
        sink.absent();
      } else {
        values.write(number, 0, present);
      }
    };
  }

  static <T> Cell<T> flag(Predicate<? super T> of, Sink sink) {
    ColumnWriter values = sink.values();
    int present = sink.present();
    return row -> values.write(of.test(row), 0, present);
  }

  static <T> Cell<T> date(Function<? super T, ? extends @Nullable LocalDate> of, Sink sink) {
    ColumnWriter values = sink.values();
    int present = sink.present();
    return row -> {
      LocalDate date = of.apply(row);
      if (date == null) {
        sink.absent();
      } else {
        values.write(Math.toIntExact(date.toEpochDay()), 0, present);
      }
    };
  }
}
