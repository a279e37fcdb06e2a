package org.migstat.io.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Moves the parser from row to row and says in our terms what it stumbled over. */
final class Rows {
  private final Iterator<RowFields> parsed;
  private final RowFields row;
  private final DecodedText text;

  Rows(Iterator<RowFields> parsed, RowFields row, DecodedText text) {
    this.parsed = parsed;
    this.row = row;
    this.text = text;
  }

  /** Parses the next row, blank lines passed over; false if there is none. */
  boolean next() throws IOException {
    try {
      boolean found = parsed.hasNext();
      if (found) {
        parsed.next();
      }
      return found;
    } catch (UncheckedIOException wrapped) {
      throw wrapped.getCause();
    } catch (CsvParseException malformed) {
      if (malformed.getCause() != null) {
        // the parser wraps whatever our own code throws in it
        throw malformed;
      }
      throw refusal();
    }
  }

  /** The parser's own message quotes the text, and with it a value. */
  private Refusal refusal() {
    if (text.ended()) {
      return new Refusal(
          row.line() + row.continuationLines(),
          "found a quote that is never closed; expected it to end before the file does");
    }
    return new Refusal(
        row.line(),
        "found text after the closing quote of field "
            + (row.count() + 1)
            + "; expected the delimiter or the end of the row. A quote inside quotes is written"
            + " twice");
  }
}
