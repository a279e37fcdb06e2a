package org.migstat.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.query.Explanation.Part;
import org.migstat.query.Explanation.Word;

/** Codes, numbers and times as text for people. */
final class TextWords {
  private TextWords() {}

  /** {@code Female (F)}. */
  static String named(Word word) {
    return word.name().equals(word.code()) ? word.code() : word.name() + " (" + word.code() + ")";
  }

  static String named(List<Word> words) {
    return words.stream().map(TextWords::named).collect(Collectors.joining(", "));
  }

  static String codes(List<Word> words) {
    return words.stream().map(Word::code).collect(Collectors.joining(" "));
  }

  static String parts(List<Part> parts) {
    return parts.stream().map(part -> named(part.value())).collect(Collectors.joining(", "));
  }

  /** {@code REF_AREA} as {@code reporting area}. */
  static String concept(String concept) {
    return switch (concept) {
      case "REF_AREA" -> "reporting area";
      case "COUNTERPART_AREA" -> "other area";
      case "POP_BASIS" -> "basis";
      case "CITIZENSHIP_GRP" -> "citizenship";
      case "DURATION" -> "minimum stay";
      case "AGE_DEF" -> "definition of age";
      case "UNIT_MEASURE" -> "unit";
      case "TIME_TYPE" -> "kind of time";
      case "TIME_PERIOD" -> "time";
      default -> concept.toLowerCase(Locale.ROOT);
    };
  }

  static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  static String signed(@Nullable BigDecimal number) {
    return number == null ? "" : (number.signum() > 0 ? "+" : "") + number.toPlainString();
  }

  /** A day where the time of day says nothing. */
  static String day(String time) {
    return time.replaceFirst("T00:00:00$", "");
  }

  /** {@code 1 origin}, {@code 2 origins}. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
