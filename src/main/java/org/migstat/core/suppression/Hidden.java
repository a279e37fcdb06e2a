package org.migstat.core.suppression;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.migstat.core.model.CellKey;

/**
 * What PUBLIC must not print.
 *
 * @param figures all records of these cells and origins are hidden; but the records of a figure
 *     that is {@link Kind#PRIMARY} which are public cell by cell may stay
 * @param withheld slices of which all but zeros is among {@code figures}, since no smaller pattern
 *     was found to be safe; a slice is a key without COUNTERPART_AREA, POP_BASIS, SEX, AGE and
 *     AGE_DEF
 * @see "UN/SDMX 4.5"
 */
public record Hidden(NavigableMap<Figure, Kind> figures, NavigableSet<Figure> withheld) {
  /** One cell, or slice, as all collections of one origin report it. */
  public record Figure(CellKey cell, int origin) implements Comparable<Figure> {
    private static final Comparator<Figure> ORDER =
        Comparator.comparing(Figure::cell).thenComparing(Figure::origin);

    @Override
    public int compareTo(Figure other) {
      return ORDER.compare(this, other);
    }
  }

  /** Why a figure is hidden; for the log of what is withheld, never for PUBLIC. */
  public enum Kind {
    /** A small count. */
    PRIMARY,
    /** Withheld for another reason. */
    PLACEHOLDER,
    /** Would give another hidden figure back. */
    SECONDARY
  }

  public Hidden {
    figures = Collections.unmodifiableNavigableMap(new TreeMap<>(figures));
    withheld = Collections.unmodifiableNavigableSet(new TreeSet<>(withheld));
  }
}
