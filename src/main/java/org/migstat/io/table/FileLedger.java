package org.migstat.io.table;

/**
 * Where the bytes and physical lines of one file went. Every line is accounted for: {@code
 * physicalLines = headerLines + skippedLines + blankLines + continuationLines + rows}. A line that
 * the file's end leaves open counts, an empty text after the last line break does not.
 *
 * <p>A refused file gave nothing: its line counts are all 0, and the caller must discard every row
 * that the sink got from it before the refusal.
 *
 * @param submission path of the file relative to the input root, with {@code /}
 * @param sha256 of all bytes of the file as it was received (compressed if it was), in hexadecimal
 * @param bytes size of the file as it was received
 * @param physicalLines lines of the text, after decompression
 * @param headerLines rows of the header
 * @param skippedLines rows that the layout says to skip, as far as the file has them
 * @param blankLines lines without any character
 * @param continuationLines lines after the first of rows and header rows that hold quoted line
 *     breaks
 * @param rows rows after the header, rejected ones included
 * @param refused whether the file as a whole was refused (V-FILE-01)
 * @see "UN/SDMX 1.10 Ledger"
 */
public record FileLedger(
    String submission,
    String sha256,
    long bytes,
    long physicalLines,
    long headerLines,
    long skippedLines,
    long blankLines,
    long continuationLines,
    long rows,
    boolean refused) {

  /** Of a file that is not there. */
  public static FileLedger missing(String submission) {
    return refused(submission, "", 0);
  }

  static FileLedger refused(String submission, String sha256, long bytes) {
    return new FileLedger(submission, sha256, bytes, 0, 0, 0, 0, 0, 0, true);
  }

  boolean balances() {
    return physicalLines == headerLines + skippedLines + blankLines + continuationLines + rows;
  }
}
