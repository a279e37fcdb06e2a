package org.migstat.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.migstat.core.model.Dimension;

/**
 * Cells by the codes of some of their dimensions.
 *
 * @param codes codes of which a cell has one, in code order; dimensions that are not in it may have
 *     any
 */
record CellFilter(Map<Dimension, Set<String>> codes) {
  private static final String EXAMPLE = "IMM.616.804.COC._T.M12._T._T._T._Z.PS.PER.2019";

  CellFilter {
    codes = Collections.unmodifiableMap(new EnumMap<>(codes));
  }

  /**
   * The one cell of a key.
   *
   * @throws IOException, QueryException if it is none, with the first code that is wrong
   */
  static CellFilter of(String cellKey, Words words) throws QueryException {
    String[] parts = cellKey.split("\\.", -1);
    Dimension[] dimensions = Dimension.values();
    if (parts.length != dimensions.length) {
      throw new QueryException(
          "Cannot explain '%s': it has %d codes; expected the %d codes of a cell key joined by dots, such as %s, or filters such as --ref-area DEU."
              .formatted(cellKey, parts.length, dimensions.length, EXAMPLE));
    }
    Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      String code = parts[dimension.ordinal()];
      boolean area = dimension == Dimension.REF_AREA || dimension == Dimension.COUNTERPART_AREA;
      if (!area && !words.code(dimension, code).equals(Optional.of(code))) {
        throw new QueryException(
            "Cannot explain '%s': code %d is %s '%s'; %s."
                .formatted(
                    cellKey, dimension.ordinal() + 1, dimension, code, words.known(dimension)));
      }
      codes.put(dimension, Set.of(code));
    }
    return new CellFilter(codes);
  }

  /**
   * Filters as somebody writes them: codes, letters or names.
   *
   * @throws IOException, QueryException if one of them is no code of its dimension
   */
  static CellFilter of(Map<Dimension, String> texts, AreaFinder areas, Words words)
      throws IOException, QueryException {
    Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);
    for (Map.Entry<Dimension, String> filter : texts.entrySet()) {
      Dimension dimension = filter.getKey();
      String text = filter.getValue();
      if (dimension == Dimension.REF_AREA || dimension == Dimension.COUNTERPART_AREA) {
        codes.put(dimension, new TreeSet<>(areas.codes(dimension, text)));
      } else {
        String code =
            words
                .code(dimension, text)
                .orElseThrow(
                    () ->
                        new QueryException(
                            "Cannot find cells by %s '%s': %s."
                                .formatted(dimension, text, words.known(dimension))));
        codes.put(dimension, Set.of(code));
      }
    }
    return new CellFilter(codes);
  }

  private Set<String> codes(Dimension dimension) {
    return codes.getOrDefault(dimension, Set.of());
  }

  static String column(Dimension dimension) {
    return dimension.name().toLowerCase(Locale.ROOT);
  }

  /** SQL that is true of its cells, with a question mark for each of {@link #parameters}. */
  String condition() {
    return codes.keySet().stream().map(this::condition).collect(Collectors.joining(" AND "));
  }

  /** SQL for the number of dimensions in which a cell is not one of its. */
  String misses() {
    return codes.keySet().stream()
        .map(dimension -> "CAST(NOT (" + condition(dimension) + ") AS INTEGER)")
        .collect(Collectors.joining(" + "));
  }

  List<String> parameters() {
    List<String> parameters = new ArrayList<>();
    codes.values().forEach(parameters::addAll);
    return parameters;
  }

  /** Dimensions in which a cell is not one of its, in the order of the key. */
  List<Dimension> missedBy(String cellKey) {
    List<String> parts = List.of(cellKey.split("\\.", -1));
    return codes.keySet().stream()
        .filter(d -> codes(d).stream().noneMatch(code -> fits(d, code, parts.get(d.ordinal()))))
        .toList();
  }

  @Override
  public String toString() {
    return codes.entrySet().stream()
        .map(filter -> filter.getKey() + " " + String.join(" or ", filter.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Of a stock, which has a day, a year means all of its days. */
  private String condition(Dimension dimension) {
    String column = column(dimension);
    if (dimension == Dimension.TIME_PERIOD) {
      return "? IN (%s, CASE time_type WHEN 'PIT' THEN left(%s, 4) ELSE %s END)"
          .formatted(column, column, column);
    }
    return codes(dimension).stream()
        .map(code -> "?")
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  private static boolean fits(Dimension dimension, String code, String other) {
    return other.equals(code)
        || (dimension == Dimension.TIME_PERIOD && other.matches(code + "-\\d{2}-\\d{2}"));
  }
}
