package org.migstat.io.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * A column of texts of which few are distinct, for one row group. The general writer of
 * parquet-java hashes the bytes of each cell and compares them with minimum and maximum; here a
 * cell costs a comparison of references, and statistics are taken from the distinct texts of a
 * page. A dictionary never overflows, because a row group is small.
 *
 * @see "Apache Parquet format: data pages v1 and v2, RLE_DICTIONARY"
 */
final class DictionaryColumn {
  private static final int SLAB = 64;
  private static final int MAX_SLAB = 1 << 20;

  private final ColumnDescriptor descriptor;
  private final PageWriter pages;
  private final boolean levelsInside;
  private final TextDictionary dictionary = new TextDictionary();

  /**
   * Cells of the page: twice the number of the text from 1, or 0 for null, plus 1 if it continues
   * the row before.
   */
  private int[] cells = new int[1024];

  private int size;
  private int last;
  private int[] lastPageOf = new int[64];
  private int page;

  /**
   * @param levelsInside whether levels are packed, and so encrypted, with the values of a page
   */
  DictionaryColumn(ColumnDescriptor descriptor, PageWriter pages, boolean levelsInside) {
    this.descriptor = descriptor;
    this.levelsInside = levelsInside;
    this.pages = pages;
  }

  /**
   * @param repetition 0 for the first text of a row, 1 for a further one
   */
  void write(String text, int repetition) {
    add(dictionary.number(text) + 1 << 1 | repetition);
  }

  void writeNull() {
    add(0);
  }

  /** The cell of the row before, once more. */
  void repeat() {
    add(last);
  }

  private void add(int cell) {
    last = cell;
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, size * 2);
    }
    cells[size++] = cell;
  }

  /** Ends a page after {@code rows} rows. */
  void flushPage(int rows) throws IOException {
    page++;
    lastPageOf = Arrays.copyOf(lastPageOf, Math.max(lastPageOf.length, dictionary.size()));
    Statistics<?> statistics = Statistics.createStats(descriptor.getPrimitiveType());
    int nulls = 0;
    int previous = 0;
    for (int i = 0; i < size; i++) {
      int number = cells[i] >> 1;
      if (number == 0) {
        nulls++;
      } else if (number != previous && lastPageOf[number - 1] != page) {
        lastPageOf[number - 1] = page;
        statistics.updateStats(dictionary.text(number - 1));
      }
      previous = number;
    }
    statistics.incrementNumNulls(nulls);
    boolean empty = nulls == size;
    Encoding encoding = empty ? Encoding.PLAIN : Encoding.RLE_DICTIONARY;
    BytesInput data = empty ? BytesInput.empty() : numbers();
    BytesInput repetitions = repetitionLevels();
    BytesInput definitions = definitionLevels();
    if (levelsInside) {
      pages.writePage(
          BytesInput.concat(measured(repetitions), measured(definitions), data),
          size,
          rows,
          statistics,
          Encoding.RLE,
          Encoding.RLE,
          encoding);
    } else {
      pages.writePageV2(rows, nulls, size, repetitions, definitions, encoding, data, statistics);
    }
    size = 0;
  }

  /** Levels after their length, which a page of version 1 does not tell elsewhere. */
  private static BytesInput measured(BytesInput levels) {
    return levels.size() == 0
        ? levels
        : BytesInput.concat(BytesInput.fromInt(Math.toIntExact(levels.size())), levels);
  }

  private BytesInput repetitionLevels() throws IOException {
    if (descriptor.getMaxRepetitionLevel() == 0) {
      return BytesInput.empty();
    }
    var encoder = encoder(1);
    for (int i = 0; i < size; i++) {
      encoder.writeInt(cells[i] & 1);
    }
    return encoder.toBytes();
  }

  private BytesInput definitionLevels() throws IOException {
    if (descriptor.getMaxDefinitionLevel() == 0) {
      return BytesInput.empty();
    }
    var encoder = encoder(1);
    for (int i = 0; i < size; i++) {
      encoder.writeInt(cells[i] > 1 ? 1 : 0);
    }
    return encoder.toBytes();
  }

  private BytesInput numbers() throws IOException {
    int bits = dictionary.bitWidth();
    var encoder = encoder(bits);
    for (int i = 0; i < size; i++) {
      if (cells[i] > 1) {
        encoder.writeInt((cells[i] >> 1) - 1);
      }
    }
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) bits}), encoder.toBytes());
  }

  private static RunLengthBitPackingHybridEncoder encoder(int bits) {
    return new RunLengthBitPackingHybridEncoder(
        bits, SLAB, MAX_SLAB, HeapByteBufferAllocator.getInstance());
  }

  /** Writes the dictionary after the last page. */
  void finish() throws IOException {
    if (dictionary.size() > 0) {
      pages.writeDictionaryPage(dictionary.page());
    }
  }
}
