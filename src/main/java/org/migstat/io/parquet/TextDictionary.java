package org.migstat.io.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The distinct texts of a column in a row group, numbered in the order in which they come. Rows are
 * sorted, so the text of a row is mostly the one before it, or one of a few; the map is asked only
 * for others.
 */
final class TextDictionary {
  private static final int RECENT = 256;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Binary> texts = new ArrayList<>();
  private final @Nullable String[] recent = new String[RECENT];
  private final int[] recentNumbers = new int[RECENT];
  private String last = "";
  private int lastNumber = -1;

  int number(String text) {
    if (lastNumber >= 0 && text.equals(last)) {
      return lastNumber;
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & RECENT - 1;
    if (!text.equals(recent[slot])) {
      recent[slot] = text;
      recentNumbers[slot] = numbers.computeIfAbsent(text, this::add);
    }
    last = text;
    lastNumber = recentNumbers[slot];
    return lastNumber;
  }

  private int add(String text) {
    texts.add(Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
    return texts.size() - 1;
  }

  int size() {
    return texts.size();
  }

  Binary text(int number) {
    return texts.get(number);
  }

  /** Bits that every number so far fits into. */
  int bitWidth() {
    return BytesUtils.getWidthFromMaxInt(texts.size() - 1);
  }

  DictionaryPage page() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Binary text : texts) {
      byte[] utf8 = text.getBytesUnsafe();
      for (int shift = 0; shift < 32; shift += 8) {
        bytes.write(utf8.length >> shift);
      }
      bytes.writeBytes(utf8);
    }
    return new DictionaryPage(BytesInput.from(bytes.toByteArray()), texts.size(), Encoding.PLAIN);
  }
}
