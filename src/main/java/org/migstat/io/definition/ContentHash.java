package org.migstat.io.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * SHA-256 of definitions, in hexadecimal; the same on every system, because line ends count as LF.
 * Of a file alone it is what {@code sha256sum} prints.
 */
final class ContentHash {
  private ContentHash() {}

  static String of(SourceText text) {
    return of(text.text());
  }

  /** Of a part of a file: of its keys and values, whatever its comments and its layout. */
  static String of(YamlNode part) {
    return of(DefinitionSchema.json(part).toString());
  }

  /**
   * Of a definition and the code maps it uses: of their hashes one after the other, the maps in the
   * order of names.
   */
  static String of(SourceText definition, Collection<SourceText> maps) {
    if (maps.isEmpty()) {
      return of(definition);
    }
    StringBuilder hashes = new StringBuilder(of(definition));
    maps.stream()
        .sorted(Comparator.comparing(SourceText::file))
        .forEach(map -> hashes.append(of(map)));
    return of(hashes.toString());
  }

  private static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
