package org.migstat.io.table;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a file: the declared one, which a byte order mark must not contradict; else the
 * byte order mark's; else UTF-8 if the whole file is; else the one ICU finds likeliest.
 *
 * @param finding how it was found, if it is not declared
 * @see "UN/SDMX 3.2 V-FILE-01"
 */
record TextEncoding(Charset charset, @Nullable String finding) {
  /** ICU looks at no more. */
  private static final int SAMPLE = 8000;

  /**
   * What the sample shows as ISO may hold bytes further on that are letters and signs in Windows,
   * controls in ISO.
   */
  private static final Map<String, String> WITHOUT_CONTROLS =
      Map.of("ISO-8859-1", "windows-1252", "ISO-8859-9", "windows-1254");

  /** Room for the longest byte order mark. */
  static final int MARK = 3;

  /**
   * Decides, and takes the byte order mark off the text.
   *
   * @param file read once more, or twice, if nothing is declared and there is no mark
   * @throws IllegalArgumentException if Java does not know the declared name
   */
  static TextEncoding of(@Nullable String declared, PushbackInputStream text, Path file)
      throws IOException {
    Charset mark = takeMark(text);
    if (declared == null) {
      return mark == null
          ? detect(file)
          : new TextEncoding(mark, undeclared(mark) + ", as its byte order mark says");
    }
    Charset charset = Charset.forName(declared);
    boolean markDecides = charset.equals(StandardCharsets.UTF_16);
    if (mark == null && markDecides) {
      throw new Refusal(
          0,
          "found no byte order mark; expected one, because UTF-16 is declared without a byte"
              + " order");
    }
    boolean agrees =
        mark == null || mark.equals(charset) || (markDecides && mark.name().startsWith("UTF-16"));
    if (!agrees) {
      throw new Refusal(
          0, "found a byte order mark of " + mark + "; expected " + charset + " as declared");
    }
    return new TextEncoding(mark == null ? charset : mark, null);
  }

  private static String undeclared(Charset charset) {
    return "found no declared encoding; read as " + charset;
  }

  private static @Nullable Charset takeMark(PushbackInputStream text) throws IOException {
    byte[] head = text.readNBytes(MARK);
    Charset mark = null;
    int length = 0;
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      mark = StandardCharsets.UTF_8;
      length = 3;
    } else if (starts(head, 0xFF, 0xFE)) {
      mark = StandardCharsets.UTF_16LE;
      length = 2;
    } else if (starts(head, 0xFE, 0xFF)) {
      mark = StandardCharsets.UTF_16BE;
      length = 2;
    }
    text.unread(head, length, head.length - length);
    return mark;
  }

  private static boolean starts(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static TextEncoding detect(Path file) throws IOException {
    if (isUtf8(file)) {
      return new TextEncoding(
          StandardCharsets.UTF_8, undeclared(StandardCharsets.UTF_8) + ", which all its bytes are");
    }
    for (CharsetMatch match : new CharsetDetector().setText(sample(file)).detectAll()) {
      // EBCDIC is no encoding of the files we are sent, but fits many short samples
      if (!match.getName().startsWith("IBM") && Charset.isSupported(match.getName())) {
        Charset charset =
            Charset.forName(WITHOUT_CONTROLS.getOrDefault(match.getName(), match.getName()));
        return new TextEncoding(
            charset,
            undeclared(charset)
                + ", the likeliest by its bytes ("
                + match.getConfidence()
                + " of 100)");
      }
    }
    throw new Refusal(
        0, "found no declared encoding and no likely one; expected text. Declare its encoding");
  }

  private static boolean isUtf8(Path file) throws IOException {
    char[] buffer = new char[1 << 14];
    try (SourceBytes bytes = SourceBytes.open(file);
        Reader strict = new InputStreamReader(bytes.text(), StandardCharsets.UTF_8.newDecoder())) {
      while (strict.read(buffer) >= 0) {
        // only whether it can be read counts
      }
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  /** Lines that are not ASCII: the others tell nothing of the encoding. */
  private static byte[] sample(Path file) throws IOException {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ascii = true;
    byte[] buffer = new byte[1 << 14];
    try (SourceBytes bytes = SourceBytes.open(file);
        InputStream in = bytes.text()) {
      for (int n = in.read(buffer); n >= 0 && sample.size() < SAMPLE; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          line.write(buffer[i]);
          ascii &= buffer[i] >= 0;
          if (buffer[i] == '\n' || buffer[i] == '\r' || line.size() >= SAMPLE) {
            sample.writeBytes(ascii ? new byte[0] : line.toByteArray());
            line.reset();
            ascii = true;
          }
        }
      }
    }
    sample.writeBytes(ascii ? new byte[0] : line.toByteArray());
    return sample.toByteArray();
  }
}
