package org.migstat.core.model;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Texts of packed values, of which few come again and again. Threads share it: at worst two make
 * the same text.
 */
final class TextCache {
  private static final int BITS = 10;

  private record Entry(int packed, String text) {}

  private final @Nullable Entry[] entries = new Entry[1 << BITS];
  private final IntFunction<String> maker;

  TextCache(IntFunction<String> maker) {
    this.maker = maker;
  }

  String text(int packed) {
    // The multiplier spreads the bits; the highest are the best mixed.
    int slot = packed * 0x9E3779B1 >>> Integer.SIZE - BITS;
    Entry entry = entries[slot];
    if (entry == null || entry.packed != packed) {
      entry = new Entry(packed, maker.apply(packed));
      entries[slot] = entry;
    }
    return entry.text;
  }
}
