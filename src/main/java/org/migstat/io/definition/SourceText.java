package org.migstat.io.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a definition or code map: UTF-8, lines ended by LF.
 *
 * @param file path as it was asked for, with {@code /}
 */
record SourceText(String file, String text) {
  /** Definitions have 40 lines, code maps some thousand; larger files are a mistake. */
  static final int LARGEST = 1 << 20;

  /** The file's text; empty if it cannot be had, which is noted as a problem of the file itself. */
  static Optional<SourceText> read(Path path, FileProblems problems) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException unreadable) {
      problems.add(0, "it is no readable file; expected a file in UTF-8.");
      return Optional.empty();
    }
    if (bytes.length > LARGEST) {
      problems.add(0, "it is larger than 1 MiB; expected a definition written by hand.");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return Optional.of(new SourceText(problems.file(), plain.replace("\r\n", "\n")));
    } catch (CharacterCodingException other) {
      problems.add(
          0, "its bytes are not UTF-8; expected a file in UTF-8. Save it in this encoding.");
      return Optional.empty();
    }
  }

  /** Path for messages: as given, with {@code /}. */
  static String display(Path path) {
    return path.toString().replace('\\', '/');
  }

  int lines() {
    int ends = (int) text.chars().filter(c -> c == '\n').count();
    return text.isEmpty() || text.endsWith("\n") ? ends : ends + 1;
  }
}
