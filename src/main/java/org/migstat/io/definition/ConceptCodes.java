package org.migstat.io.definition;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CodeMap;
import org.migstat.core.definition.Concept;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Sex;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.UnitMeasure;

/** Which canonical codes each concept can have. */
final class ConceptCodes {
  private static final Map<Concept, List<String>> LISTS = lists();
  private static final Pattern AREA = Pattern.compile("\\d{3}(_[A-Z0-9]+)?|[A-Z_][A-Z0-9_]*");
  private static final Pattern RESIDUAL = Pattern.compile("_O(_[A-Z0-9]+)*@");
  private static final Pattern ALPHABETIC = Pattern.compile("ISO2:[A-Z]{2}|ISO3:[A-Z]{3}");

  private final Predicate<String> knownArea;

  /**
   * @param knownArea whether an area table has a code
   */
  ConceptCodes(Predicate<String> knownArea) {
    this.knownArea = knownArea;
  }

  static boolean isArea(Concept concept) {
    return concept == Concept.REF_AREA || concept == Concept.COUNTERPART_AREA;
  }

  /**
   * Whether a code is one of the area table, rather than a rule, a residual or a code to be read at
   * a date.
   */
  static boolean namesArea(String code) {
    return AREA.matcher(code).matches();
  }

  static boolean isResidual(String code) {
    return RESIDUAL.matcher(code).matches();
  }

  /**
   * Whether raw codes of the concept can be mapped; times, numbers and SDMX attributes are read as
   * they are.
   */
  static boolean takesMap(Concept concept) {
    return switch (concept) {
      case TIME_PERIOD, FREQ, UNIT_MULT, DECIMALS, CONF_REDIST, EMBARGO_TIME, ACTION -> false;
      default -> true;
    };
  }

  /**
   * What is wrong with the code as the end of a sentence; null if nothing is.
   *
   * @param mapped whether it stands in a code map, where a code can also be a rule, such as out of
   *     scope
   */
  @Nullable String wrong(Concept concept, String code, boolean mapped) {
    if (mapped && code.equals(CodeMap.OUT_OF_SCOPE) && concept != Concept.CONF_STATUS) {
      return null;
    }
    if (isArea(concept)) {
      return wrongArea(concept, code, mapped);
    }
    List<String> codes = LISTS.get(concept);
    return codes == null ? wrongForm(concept, code) : wrongCode(concept, code, codes);
  }

  private static @Nullable String wrongCode(Concept concept, String code, List<String> codes) {
    String known = String.join(", ", codes);
    return codes.contains(code)
        ? null
        : unknown(concept, code) + "; known codes are " + known + "." + Nearest.hint(code, codes);
  }

  private static @Nullable String wrongForm(Concept concept, String code) {
    return switch (concept) {
      case AGE -> canonical(concept, code, AgeBand.parse(code), "Y15T19, Y_GE85, _T or _U");
      case TIME_PERIOD ->
          canonical(concept, code, TimePeriod.parse(code), "2019, 2019-Q3, 2019-01 or 2020-01-01");
      case UNIT_MULT -> number(concept, code, "\\d|1[0-2]", "a whole number from 0 to 12");
      case DECIMALS -> number(concept, code, "\\d|1[0-5]", "a whole number from 0 to 15");
      case EMBARGO_TIME -> instant(concept, code);
      default -> null;
    };
  }

  private @Nullable String wrongArea(Concept concept, String code, boolean mapped) {
    boolean own = code.equals(CodeMap.OWN) && concept == Concept.COUNTERPART_AREA;
    if (mapped && (own || isResidual(code) || ALPHABETIC.matcher(code).matches())) {
      return null;
    }
    if (!namesArea(code)) {
      String padded =
          code.matches("\\d{1,2}")
              ? " Did you mean '" + "0".repeat(3 - code.length()) + code + "'?"
              : "";
      return unknown(concept, code)
          + "; expected three digits such as 008, or a code such as 688_EXKS, EU27_2020 or _T."
          + padded;
    }
    return knownArea.test(code)
        ? null
        : unknown(concept, code) + "; expected a code of schemas/codelists/areas.csv.";
  }

  private static String unknown(Concept concept, String code) {
    return "unknown code '" + code + "' for " + concept;
  }

  private static @Nullable String canonical(
      Concept concept, String code, Optional<?> parsed, String examples) {
    Optional<String> read = parsed.map(Object::toString);
    if (read.isPresent() && read.get().equals(code)) {
      return null;
    }
    String hint = read.map(form -> " Did you mean '" + form + "'?").orElse("");
    return unknown(concept, code) + "; expected a canonical code such as " + examples + "." + hint;
  }

  private static @Nullable String number(
      Concept concept, String code, String pattern, String expected) {
    return code.matches(pattern) ? null : unknown(concept, code) + "; expected " + expected + ".";
  }

  private static @Nullable String instant(Concept concept, String code) {
    try {
      OffsetDateTime.parse(code);
      return null;
    } catch (DateTimeException wrong) {
      return unknown(concept, code)
          + "; expected an instant with its zone, such as 2021-06-01T08:00:00Z.";
    }
  }

  private static Map<Concept, List<String>> lists() {
    Map<Concept, List<String>> lists = new EnumMap<>(Concept.class);
    lists.put(Concept.INDICATOR, names(Indicator.values()));
    lists.put(Concept.POP_BASIS, names(PopulationBasis.values()));
    lists.put(Concept.CITIZENSHIP_GRP, names(CitizenshipGroup.values()));
    lists.put(Concept.DURATION, names(Duration.values()));
    lists.put(Concept.REASON, names(Reason.values()));
    lists.put(Concept.SEX, names(Sex.values()));
    lists.put(Concept.AGE_DEF, names(AgeDefinition.values()));
    lists.put(Concept.UNIT_MEASURE, names(UnitMeasure.values()));
    lists.put(Concept.CONF_STATUS, names(ConfidentialityStatus.values()));
    // SDMX CL_FREQ and the actions of SDMX-CSV 2.0.
    lists.put(
        Concept.FREQ,
        List.of("A", "S", "T", "Q", "M", "W", "D", "B", "H", "I", "N", "_O", "_U", "_Z"));
    lists.put(Concept.ACTION, List.of("A", "D", "I", "M", "R"));
    return lists;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }
}
