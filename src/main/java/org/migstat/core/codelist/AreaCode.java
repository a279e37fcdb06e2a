package org.migstat.core.codelist;

import java.util.List;

/**
 * What a raw area code or name turned out to mean.
 *
 * @see "UN/SDMX 1.4, rules V-CODE-AREA and V-AREA-AMBIG"
 */
public sealed interface AreaCode {

  /**
   * One area.
   *
   * @param position in the area table
   * @param late whether the code had already lost its meaning and is read only because persons born
   *     there still exist; the record then deserves a warning (V-AREA-TIME)
   */
  record Known(int position, boolean late) implements AreaCode {}

  /**
   * No area.
   *
   * @param why what was looked for, as a phrase without full stop
   * @param nearest up to three that look like it, best first: {@code Tschechien (203)}
   */
  record Unknown(String why, List<String> nearest) implements AreaCode {
    public Unknown {
      nearest = List.copyOf(nearest);
    }

    /**
     * The reason and the nearest, as one phrase: {@code no area has this name …; nearest are …}.
     */
    public String detail() {
      return switch (nearest.size()) {
        case 0 -> why;
        case 1 -> why + "; nearest is " + nearest.get(0);
        default -> why + "; nearest are " + String.join(", ", nearest);
      };
    }
  }

  /**
   * More than one area, or none at this date; it is not guessed.
   *
   * @param why the meanings and the date, as a phrase without full stop
   */
  record Ambiguous(String why) implements AreaCode {}
}
