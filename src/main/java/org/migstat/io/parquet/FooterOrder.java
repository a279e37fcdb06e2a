package org.migstat.io.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the footer of a file into one order. parquet-java lists the encodings of a column in the
 * order of a hash set of enum constants, which differs from one JVM to the next; nothing else in a
 * file does.
 */
final class FooterOrder {
  private static final int TRAILER = 8;

  private FooterOrder() {}

  /**
   * @param tail the end of a file from before its footer on
   * @return the same number of bytes, with the encodings of every column in the order of the format
   */
  static byte[] settle(byte[] tail) throws IOException {
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - TRAILER);
    int start = tail.length - TRAILER - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(tail, start, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        List<Encoding> encodings = column.getMeta_data().getEncodings();
        encodings.sort(Comparator.comparingInt(Encoding::getValue));
      }
    }
    ByteArrayOutputStream settled = new ByteArrayOutputStream(length);
    Util.writeFileMetaData(footer, settled);
    if (settled.size() != length) {
      throw new IllegalStateException(
          "Cannot order the footer of a Parquet file: it has another length; expected the same.");
    }
    System.arraycopy(settled.toByteArray(), 0, tail, start, length);
    return tail;
  }
}
