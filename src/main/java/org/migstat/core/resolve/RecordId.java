package org.migstat.core.resolve;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A hash of 32 bytes. As text it would take four times the memory, and a group has millions. */
record RecordId(long first, long second, long third, long last) {
  static final RecordId NONE = new RecordId(0, 0, 0, 0);

  /** 64 hexadecimal digits. */
  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Long.BYTES);
    bytes.putLong(first).putLong(second).putLong(third).putLong(last);
    return HexFormat.of().formatHex(bytes.array());
  }
}
