package org.migstat.io.definition;

import com.google.re2j.PatternSyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Format;
import org.migstat.core.definition.Layout.Unpivot;

/** How the bytes of a file become rows. */
final class LayoutReader {
  private final YamlNode.Mapping written;
  private final FileProblems problems;

  LayoutReader(YamlNode.Mapping written, FileProblems problems) {
    this.written = written;
    this.problems = problems;
  }

  Layout read() {
    Format format = written.constant("format", Format.class, Format.CSV);
    String encoding = written.text("encoding");
    if (encoding != null && !supported(encoding)) {
      problems.add(
          written.line("encoding"),
          "unknown encoding '%s'; expected a name such as UTF-8, windows-1252 or ISO-8859-1.",
          encoding);
    }
    Set<Integer> skipped = new LinkedHashSet<>();
    for (String row : written.texts("skip_rows")) {
      if (row.matches("[1-9]\\d{0,5}")) {
        skipped.add(Integer.valueOf(row));
      }
    }
    return new Layout(
        format,
        encoding,
        delimiter(format),
        written.whole("header_rows", 1),
        Ordered.set(skipped),
        unpivot());
  }

  private static boolean supported(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException malformed) {
      return false;
    }
  }

  private @Nullable Character delimiter(Format format) {
    String text = written.text("delimiter");
    if (text != null && text.length() == 1) {
      return text.charAt(0);
    }
    return switch (format) {
      case CSV -> ',';
      case EUROSTAT_TSV -> '\t';
      case SDMX_CSV -> null;
    };
  }

  private @Nullable Unpivot unpivot() {
    YamlNode.Mapping form = written.mapping("unpivot");
    String columns = form.text("columns");
    if (columns == null) {
      return null;
    }
    try {
      return new Unpivot(
          LinearExpression.of(columns), form.required("names"), form.required("values"));
    } catch (PatternSyntaxException wrong) {
      problems.add(
          form.line("columns"),
          "'columns' is no regular expression (%s); expected one that matches the headers.",
          wrong.getDescription());
      return null;
    }
  }
}
