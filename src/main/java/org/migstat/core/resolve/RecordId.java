package org.migstat.core.resolve;

import java.util.HexFormat;

/** A hash of 32 bytes. As text it would take four times the memory, and a group has millions. */
record RecordId(long first, long second, long third, long last) {
  static final RecordId NONE = new RecordId(0, 0, 0, 0);

  /** 64 hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(first)
        + hex.toHexDigits(second)
        + hex.toHexDigits(third)
        + hex.toHexDigits(last);
  }
}
