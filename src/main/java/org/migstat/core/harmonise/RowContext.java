package org.migstat.core.harmonise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.ConformityWhen;
import org.migstat.core.definition.CollectionDefinition.VintageSource;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Vintage;

/**
 * What all series of a file have in common: its definition and the attributes that do not depend on
 * the series. One instance serves one thread.
 */
final class RowContext {
  private static final String SEPARATOR = "\u001f";

  private record Conformity(Source.Condition when, int value) {}

  final CollectionDefinition definition;
  final String submission;
  final HarmonisedRows sink;
  final Audience audience;
  final StatusReader status;
  final ConfidentialityReader confidentiality;
  private final List<Conformity> conformities = new ArrayList<>();
  private final int[] dataflow;
  private final int[] parts;
  private final List<Integer> undeclared;
  private final List<String> names;
  private final int vintageColumn;
  private final DateTimeFormatter vintageFormat;
  private final @Nullable Vintage fixedVintage;
  private final Map<String, Optional<Vintage>> vintages = new HashMap<>();
  private final Map<String, String> dataflows = new HashMap<>();

  RowContext(
      CollectionDefinition definition,
      String submission,
      Columns columns,
      List<Integer> undeclared,
      TableHarmoniser.Setting setting,
      HarmonisedRows sink) {
    this.definition = definition;
    this.submission = submission;
    this.sink = sink;
    this.audience = setting.audience();
    this.undeclared = undeclared;
    this.names = columns.names();
    status = new StatusReader(definition.status(), columns);
    confidentiality = new ConfidentialityReader(definition, columns);
    for (ConformityWhen when : definition.conformityWhen()) {
      conformities.add(
          new Conformity(Source.Condition.of(when.when(), columns), when.conformity()));
    }
    dataflow = definition.dataflow().columns().stream().mapToInt(columns::require).toArray();
    parts = definition.sumOver().stream().mapToInt(columns::require).toArray();
    VintageSource vintage = definition.vintage();
    String column = vintage.column();
    vintageColumn = column == null ? -1 : columns.require(column);
    vintageFormat = format(vintage.format());
    fixedVintage = fixed(vintage);
  }

  /**
   * The publication date; null if the row, or the name of its file, states none that can be read.
   */
  @Nullable Vintage vintage(Row row) {
    if (vintageColumn < 0) {
      return fixedVintage;
    }
    return vintages.computeIfAbsent(row.field(vintageColumn).strip(), this::parse).orElse(null);
  }

  String vintageColumnName() {
    return vintageColumn < 0 ? "" : names.get(vintageColumn);
  }

  String dataflow(Row row) {
    String constant = definition.dataflow().constant();
    return constant != null
        ? constant
        : dataflows.computeIfAbsent(joined(row, dataflow, " / "), text -> text);
  }

  /** The values of the columns that are summed over; empty if there are none. */
  String parts(Row row) {
    return parts.length == 0 ? "" : joined(row, parts, SEPARATOR);
  }

  /**
   * The columns that nobody named and their values, where rows are summed and must not differ in
   * them.
   */
  String undeclared(Row row) {
    if (parts.length == 0 || undeclared.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int position : undeclared) {
      text.append(names.get(position)).append('=').append(row.field(position)).append(SEPARATOR);
    }
    return text.toString();
  }

  int conformity(Row row) {
    for (Conformity conformity : conformities) {
      if (conformity.when().holds(row)) {
        return conformity.value();
      }
    }
    return definition.conformity();
  }

  private static String joined(Row row, int[] positions, String separator) {
    if (positions.length == 1) {
      return row.field(positions[0]).strip();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.length; i++) {
      text.append(i == 0 ? "" : separator).append(row.field(positions[i]).strip());
    }
    return text.toString();
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

  private @Nullable Vintage fixed(VintageSource vintage) {
    Long declared = vintage.declared();
    if (declared != null) {
      return new Vintage(declared);
    }
    String pattern = vintage.pattern();
    if (pattern == null) {
      return null;
    }
    Matcher m = Pattern.compile(pattern).matcher(submission);
    return m.find() ? parse(m.group(1)).orElse(null) : null;
  }

  private Optional<Vintage> parse(String text) {
    try {
      TemporalAccessor read = vintageFormat.parse(text);
      LocalDate day = read.query(TemporalQueries.localDate());
      if (day == null) {
        return Optional.empty();
      }
      java.time.LocalTime time = read.query(TemporalQueries.localTime());
      LocalDateTime at = time == null ? day.atStartOfDay() : day.atTime(time);
      return Optional.of(new Vintage(at.toEpochSecond(ZoneOffset.UTC)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
