package org.migstat.core.codelist;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.migstat.core.codelist.AreaAlphabet.Window;
import org.migstat.core.definition.Scheme;
import org.migstat.core.model.PopulationBasis;

/**
 * Reads raw area codes and names by a scheme, at a reference period. Answers are kept, because a
 * table has few areas and many rows; one instance serves one thread.
 *
 * @see "UN/SDMX 1.4"
 */
public final class AreaReader {
  /**
   * Beyond that many answers they are forgotten, so that a table of nonsense does not fill the
   * memory.
   */
  private static final int MOST_KEPT = 200_000;

  private record Question(
      String raw, Scheme scheme, LocalDate first, LocalDate last, PopulationBasis basis) {}

  private final AreaTable table;
  private final LetterReading letters;
  private final NameReading names;
  private final Map<String, AreaCode> alwaysByLetters = new HashMap<>();
  private final Map<String, AreaCode> alwaysByCode = new HashMap<>();
  private final Map<Question, AreaCode> answers = new HashMap<>();

  public AreaReader(AreaTable table, AreaAlphabet alphabet, AreaNames names) {
    this.table = table;
    letters = new LetterReading(table, alphabet);
    this.names = new NameReading(table, letters, names);
    for (String code : alphabet.letters()) {
      List<Window> meanings = alphabet.windows(code);
      if (meanings.size() == 1 && meanings.get(0).always()) {
        alwaysByLetters.put(code, known(meanings.get(0).code()));
      }
    }
    for (int i = 0; i < table.size(); i++) {
      alwaysByCode.put(table.code(i), known(table.code(i)));
    }
  }

  /**
   * What {@code raw} means. Capitals and leading zeros of codes do not matter.
   *
   * @param scheme one of the area schemes: ISO2, ISO3, M49 (canonical codes too) or a NAME
   * @param first first day of the reference period
   * @param last its last day, the same for an instant
   * @param basis what the counterpart means; {@code _Z} for the reporting area
   * @throws IllegalArgumentException if {@code scheme} is not of areas
   */
  public AreaCode read(
      String raw, Scheme scheme, LocalDate first, LocalDate last, PopulationBasis basis) {
    AreaCode always =
        switch (scheme) {
          case ISO2 -> raw.length() == 2 ? alwaysByLetters.get(raw) : null;
          case ISO3 -> raw.length() == 3 ? alwaysByLetters.get(raw) : null;
          case M49 -> alwaysByCode.get(raw);
          default -> null;
        };
    if (always != null) {
      return always;
    }
    Question question = new Question(raw, scheme, first, last, basis);
    AreaCode kept = answers.get(question);
    return kept != null ? kept : keep(question);
  }

  private AreaCode keep(Question question) {
    if (answers.size() >= MOST_KEPT) {
      answers.clear();
    }
    AreaCode answer = answer(question);
    answers.put(question, answer);
    return answer;
  }

  private AreaCode answer(Question question) {
    String raw = question.raw().strip();
    ReferencePeriod period = new ReferencePeriod(question.first(), question.last());
    return switch (question.scheme()) {
      case ISO2 -> byLetters(raw, 2, period, question.basis(), "no area has this two-letter code");
      case ISO3 ->
          byLetters(raw, 3, period, question.basis(), "no area has this three-letter code");
      case M49 -> byCode(raw);
      case NAME_EN -> names.read(raw, "en", period, question.basis());
      case NAME_DE -> names.read(raw, "de", period, question.basis());
      case NAME_FR -> names.read(raw, "fr", period, question.basis());
      case NAME_ES -> names.read(raw, "es", period, question.basis());
      default ->
          throw new IllegalArgumentException(
              "Cannot read an area by the scheme " + question.scheme());
    };
  }

  private AreaCode byLetters(
      String raw, int length, ReferencePeriod period, PopulationBasis basis, String why) {
    if (raw.length() != length) {
      return new AreaCode.Unknown(why, List.of());
    }
    return letters.read(raw.toUpperCase(Locale.ROOT), period, basis, why);
  }

  private AreaCode byCode(String raw) {
    boolean number =
        !raw.isEmpty() && raw.length() <= 3 && raw.chars().allMatch(c -> c >= '0' && c <= '9');
    AreaCode known = alwaysByCode.get(number ? "0".repeat(3 - raw.length()) + raw : raw);
    return known != null
        ? known
        : new AreaCode.Unknown("no area has this M49 code", codesLike(raw));
  }

  /** Suggestions for extension codes; a number is as near to every other number. */
  private List<String> codesLike(String raw) {
    if (raw.chars().noneMatch(Character::isLetter)) {
      return List.of();
    }
    return Nearest.to(
        raw,
        2,
        IntStream.range(0, table.size())
            .mapToObj(table::area)
            .map(area -> new Nearest.Candidate(area.code(), area.label(), area.code())));
  }

  private AreaCode known(String code) {
    return new AreaCode.Known(table.canonical(table.position(code)), false);
  }
}
