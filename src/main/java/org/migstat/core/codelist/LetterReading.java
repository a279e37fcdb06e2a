package org.migstat.core.codelist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.migstat.core.codelist.AreaAlphabet.Window;
import org.migstat.core.model.PopulationBasis;

/**
 * Reads two or three letters at a reference period. A period that two meanings share, or that no
 * meaning covers, is ambiguous.
 *
 * @see "UN/SDMX 1.4"
 */
final class LetterReading {
  private final AreaTable table;
  private final AreaAlphabet alphabet;

  LetterReading(AreaTable table, AreaAlphabet alphabet) {
    this.table = table;
    this.alphabet = alphabet;
  }

  /**
   * @param letters in capitals
   * @param why what to say if they have no meaning at all
   */
  AreaCode read(String letters, ReferencePeriod period, PopulationBasis basis, String why) {
    List<Window> meanings = alphabet.windows(letters);
    if (meanings.isEmpty()) {
      return new AreaCode.Unknown(why, suggestions(letters, period));
    }
    List<Window> open =
        meanings.stream()
            .filter(
                window -> window.holdsFor(basis) && window.touches(period.first(), period.last()))
            .toList();
    List<String> codes = open.stream().map(Window::code).distinct().toList();
    if (codes.size() == 1 && covers(open, period)) {
      boolean late = open.stream().anyMatch(window -> window.basis() != null);
      return new AreaCode.Known(table.canonical(table.position(codes.get(0))), late);
    }
    return new AreaCode.Ambiguous(meaningsOf(meanings) + "; " + period + position(codes.size()));
  }

  /** {@code windows} stand in the order of their dates. */
  private static boolean covers(List<Window> windows, ReferencePeriod period) {
    LocalDate day = period.first();
    for (Window window : windows) {
      LocalDate from = window.from();
      if (from != null && day.isBefore(from)) {
        return false;
      }
      LocalDate to = window.to();
      if (to == null || period.last().isBefore(to)) {
        return true;
      }
      day = to;
    }
    return false;
  }

  private String meaningsOf(List<Window> windows) {
    List<String> texts = new ArrayList<>();
    for (Window window : windows) {
      texts.add(table.area(table.position(window.code())).label() + " " + window.when());
    }
    return (texts.size() == 1 ? "its meaning is " : "its meanings are ") + String.join(", ", texts);
  }

  private static String position(int meanings) {
    return switch (meanings) {
      case 0 -> " lies outside";
      case 1 -> " lies partly outside";
      default -> " lies in more than one";
    };
  }

  private List<String> suggestions(String letters, ReferencePeriod period) {
    return Nearest.to(
        letters,
        1,
        alphabet.letters().stream()
            .filter(other -> other.length() == letters.length())
            .flatMap(other -> candidates(other, period)));
  }

  private Stream<Nearest.Candidate> candidates(String letters, ReferencePeriod period) {
    return alphabet.windows(letters).stream()
        .filter(window -> window.basis() == null && window.touches(period.first(), period.last()))
        .map(
            window ->
                new Nearest.Candidate(
                    letters, letters + " (" + window.code() + ")", window.code()));
  }
}
