package org.migstat.io.definition;

import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Expression;
import org.migstat.core.definition.VintageSource;
import org.migstat.core.definition.VintageSource.Basis;
import org.migstat.core.model.PublicationTime;
import org.migstat.core.model.Vintage;

/** How the publication date is known, and whether its parts agree. */
final class VintageReader {
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(2019, 11, 23, 14, 56, 37);

  private final YamlNode.Mapping top;
  private final FileProblems problems;

  VintageReader(YamlNode.Mapping top, FileProblems problems) {
    this.top = top;
    this.problems = problems;
  }

  VintageSource read() {
    YamlNode.Mapping form = top.mapping("vintage");
    String column = form.text("column");
    String pattern = form.text("file_name");
    String format = form.text("format");
    boolean isForm = top.value("vintage") instanceof YamlNode.Mapping;
    if (isForm && (column == null) == (pattern == null)) {
      String found = column == null ? "neither column nor file_name" : "both column and file_name";
      problems.add(top.line("vintage"), "vintage has %s; expected one of them.", found);
    }
    Basis basis =
        column != null ? Basis.STATED : pattern != null ? Basis.FILE_NAME : Basis.DECLARED;
    checkBasis(basis, isForm && column == null && pattern == null);
    checkFormat(format, form.line("format"));
    return new VintageSource(
        basis,
        isForm ? null : declared(),
        column,
        pattern == null ? null : expression(pattern, form.line("file_name")),
        format);
  }

  private void checkBasis(Basis basis, boolean unclear) {
    String said = top.text("vintage_basis");
    Basis stated = said == null ? null : YamlNode.constant(said, Basis.class);
    if (stated != null && stated != basis && top.has("vintage") && !unclear) {
      String fits = basis.name().toLowerCase(Locale.ROOT);
      problems.add(
          top.line("vintage_basis"),
          "vintage_basis is %s but vintage has the form of %s; expected them to agree.",
          said,
          fits);
    }
  }

  private @Nullable Expression expression(String text, int line) {
    try {
      LinearExpression expression = LinearExpression.of(text);
      if (expression.groups() != 1) {
        problems.add(
            line,
            "'file_name' has %s groups; expected one group, around the date. Write (?:...) for"
                + " others.",
            expression.groups());
      }
      return expression;
    } catch (PatternSyntaxException wrong) {
      problems.add(
          line,
          "'file_name' is no regular expression (%s); expected one with a group around the date.",
          wrong.getDescription());
      return null;
    }
  }

  private void checkFormat(@Nullable String format, int line) {
    if (format == null) {
      return;
    }
    try {
      DateTimeFormatter pattern = DateTimeFormatter.ofPattern(format, Locale.ROOT);
      String written = pattern.format(SOME_TIME.atOffset(ZoneOffset.UTC));
      if (SOME_TIME
          .toLocalDate()
          .equals(pattern.parse(written).query(TemporalQueries.localDate()))) {
        return;
      }
    } catch (IllegalArgumentException | DateTimeException wrong) {
      // Told below, together with patterns that give no day.
    }
    problems.add(
        line,
        "format '%s' does not give a day; expected a date pattern such as yyyy-MM-dd or dd/MM/yy"
            + " HH:mm:ss.",
        format);
  }

  private @Nullable Long declared() {
    String text = top.text("vintage");
    if (text == null || !text.matches("\\d{4}-\\d{2}-\\d{2}(T.+)?")) {
      return null;
    }
    try {
      boolean day = text.length() == 10;
      long declared =
          day
              ? Vintage.of(LocalDate.parse(text)).epochSecond()
              : OffsetDateTime.parse(text).toEpochSecond();
      if (PublicationTime.isPlausible(declared)) {
        return declared;
      }
      problems.add(
          top.line("vintage"),
          "vintage '%s' is far from our time; expected one in %s.",
          text,
          PublicationTime.YEARS);
      return null;
    } catch (DateTimeException wrong) {
      problems.add(
          top.line("vintage"),
          "vintage '%s' is no day; expected a date such as 2021-02-01, or an instant such as"
              + " 2021-02-01T11:00:00Z.",
          text);
      return null;
    }
  }
}
