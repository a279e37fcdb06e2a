package org.migstat.query;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.model.Dimension;
import org.migstat.core.resolve.DerivationRegistry;
import org.migstat.query.Explanation.Derivation;

/**
 * Reads who republishes whom, as far as it holds for a cell.
 *
 * @see "UN/SDMX 2.3"
 */
record DerivationReader(TierDatabase database) {
  private static final String NATIONAL = "NSO_*";

  /** A cell's place in the registry: national bodies are of its area. */
  private record Place(String refArea, String indicator, String year, String nationalBody) {}

  /** From the collections upwards, nearest first. */
  List<Derivation> derivations(String cellKey, Set<String> collections)
      throws IOException, QueryException {
    Place place = place(List.of(cellKey.split("\\.", -1)));
    Deque<String> open = new ArrayDeque<>(new TreeSet<>(collections));
    Set<String> seen = new HashSet<>(open);
    List<Derivation> chain = new ArrayList<>();
    while (!open.isEmpty()) {
      for (Derivation step : parents(open.remove(), place)) {
        chain.add(step);
        if (seen.add(step.parent())) {
          open.add(step.parent());
        }
      }
    }
    return chain;
  }

  private Place place(List<String> codes) throws IOException, QueryException {
    String area = codes.get(Dimension.REF_AREA.ordinal());
    String body = area;
    for (Row row :
        database.rows(
            "SELECT coalesce(a.iso3, b.iso3, a.code) AS body FROM areas a LEFT JOIN areas b ON b.code = a.base_code WHERE a.code = ?",
            List.of(area))) {
      body = row.text("body");
    }
    return new Place(
        area,
        codes.get(Dimension.INDICATOR.ordinal()),
        codes.get(Dimension.TIME_PERIOD.ordinal()).substring(0, 4),
        "NSO_" + body);
  }

  private List<Derivation> parents(String child, Place place) throws IOException, QueryException {
    List<Derivation> parents = new ArrayList<>();
    for (Row row :
        database.rows(
            "SELECT parent, evidence FROM derivations WHERE child = ?"
                + " AND (len(areas) = 0 OR list_contains(areas, ?) OR list_contains(areas, (SELECT any_value(base_code) FROM areas WHERE code = ?))) AND (len(indicators) = 0 OR list_contains(indicators, ?))"
                + " AND CAST(? AS INTEGER) BETWEEN coalesce(valid_from, 0) AND coalesce(valid_to, 9999)"
                + " ORDER BY parent, evidence",
            List.of(child, place.refArea(), place.refArea(), place.indicator(), place.year()))) {
      String parent = row.text("parent");
      parents.add(
          new Derivation(
              child,
              parent.equals(NATIONAL) ? place.nationalBody() : DerivationRegistry.producer(parent),
              row.text("evidence")));
    }
    return parents;
  }
}
