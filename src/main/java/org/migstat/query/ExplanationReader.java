package org.migstat.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Role;
import org.migstat.core.model.Tier;
import org.migstat.query.Explanation.Conflict;
import org.migstat.query.Explanation.Figure;
import org.migstat.query.Explanation.Part;
import org.migstat.query.Explanation.Policy;
import org.migstat.query.Explanation.Report;
import org.migstat.query.Explanation.Revision;
import org.migstat.query.Explanation.Word;

/** Reads what a tier says about a cell. */
public final class ExplanationReader {
  private final TierDatabase database;
  private final Words words = new Words();
  private final AreaFinder areas;
  private final CellFinder cells;

  public ExplanationReader(TierDatabase database) throws IOException, QueryException {
    this.database = database;
    areas = new AreaFinder(database);
    cells = new CellFinder(database, areas, words);
  }

  /**
   * The cell of a key.
   *
   * @throws IOException, QueryException if it is no cell key, or not of a cell of the tier
   */
  public Explanation explain(String cellKey) throws IOException, QueryException {
    CellFilter filter = CellFilter.of(cellKey, words);
    if (!cells.has(cellKey)) {
      throw cells.none(filter);
    }
    return read(cellKey);
  }

  /**
   * The cells that filters leave, at least one.
   *
   * @param filters codes; of areas also letters and names
   * @throws IOException, QueryException if a filter is no code of its dimension, or no cell is left
   */
  public Candidates find(Map<Dimension, String> filters) throws IOException, QueryException {
    return cells.find(CellFilter.of(filters, areas, words));
  }

  private Explanation read(String cellKey) throws IOException, QueryException {
    Figure figure = figure(cellKey);
    List<Report> reports = reports(cellKey, figure);
    Set<String> collections =
        reports.stream().map(Report::collection).collect(Collectors.toCollection(TreeSet::new));
    return new Explanation(
        database.tier(),
        database.release(),
        cellKey,
        parts(cellKey),
        figure,
        reports,
        of("conflicts", cellKey, "other_record, conflict_type, preferred_record").stream()
            .map(this::conflict)
            .toList(),
        of("revisions", cellKey, "collection, dataflow, new_vintage").stream()
            .map(this::revision)
            .toList(),
        new LinkReader(database, areas, words).links(cellKey),
        new DerivationReader(database).derivations(cellKey, collections),
        policy());
  }

  private List<Part> parts(String cellKey) {
    List<String> codes = List.of(cellKey.split("\\.", -1));
    return Arrays.stream(Dimension.values())
        .map(d -> new Part(d.name(), words.of(d, codes.get(d.ordinal()), areas::name)))
        .toList();
  }

  /** Rows of a data set about a cell; none if the tier has none. */
  private List<Row> of(String dataSet, String cellKey, String order)
      throws IOException, QueryException {
    return database.rows(
        "SELECT * FROM %s WHERE cell_key = ? ORDER BY %s".formatted(dataSet, order),
        List.of(cellKey));
  }

  private @Nullable Figure figure(String cellKey) throws IOException, QueryException {
    List<Row> resolved = of("obs_resolved", cellKey, "cell_key");
    if (resolved.isEmpty()) {
      return null;
    }
    Row row = resolved.get(0);
    List<String> inPartition = new ArrayList<>();
    for (String dimension : List.of("sex", "age", "cp")) {
      if (row.flag("in_partition_" + dimension)) {
        inPartition.add(
            dimension.equals("cp")
                ? Dimension.COUNTERPART_AREA.name()
                : dimension.toUpperCase(Locale.ROOT));
      }
    }
    return new Figure(
        row.numberOrNull("obs_value"),
        isHidden(row),
        words.of("units", row.text("unit_measure")),
        statuses(row, "obs_status"),
        statuses(row, "obs_status_inherited"),
        words.of("confidentiality-statuses", row.text("conf_status")),
        row.text("collection"),
        row.text("dataflow"),
        row.text("vintage"),
        row.text("value_record"),
        row.text("lead_record"),
        row.text("lead_collection"),
        words.of("criteria", row.text("decided_by")),
        row.whole("n_current"),
        row.whole("n_origins"),
        row.whole("n_conflicts"),
        row.flag("headline"),
        row.whole("series_segment"),
        inPartition);
  }

  /** Every figure that the public is not shown is printed alike, whatever the reason. */
  private boolean isHidden(Row row) {
    return database.tier().equals(Tier.PUBLIC.name())
        && row.numberOrNull("obs_value") == null
        && row.texts("obs_status").contains(ObservationStatus.Q.name())
        && row.text("conf_status").equals(ConfidentialityStatus.C.name());
  }

  private List<Report> reports(String cellKey, @Nullable Figure figure)
      throws IOException, QueryException {
    Comparator<Report> preferredFirst =
        Comparator.comparing(report -> Role.valueOf(report.role().code()));
    return of("obs_all", cellKey, "vintage DESC, collection, dataflow, record_id, line").stream()
        .map(this::report)
        .sorted(
            preferredFirst.thenComparing(
                report -> figure == null || !report.recordId().equals(figure.leadRecord())))
        .toList();
  }

  private Report report(Row row) {
    String submission = row.text("submission");
    String file = row.text("file");
    return new Report(
        row.text("record_id"),
        row.text("collection"),
        row.text("provider"),
        row.text("dataflow"),
        row.text("vintage"),
        row.numberOrNull("obs_value"),
        Objects.requireNonNull(row.numberOrNull("precision_step")),
        words.of("rounding-modes", row.text("round_mode")),
        statuses(row, "obs_status"),
        words.of("confidentiality-statuses", row.text("conf_status")),
        words.of("source-types", row.text("source_type")),
        words.of("quality-flags", row.texts("quality_flags")),
        row.textOrNull("correction_id"),
        row.texts("footnotes"),
        words.of("roles", row.text("role")),
        wordOrNull("criteria", row.textOrNull("decided_by")),
        wordOrNull("copy-chains", row.textOrNull("copy_chain")),
        row.textOrNull("copied_record"),
        submission.endsWith(file) ? submission : submission + "!" + file,
        row.numberOrNull("line"),
        row.textOrNull("column_name"),
        row.textOrNull("src_value"));
  }

  private @Nullable Word wordOrNull(String list, @Nullable String code) {
    return code == null ? null : words.of(list, code);
  }

  private Conflict conflict(Row row) {
    return new Conflict(
        words.of("conflict-types", row.text("conflict_type")),
        row.textOrNull("severity"),
        row.text("preferred_record"),
        row.text("preferred_collection"),
        row.text("preferred_dataflow"),
        row.numberOrNull("preferred_value"),
        row.text("other_record"),
        row.text("other_collection"),
        row.text("other_dataflow"),
        row.numberOrNull("other_value"),
        row.numberOrNull("abs_diff"),
        row.numberOrNull("rel_diff"));
  }

  private Revision revision(Row row) {
    return new Revision(
        words.of("revision-types", row.text("revision_type")),
        row.text("collection"),
        row.text("dataflow"),
        row.text("old_vintage"),
        row.numberOrNull("old_value"),
        statuses(row, "old_status"),
        row.text("new_vintage"),
        row.numberOrNull("new_value"),
        statuses(row, "new_status"),
        row.numberOrNull("difference"));
  }

  private List<Word> statuses(Row row, String column) {
    return words.of("observation-statuses", row.texts(column));
  }

  private @Nullable Policy policy() throws IOException, QueryException {
    List<Row> settings =
        database.rows("SELECT * FROM policy ORDER BY setting, position", List.of());
    List<Word> order =
        settings.stream()
            .filter(setting -> setting.text("setting").equals("order"))
            .map(setting -> words.of("criteria", setting.text("value")))
            .toList();
    return settings.isEmpty() ? null : new Policy(settings.get(0).text("policy_hash"), order);
  }
}
