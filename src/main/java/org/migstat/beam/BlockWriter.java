package org.migstat.beam;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.SourceField;

/**
 * Packs observations into a block of bytes: what travels through the shuffle instead of one object
 * for each row. Texts stand once in a block and are numbers afterwards. {@link BlockReader} reads
 * it.
 */
final class BlockWriter {
  private static final SourceField[] FIELDS = SourceField.values();

  private byte[] bytes = new byte[1 << 12];
  private int size;
  private final Map<String, Integer> texts = new HashMap<>();

  /**
   * @param definition position of the observation's definition in the job
   */
  void add(Observation o, int definition) {
    CellKey key = o.key();
    fixed(key.high());
    fixed(key.low());
    number(definition);
    text(o.dataflow());
    signed(o.vintage().epochSecond());
    text(o.address().submission());
    number(o.address().line());
    text(o.address().column());
    text(o.parts());
    text(o.extra());
    fixed(o.value());
    number(o.rounding().step());
    number(o.rounding().mode().ordinal());
    signed(o.unitMultiplier());
    signed(o.decimals());
    number(o.statuses().bits());
    number(o.flags().bits());
    number(o.conformity());
    number(o.kind().ordinal());
    confidentiality(o.confidentiality());
    number(o.footnotes().size());
    o.footnotes().forEach(this::text);
    String correction = o.correction();
    text(correction == null ? "" : correction);
    sources(o);
  }

  /** Bytes so far. */
  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void confidentiality(Confidentiality c) {
    number(c.status().ordinal());
    Long end = c.embargoEpochSecond();
    number(end == null ? 0 : 1);
    if (end != null) {
      signed(end);
    }
    int parties = 0;
    for (Party party : c.redistribution()) {
      parties |= 1 << party.ordinal();
    }
    number(parties);
  }

  private void sources(Observation o) {
    int present = 0;
    for (SourceField field : FIELDS) {
      present |= o.source().code(field) == null ? 0 : 1 << field.ordinal();
    }
    number(present);
    for (SourceField field : FIELDS) {
      @Nullable String code = o.source().code(field);
      if (code != null && field == SourceField.VALUE) {
        // Values hardly repeat, so they are not worth a place among the texts.
        raw(code);
      } else if (code != null) {
        text(code);
      }
    }
  }

  private void text(String text) {
    Integer known = texts.get(text);
    if (known != null) {
      number(known + 1);
      return;
    }
    texts.put(text, texts.size());
    number(0);
    raw(text);
  }

  private void raw(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  private void signed(long n) {
    number(n << 1 ^ n >> 63);
  }

  private void number(long n) {
    reserve(10);
    long rest = n;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void fixed(long n) {
    reserve(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (n >>> shift);
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
