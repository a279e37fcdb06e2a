package org.migstat.query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.migstat.core.codelist.FoldedName;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.TimePeriod;
import org.migstat.io.codelist.CodelistFile;
import org.migstat.query.Explanation.Word;

/**
 * Codes in English, from {@code schemas/codelists}; ages and periods by their grammar. A list is
 * read when it is first asked for.
 *
 * @see "UN/SDMX 1.2, 1.7, 1.8"
 */
final class Words {
  private static final Map<Dimension, String> LISTS =
      new EnumMap<>(
          Map.of(
              Dimension.INDICATOR, "indicators",
              Dimension.POP_BASIS, "population-bases",
              Dimension.CITIZENSHIP_GRP, "citizenship-groups",
              Dimension.DURATION, "durations",
              Dimension.REASON, "reasons",
              Dimension.SEX, "sexes",
              Dimension.AGE_DEF, "age-definitions",
              Dimension.UNIT_MEASURE, "units",
              Dimension.TIME_TYPE, "time-types"));
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

  private final Map<String, Map<String, String>> lists = new HashMap<>();

  /** A code of a list; its own name if the list, of another version, does not have it. */
  Word of(String list, String code) {
    return of(list, "name", code);
  }

  /** The same, by another column of the list than the name. */
  Word of(String list, String column, String code) {
    return new Word(code, codes(list, column).getOrDefault(code, code));
  }

  List<Word> of(String list, List<String> codes) {
    return codes.stream().map(code -> of(list, code)).toList();
  }

  /**
   * A code of a dimension.
   *
   * @param areaName name of an area code
   */
  Word of(Dimension dimension, String code, Function<String, String> areaName) {
    return switch (dimension) {
      case REF_AREA, COUNTERPART_AREA -> new Word(code, areaName.apply(code));
      case AGE -> new Word(code, AgeBand.parse(code).map(Words::age).orElse(code));
      case TIME_PERIOD -> new Word(code, TimePeriod.parse(code).map(Words::period).orElse(code));
      default -> of(list(dimension), code);
    };
  }

  /** The code that a text is, or is the name of; capitals do not matter. */
  Optional<String> code(Dimension dimension, String text) {
    return switch (dimension) {
      case AGE -> AgeBand.parse(text.toUpperCase(Locale.ROOT)).map(AgeBand::toString);
      case TIME_PERIOD -> TimePeriod.parse(text.toUpperCase(Locale.ROOT)).map(TimePeriod::toString);
      default -> listed(codes(list(dimension), "name"), text);
    };
  }

  /** What {@link #code} knows, for people. */
  String known(Dimension dimension) {
    return switch (dimension) {
      case AGE -> "expected an age such as Y5, Y15T19, Y_GE85, _T or _U";
      case TIME_PERIOD -> "expected a period such as 2019, 2019-S1, 2019-Q3, 2019-01 or 2020-01-01";
      default ->
          codes(list(dimension), "name").entrySet().stream()
              .map(code -> "%s (%s)".formatted(code.getKey(), code.getValue()))
              .collect(Collectors.joining(", ", "known codes are ", ""));
    };
  }

  private static Optional<String> listed(Map<String, String> codes, String text) {
    String folded = FoldedName.of(text);
    return codes.entrySet().stream()
        .filter(
            code ->
                code.getKey().equalsIgnoreCase(text)
                    || FoldedName.of(code.getValue()).equals(folded))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String list(Dimension dimension) {
    String list = LISTS.get(dimension);
    if (list == null) {
      throw new IllegalArgumentException(dimension + " has no list of codes");
    }
    return list;
  }

  private Map<String, String> codes(String list, String column) {
    return lists.computeIfAbsent(list + " " + column, any -> read(list, column));
  }

  private static Map<String, String> read(String list, String column) {
    CodelistFile file = CodelistFile.read(list);
    List<String> codes = file.column("code");
    List<String> names = file.column(column);
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      words.put(codes.get(i), names.get(i));
    }
    return words;
  }

  private static String age(AgeBand age) {
    if (!age.isInterval()) {
      return age.equals(AgeBand.TOTAL) ? "All ages, unknown included" : "Unknown age";
    }
    if (age.upperExclusive() == Integer.MAX_VALUE) {
      return age.lower() + " years and over";
    }
    int last = age.upperExclusive() - 1;
    return last == age.lower() ? last + " years" : age.lower() + " to " + last + " years";
  }

  private static String period(TimePeriod period) {
    LocalDate start = period.start();
    if (period.isInstant()) {
      String end = start.getDayOfYear() == 1 ? ", the end of " + (start.getYear() - 1) : "";
      return start.format(DAY) + ", 00:00" + end;
    }
    int number = (start.getMonthValue() - 1) / period.months();
    if (period.toString().contains("/")) {
      return period.months() + " months from " + start.format(DAY);
    }
    return switch (period.months()) {
      case 6 -> ORDINALS.get(number) + " half of " + start.getYear();
      case 3 -> ORDINALS.get(number) + " quarter of " + start.getYear();
      case 1 -> start.format(MONTH);
      default -> period.toString();
    };
  }
}
