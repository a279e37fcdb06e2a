package org.migstat.io.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The collections that have a definition, whether or not this job reads them: arrangements are
 * shared by jobs, and name collections that one of them leaves out.
 */
final class CollectionNames {
  private static final Pattern CODE =
      Pattern.compile("(?m)^collection:\\s*([A-Z][A-Z0-9_]*)\\s*(#.*)?$");

  private CollectionNames() {}

  /** Codes of all definitions in the folder of {@code definition}. */
  static Set<String> beside(Path definition) {
    Set<String> codes = new TreeSet<>();
    Path folder = definition.toAbsolutePath().getParent();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && Files.size(file) <= SourceText.LARGEST) {
          Matcher matcher =
              CODE.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
          if (matcher.find()) {
            codes.add(matcher.group(1));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot list " + folder, unreadable);
    }
    return codes;
  }

  /** The collection behind the key {@code collection}; one that nobody defines is noted. */
  static String known(YamlNode.Mapping written, Set<String> defined, FileProblems problems) {
    String code = written.required("collection");
    if (!code.isEmpty() && !defined.contains(code)) {
      String known = String.join(", ", defined);
      problems.add(
          written.line("collection"),
          "unknown collection '%s'; known collections are %s.%s",
          code,
          known,
          Nearest.hint(code, defined));
    }
    return code;
  }
}
