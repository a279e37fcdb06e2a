package org.migstat.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.migstat.core.model.Dimension;
import org.migstat.query.Candidates.Candidate;
import org.migstat.query.Candidates.Choice;
import org.migstat.query.Explanation.Part;

/** Finds cells of a tier, resolved or not. */
final class CellFinder {
  private static final int MOST = 20;

  /** Dimensions with a total, in which a cell can be a part of another. */
  private static final List<Dimension> BROKEN_DOWN =
      List.of(
          Dimension.COUNTERPART_AREA,
          Dimension.CITIZENSHIP_GRP,
          Dimension.REASON,
          Dimension.SEX,
          Dimension.AGE);

  private static final String TOTALS_FIRST =
      BROKEN_DOWN.stream()
              .map(d -> "CAST(%s <> '_T' AS INTEGER)".formatted(CellFilter.column(d)))
              .collect(Collectors.joining(" + "))
          + ", cell_key";
  private static final String DIMENSIONS =
      Arrays.stream(Dimension.values()).map(CellFilter::column).collect(Collectors.joining(", "));

  private final TierDatabase database;
  private final AreaFinder areas;
  private final Words words;

  CellFinder(TierDatabase database, AreaFinder areas, Words words) {
    this.database = database;
    this.areas = areas;
    this.words = words;
  }

  boolean has(String cellKey) throws IOException, QueryException {
    return !database
        .rows("SELECT 1 FROM obs_all WHERE cell_key = ? LIMIT 1", List.of(cellKey))
        .isEmpty();
  }

  /**
   * Cells that a filter leaves.
   *
   * @throws IOException, QueryException if there are none, with the nearest
   */
  Candidates find(CellFilter filter) throws IOException, QueryException {
    String found =
        "WITH found AS (SELECT DISTINCT cell_key, %s FROM obs_all WHERE %s)"
            .formatted(DIMENSIONS, filter.condition());
    List<Row> first =
        database.rows(
            found
                + " SELECT cell_key, obs_value, lead_collection, count(*) OVER () AS cells FROM found"
                + " LEFT JOIN (SELECT cell_key, obs_value, lead_collection FROM obs_resolved) AS resolved USING (cell_key) ORDER BY %s LIMIT %d"
                    .formatted(TOTALS_FIRST, MOST),
            filter.parameters());
    if (first.isEmpty()) {
      throw none(filter);
    }
    List<Choice> narrow = first.size() == 1 ? List.of() : choices(found, filter);
    return new Candidates(
        database.tier(),
        database.release(),
        first.get(0).whole("cells"),
        first.stream().map(row -> candidate(row, narrow)).toList(),
        narrow);
  }

  /** That no cell is there, and which are nearest. */
  QueryException none(CellFilter filter) throws IOException, QueryException {
    List<String> nearest = new ArrayList<>();
    String year =
        "coalesce(abs(try_cast(left(time_period, 4) AS INTEGER) - try_cast(? AS INTEGER)), 0)";
    List<String> parameters = new ArrayList<>(filter.parameters());
    parameters.add(year(filter));
    for (Row row :
        database.rows(
            "WITH near AS (SELECT DISTINCT cell_key, %s, %s AS misses, %s AS years FROM obs_all) SELECT cell_key FROM near ORDER BY misses, years, %s LIMIT 3"
                .formatted(DIMENSIONS, filter.misses(), year, TOTALS_FIRST),
            parameters)) {
      String cellKey = row.text("cell_key");
      nearest.add("%s (other %s)".formatted(cellKey, joined(filter.missedBy(cellKey))));
    }
    return new QueryException(
        "Cannot find a cell with %s in %s: there is none; nearest are %s."
            .formatted(
                filter,
                database.label(),
                nearest.isEmpty() ? "none, because it has no records" : joined(nearest)));
  }

  private static String year(CellFilter filter) {
    return filter.codes().getOrDefault(Dimension.TIME_PERIOD, Set.of("")).stream()
        .findFirst()
        .map(time -> time.length() > 4 ? time.substring(0, 4) : time)
        .orElse("");
  }

  private List<Choice> choices(String found, CellFilter filter) throws IOException, QueryException {
    String lists =
        Arrays.stream(Dimension.values())
            .map(CellFilter::column)
            .map(column -> "list_sort(list(DISTINCT %s)) AS %s".formatted(column, column))
            .collect(Collectors.joining(", "));
    Row row =
        database
            .rows("%s SELECT %s FROM found".formatted(found, lists), filter.parameters())
            .get(0);
    List<Choice> choices = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      List<String> codes = row.texts(CellFilter.column(dimension));
      if (codes.size() > 1) {
        choices.add(new Choice(dimension.name(), codes));
      }
    }
    return choices;
  }

  private Candidate candidate(Row row, List<Choice> narrow) {
    String cellKey = row.text("cell_key");
    List<String> codes = List.of(cellKey.split("\\.", -1));
    List<Part> differs = new ArrayList<>();
    for (Choice choice : narrow) {
      Dimension dimension = Dimension.valueOf(choice.concept());
      String code = codes.get(dimension.ordinal());
      differs.add(new Part(choice.concept(), words.of(dimension, code, areas::name)));
    }
    return new Candidate(
        cellKey, row.numberOrNull("obs_value"), row.textOrNull("lead_collection"), differs);
  }

  private static String joined(List<?> words) {
    return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
