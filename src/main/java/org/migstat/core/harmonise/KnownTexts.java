package org.migstat.core.harmonise;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the texts of a column mean, kept because a table has few of them and many rows. They come
 * from the file as they are, so neither their number nor their length may fill the memory: long
 * ones are not kept, and when there are too many all are forgotten. One instance serves one thread.
 */
final class KnownTexts<T> {
  private static final int MOST_KEPT = 4096;
  private static final int LONGEST_KEPT = 256;

  private final Function<String, T> reading;
  private final Map<String, T> meanings = new HashMap<>();

  /**
   * @param reading gives the same meaning whenever it reads the same text
   */
  KnownTexts(Function<String, T> reading) {
    this.reading = reading;
  }

  T read(String text) {
    T known = meanings.get(text);
    return known == null ? keep(text) : known;
  }

  private T keep(String text) {
    T meaning = reading.apply(text);
    if (text.length() <= LONGEST_KEPT) {
      if (meanings.size() >= MOST_KEPT) {
        meanings.clear();
      }
      meanings.put(text, meaning);
    }
    return meaning;
  }
}
