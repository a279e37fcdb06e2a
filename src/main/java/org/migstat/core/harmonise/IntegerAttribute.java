package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Concept;

/**
 * An attribute that is a small whole number: UNIT_MULT or DECIMALS.
 *
 * @param source null if the definition names none
 * @param absent the number of rows that state none
 * @param most the largest number that makes sense, from 10 to 19
 */
record IntegerAttribute(Concept concept, @Nullable Source source, int absent, int most) {
  static final int MALFORMED = Integer.MIN_VALUE;

  static IntegerAttribute of(Concept concept, BoundConcepts concepts, int absent, int most) {
    return new IntegerAttribute(concept, concepts.ifNamed(concept), absent, most);
  }

  /** A number from 0 to {@link #most}; {@link #MALFORMED} if the row states something else. */
  int read(Row row) {
    String raw = source == null ? "" : source.raw(row);
    int length = raw.length();
    if (length == 0) {
      return absent;
    }
    char last = raw.charAt(length - 1);
    boolean one = length == 1 && last >= '0' && last <= '9';
    boolean two = length == 2 && raw.charAt(0) == '1' && last >= '0' && last <= '0' + most - 10;
    return one || two ? Integer.parseInt(raw) : MALFORMED;
  }

  /** Header of its column, empty if it has none. */
  String column() {
    return source == null ? "" : source.name();
  }

  /** What was found where {@link #read} gave {@link #MALFORMED}. */
  String problem() {
    return "found a " + concept + " that is no number from 0 to " + most;
  }
}
