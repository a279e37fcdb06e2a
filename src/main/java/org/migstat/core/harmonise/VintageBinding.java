package org.migstat.core.harmonise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Expression;
import org.migstat.core.definition.VintageSource;
import org.migstat.core.model.PublicationTime;
import org.migstat.core.model.Vintage;

/**
 * The publication dates of one file: the declared one, the one in its name, or those in a column.
 */
final class VintageBinding {
  private final String column;
  private final int position;
  private final DateTimeFormatter format;
  private final @Nullable Vintage fixed;
  private final KnownTexts<Optional<Vintage>> known = new KnownTexts<>(this::parse);

  VintageBinding(VintageSource source, String submission, Columns columns) {
    String stated = source.column();
    column = stated == null ? "" : stated;
    position = stated == null ? -1 : columns.require(stated);
    format = format(source.format());
    fixed = fixed(source, submission);
  }

  /** Header of the column that states the dates; empty if none does. */
  String column() {
    return column;
  }

  /**
   * The publication date; null if the row, or the name of its file, states none that can be read.
   */
  @Nullable Vintage read(Row row) {
    return position < 0 ? fixed : known.read(row.field(position).strip()).orElse(null);
  }

  /**
   * Strict, so that 31 February is no date; the era is what a strict reader needs to make a year of
   * {@code yyyy}.
   */
  private static DateTimeFormatter format(@Nullable String pattern) {
    return pattern == null
        ? DateTimeFormatter.ISO_DATE
        : new DateTimeFormatterBuilder()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  private @Nullable Vintage fixed(VintageSource source, String submission) {
    Long declared = source.declared();
    if (declared != null) {
      return new Vintage(declared);
    }
    Expression pattern = source.pattern();
    String found = pattern == null ? null : pattern.find(submission);
    return found == null ? null : parse(found).orElse(null);
  }

  private Optional<Vintage> parse(String text) {
    try {
      TemporalAccessor read = format.parse(text);
      LocalDate day = read.query(TemporalQueries.localDate());
      if (day == null) {
        return Optional.empty();
      }
      LocalTime time = read.query(TemporalQueries.localTime());
      LocalDateTime at = time == null ? day.atStartOfDay() : day.atTime(time);
      return Optional.of(new Vintage(at.toEpochSecond(ZoneOffset.UTC)))
          .filter(vintage -> PublicationTime.isPlausible(vintage.epochSecond()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
