package org.migstat.io.definition;

import java.nio.file.FileSystems;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Whether the files of a job stay under its input root. */
final class InputFiles {
  private InputFiles() {}

  static void check(YamlNode.Mapping written, FileProblems problems) {
    List<YamlNode> items =
        written.value("files") instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
    for (YamlNode item : items) {
      String path = YamlNode.text(item);
      if (path != null && !path.isBlank()) {
        check(path, item.line(), problems);
      }
    }
  }

  private static void check(String path, int line, FileProblems problems) {
    boolean absolute =
        path.startsWith("/") || path.startsWith("~") || path.matches("[A-Za-z]:.*|\\w+://.*");
    boolean climbs = Arrays.asList(path.split("/", -1)).contains("..");
    if (absolute || climbs) {
      problems.add(
          line, "file '%s' leaves the input root; expected a path or glob under it.", path);
    } else if (path.contains("\\")) {
      problems.add(line, "file '%s' has a backslash; expected / between folders.", path);
    } else if (!isGlob(path)) {
      problems.add(line, "file '%s' is no glob; expected closed brackets and braces.", path);
    }
  }

  private static boolean isGlob(String path) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + path);
      return true;
    } catch (PatternSyntaxException wrong) {
      return false;
    }
  }
}
