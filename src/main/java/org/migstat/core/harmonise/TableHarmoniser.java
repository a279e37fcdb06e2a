package org.migstat.core.harmonise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaReader;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.ScopeFilter;
import org.migstat.core.definition.CollectionDefinition.Series;
import org.migstat.core.definition.Concept;
import org.migstat.core.definition.ConceptSource;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Layout;
import org.migstat.core.definition.Layout.Unpivot;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Address;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;

/**
 * Harmonises one file by one definition: binds the definition to the file's header, then turns each
 * row into the outcomes that it declares. {@code rows × factor} outcomes come out, whatever the
 * input.
 *
 * @see "UN/SDMX 1.10"
 */
public final class TableHarmoniser {
  /**
   * What every file of a run is harmonised with.
   *
   * @param corrections that are in force
   */
  public record Setting(
      AreaReader reader,
      AreaTable areas,
      InheritedDuration inherited,
      Audience audience,
      Instant asOf,
      Corrections corrections) {}

  private static final Predicate<String> YEARS = Pattern.compile("\\d{4}.*").asMatchPredicate();

  private record Filter(int position, Set<String> values, boolean keep, String reason) {}

  private final CollectionDefinition definition;
  private final String submission;
  private final HarmonisedRows sink;
  private final List<Filter> filters = new ArrayList<>();
  private final List<SeriesHarmoniser> outputs = new ArrayList<>();
  private final @Nullable PivotedRow pivot;
  private final boolean bound;

  /**
   * Binds the definition to the columns; what does not fit goes to the sink as rejection or finding
   * of the file.
   *
   * @param wideFrom position from which on all columns of the file are wide by its form
   */
  public TableHarmoniser(
      CollectionDefinition definition,
      String submission,
      List<String> header,
      int wideFrom,
      Setting setting,
      HarmonisedRows sink) {
    this.definition = definition;
    this.submission = submission;
    this.sink = sink;
    pivot = pivot(definition, header, wideFrom);
    Columns columns = new Columns(pivot == null ? header : pivot.columns());
    for (ScopeFilter filter : definition.scope()) {
      filters.add(
          new Filter(
              columns.require(filter.column()), filter.values(), filter.keep(), filter.reason()));
    }
    RowContext context =
        new RowContext(definition, submission, columns, undeclared(columns), setting, sink);
    for (Series series : definition.series()) {
      outputs.addAll(SeriesHarmoniser.of(series, context, columns, setting));
    }
    bound = reportColumns(columns, setting);
  }

  /** Outcomes of each row, as the definition and the wide columns of this file declare. */
  public int factor() {
    return outputs.size() * (pivot == null ? 1 : pivot.count());
  }

  /** Whether the definition fits the file; if not, its rows must not be given to {@link #row}. */
  public boolean bound() {
    return bound;
  }

  public void row(Row row) {
    String reason = filtered(row);
    if (reason != null) {
      for (int i = 0; i < factor(); i++) {
        sink.outOfScope(reason);
      }
    } else if (pivot == null) {
      outputs.forEach(output -> output.row(row));
    } else {
      for (int i = 0; i < pivot.count(); i++) {
        pivot.move(row, i);
        if (pivot.isReadable(i)) {
          outputs.forEach(output -> output.row(pivot));
        } else {
          unread(pivot);
        }
      }
    }
  }

  /** A cell under a header that is no code has its fates too, one for each thing it would give. */
  private void unread(PivotedRow cell) {
    ConceptSource time = definition.concepts().get(Concept.TIME_PERIOD);
    boolean ofTime = time != null && cell.isHeaderColumn(time.column());
    for (int i = 0; i < outputs.size(); i++) {
      if (cell.isBlank()) {
        sink.outOfScope("blank under a header without code");
      } else {
        sink.rejected(
            new Rejection(
                new Address(submission, cell.line(), cell.wideColumn()),
                ofTime ? RuleId.V_CODE_TIME : RuleId.V_STR_01,
                "found a figure under a header that the definition "
                    + definition.id()
                    + " does not read; expected a wide column of its layout, or a column that it"
                    + " names"));
      }
    }
  }

  private @Nullable String filtered(Row row) {
    for (Filter filter : filters) {
      if (filter.values().contains(row.field(filter.position()).strip()) != filter.keep()) {
        return filter.reason();
      }
    }
    return null;
  }

  private static @Nullable PivotedRow pivot(
      CollectionDefinition definition, List<String> header, int wideFrom) {
    Layout layout = definition.layout();
    boolean tsv = layout.format() == Layout.Format.EUROSTAT_TSV;
    Unpivot unpivot = layout.unpivot();
    if (unpivot == null && !tsv) {
      return null;
    }
    Set<String> declared = Declared.columns(definition);
    IntPredicate unread = i -> i >= (tsv ? wideFrom : 0) && !declared.contains(header.get(i));
    return unpivot == null
        ? PivotedRow.of(header, YEARS, unread, "time", "value", true)
        : PivotedRow.of(
            header, unpivot.columns()::matches, unread, unpivot.names(), unpivot.values(), tsv);
  }

  /**
   * Columns that the definition neither maps nor ignores; a row's text of them must agree within a
   * sum.
   */
  private List<Integer> undeclared(Columns columns) {
    Columns mapped = new Columns(columns.names());
    Declared.columns(definition).forEach(mapped::require);
    List<Integer> undeclared = new ArrayList<>();
    for (int i = 0; i < columns.names().size(); i++) {
      boolean pivoted = pivot != null && pivot.covers(i);
      if (!mapped.used().contains(columns.names().get(i)) && !pivoted) {
        undeclared.add(i);
      }
    }
    return undeclared;
  }

  private boolean reportColumns(Columns columns, Setting setting) {
    Set<String> missing = new HashSet<>(columns.missing());
    for (String name : columns.missing()) {
      sink.rejected(
          new Rejection(
              Address.file(submission),
              RuleId.V_STR_01,
              "found no column '"
                  + name
                  + "'; expected it, the definition "
                  + definition.id()
                  + " reads it"));
    }
    boolean nothingWide = pivot != null && !pivot.isReadable(0);
    if (nothingWide) {
      sink.rejected(
          new Rejection(
              Address.file(submission),
              RuleId.V_STR_01,
              "found no wide column; expected those that the layout of the definition "
                  + definition.id()
                  + " turns into rows"));
    }
    List<Integer> unknown = new ArrayList<>(undeclared(columns));
    unknown.addAll(pivot == null ? List.of() : pivot.unread());
    for (int position : unknown) {
      String name = columns.names().get(position);
      // Where columns are missing, what was taken for the header may be a row of figures.
      boolean shown = missing.isEmpty() || RawCode.isShown(name);
      Address column = Address.file(submission).column(shown ? name : "");
      sink.finding(
          new Rejection(
              column, RuleId.V_STR_02, "found a column that the definition does not name"),
          setting.audience().receiving(definition));
    }
    return missing.isEmpty() && !nothingWide;
  }
}
