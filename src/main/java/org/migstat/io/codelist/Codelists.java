package org.migstat.io.codelist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All code lists that a run uses. */
public final class Codelists {
  /** Lists of codes with a name each, sorted; the areas have tables of their own. */
  public static final List<String> NAMES =
      List.of(
          "age-definitions",
          "age-grammar",
          "citizenship-groups",
          "confidentiality-statuses",
          "conflict-types",
          "copy-chains",
          "criteria",
          "durations",
          "indicators",
          "link-types",
          "observation-statuses",
          "population-bases",
          "quality-flags",
          "reasons",
          "revision-types",
          "roles",
          "rounding-modes",
          "rules",
          "sexes",
          "source-types",
          "tiers",
          "time-types",
          "units",
          "withheld-rules");

  /** What the data set {@code areas} is made from. */
  static final List<String> AREAS = List.of("areas", "area-alpha", "area-names");

  private Codelists() {}

  /** SHA-256 of every code list, 64 hexadecimal digits, by name. */
  public static Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    NAMES.forEach(name -> hashes.put(name, sha256(name)));
    AREAS.forEach(name -> hashes.put(name, sha256(name)));
    return hashes;
  }

  private static String sha256(String name) {
    try (InputStream bytes = CodelistFile.open(name)) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
