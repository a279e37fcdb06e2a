package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.CollectionDefinition.ConformityWhen;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Address;

/**
 * What all series of a file have in common: its definition and the attributes that do not depend on
 * the series. One instance serves one thread.
 */
final class RowContext {
  private static final String SEPARATOR = "\u001f";

  private record Conformity(Source.Condition when, int value) {}

  final CollectionDefinition definition;
  final String submission;
  final HarmonisedRows sink;
  final Audience audience;
  final AreaTable areas;
  final Verdict verdict = new Verdict();
  final Notes notes = new Notes();
  final VintageBinding vintage;
  final Corrector corrector;
  final StatusReader status;
  final ConfidentialityReader confidentiality;
  private final List<Conformity> conformities = new ArrayList<>();
  private final int[] dataflow;
  private final int[] parts;
  private final List<Integer> undeclared;
  private final List<String> names;
  private final KnownTexts<String> dataflows = new KnownTexts<>(text -> text);

  RowContext(
      CollectionDefinition definition,
      String submission,
      Columns columns,
      List<Integer> undeclared,
      TableHarmoniser.Setting setting,
      HarmonisedRows sink) {
    this.definition = definition;
    this.submission = submission;
    this.sink = sink;
    this.audience = setting.audience();
    this.areas = setting.areas();
    this.undeclared = undeclared;
    corrector = new Corrector(setting.corrections().about(definition.collection()), areas);
    this.names = columns.names();
    status = new StatusReader(definition.status(), columns);
    confidentiality =
        new ConfidentialityReader(definition, columns, notes, setting.asOf().getEpochSecond());
    for (ConformityWhen when : definition.conformityWhen()) {
      conformities.add(
          new Conformity(Source.Condition.of(when.when(), columns), when.conformity()));
    }
    dataflow = definition.dataflow().columns().stream().mapToInt(columns::require).toArray();
    parts = definition.sumOver().stream().mapToInt(columns::require).toArray();
    vintage = new VintageBinding(definition.vintage(), submission, columns);
  }

  /** Address of the row and one of its columns, by the provider's own name. */
  Address address(Row row, String column) {
    String printed = row instanceof PivotedRow pivoted ? pivoted.printed(column) : column;
    return new Address(submission, row.line(), printed);
  }

  /** Address of the cell that the row reports: its value column, or the wide column it was. */
  Address cell(Row row, String valueColumn) {
    String column = row instanceof PivotedRow pivoted ? pivoted.wideColumn() : valueColumn;
    return new Address(submission, row.line(), column);
  }

  String dataflow(Row row) {
    String constant = definition.dataflow().constant();
    return constant != null ? constant : dataflows.read(joined(row, dataflow, " / "));
  }

  /** The values of the columns that are summed over; empty if there are none. */
  String parts(Row row) {
    return parts.length == 0 ? "" : joined(row, parts, SEPARATOR);
  }

  /**
   * The columns that nobody named and their values, where rows are summed and must not differ in
   * them.
   */
  String undeclared(Row row) {
    if (parts.length == 0 || undeclared.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int position : undeclared) {
      text.append(names.get(position)).append('=').append(row.field(position)).append(SEPARATOR);
    }
    return text.toString();
  }

  int conformity(Row row) {
    for (Conformity conformity : conformities) {
      if (conformity.when().holds(row)) {
        return conformity.value();
      }
    }
    return definition.conformity();
  }

  private static String joined(Row row, int[] positions, String separator) {
    if (positions.length == 1) {
      return row.field(positions[0]).strip();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.length; i++) {
      text.append(i == 0 ? "" : separator).append(row.field(positions[i]).strip());
    }
    return text.toString();
  }
}
