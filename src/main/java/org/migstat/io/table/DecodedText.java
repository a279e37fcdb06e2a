package org.migstat.io.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Set;

/**
 * The text of a file, decoded strictly: what is not text in its encoding is refused with its line,
 * never replaced. Counts the physical lines by itself, so that the parser's own count can be held
 * against it, and blanks the lines that the layout says to skip, so that no quote in them reaches
 * the parser. CR, LF and CRLF end a line.
 */
final class DecodedText extends Reader {
  /** Characters of one row at most: more is a quote that is never closed, or no table. */
  static final int MAX_ROW = 16 << 20;

  private static final int HEAD = 8192;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final Set<Integer> skipRows;
  private final int lastSkipRow;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();

  private boolean bytesEnded;
  private boolean ended;
  private long breaks;
  private char last = '\n';

  private char[] head = {};
  private int headStart;
  private int headEnd;

  private long rowLine = 1;
  private long sinceRowBegan;

  DecodedText(InputStream in, TextEncoding encoding, Set<Integer> skipRows) {
    this.in = in;
    // a new decoder reports what it cannot read
    this.decoder = encoding.charset().newDecoder();
    this.skipRows = skipRows;
    this.lastSkipRow = skipRows.stream().mapToInt(row -> row).max().orElse(0);
  }

  /** Lines so far, one that is still open included. */
  long lines() {
    return breaks + (last == '\n' || last == '\r' ? 0 : 1);
  }

  /** Whether the reader of the text has met its end. */
  boolean ended() {
    return ended;
  }

  /** The parser begins a row: its length counts from here. */
  void rowBegins(long line) {
    rowLine = line;
    sinceRowBegan = 0;
  }

  /**
   * The first characters, up to some thousand, without taking them; blank lines before them are
   * left out.
   */
  String head() throws IOException {
    char[] buffer = new char[HEAD];
    int end = 0;
    String text = "";
    while (text.length() < HEAD / 8 && end < HEAD / 2) {
      int n = next(buffer, end, HEAD - end);
      if (n < 0) {
        break;
      }
      end += n;
      text = new String(buffer, 0, end).replaceFirst("^[\r\n]+", "");
    }
    head = buffer;
    headEnd = end;
    return text;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n;
    if (headStart < headEnd) {
      n = Math.min(length, headEnd - headStart);
      System.arraycopy(head, headStart, buffer, offset, n);
      headStart += n;
    } else {
      n = next(buffer, offset, length);
    }
    if (n < 0) {
      ended = true;
      return n;
    }
    sinceRowBegan += n;
    if (sinceRowBegan > MAX_ROW) {
      throw new Refusal(
          rowLine,
          "found a row of more than 16 million characters; expected a table. A quote may not be"
              + " closed");
    }
    return n;
  }

  private int next(char[] buffer, int offset, int length) throws IOException {
    int n = 0;
    while (n == 0) {
      n = decode(buffer, offset, length);
      if (n < 0) {
        return -1;
      }
      n = breaks < lastSkipRow ? scanAndSkip(buffer, offset, n) : scan(buffer, offset, n);
    }
    return n;
  }

  /**
   * Decodes up to the first error; the next call then finds the error first, when the lines before
   * it are counted.
   */
  private int decode(char[] buffer, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(buffer, offset, length);
    int begin = out.position();
    while (true) {
      CoderResult result = decoder.decode(bytes, out, bytesEnded);
      int n = out.position() - begin;
      if (n > 0) {
        return n;
      }
      if (result.isError()) {
        throw new Refusal(
            breaks + 1,
            "found bytes that are no "
                + decoder.charset()
                + " text; expected "
                + decoder.charset());
      }
      if (bytesEnded) {
        return -1;
      }
      bytes.compact();
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      bytesEnded = read < 0;
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
    }
  }

  private int scan(char[] buffer, int offset, int n) throws Refusal {
    int end = offset + n;
    int i = offset;
    // eight at a time: the sign bit is set if any of them is below 14, so a line break or NUL may
    // be among them
    for (; i + 8 <= end; i += 8) {
      int low = buffer[i] - 14 | buffer[i + 1] - 14 | buffer[i + 2] - 14 | buffer[i + 3] - 14;
      int high = buffer[i + 4] - 14 | buffer[i + 5] - 14 | buffer[i + 6] - 14 | buffer[i + 7] - 14;
      if ((low | high) < 0) {
        scan(buffer, i, i + 8, i == offset ? last : buffer[i - 1]);
      }
    }
    if (i < end) {
      scan(buffer, i, end, i == offset ? last : buffer[i - 1]);
    }
    last = buffer[end - 1];
    return n;
  }

  private void scan(char[] buffer, int begin, int end, char before) throws Refusal {
    char previous = before;
    for (int i = begin; i < end; i++) {
      control(buffer[i], previous);
      previous = buffer[i];
    }
  }

  private int scanAndSkip(char[] buffer, int offset, int n) throws Refusal {
    int kept = offset;
    for (int i = offset; i < offset + n; i++) {
      char c = buffer[i];
      if (c == '\n' || c == '\r' || !skipRows.contains((int) breaks + 1)) {
        buffer[kept++] = c;
      }
      control(c, last);
      last = c;
    }
    return kept - offset;
  }

  private void control(char c, char before) throws Refusal {
    if (c == '\r' || (c == '\n' && before != '\r')) {
      breaks++;
    } else if (c == 0) {
      throw new Refusal(
          breaks + 1,
          "found a NUL character; expected text. UTF-16 needs a byte order mark or a declared byte"
              + " order");
    }
  }

  /** Closes nothing: the file is read on, for its hash. */
  @Override
  public void close() {}
}
