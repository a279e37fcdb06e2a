package org.migstat.io.parquet;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.model.RuleId;
import org.migstat.core.relate.Agreements;
import org.migstat.schema.Agreement;
import org.migstat.schema.AreaEntry;
import org.migstat.schema.CodelistEntry;
import org.migstat.schema.CollectionEntry;
import org.migstat.schema.CopySuspect;
import org.migstat.schema.DerivationEntry;
import org.migstat.schema.LedgerEntry;
import org.migstat.schema.PolicyEntry;
import org.migstat.schema.QuarantineEntry;
import org.migstat.schema.ValidationResult;

/**
 * The data sets beside the figures as files: ledger, quarantine, validation results, and the
 * reference tables that say what the run used.
 *
 * @see "UN/SDMX 1.11, 3.1"
 */
public final class ProtocolTables {
  private ProtocolTables() {}

  /** A refused row, for the restricted quarantine. */
  public record QuarantinedRow(
      String submission,
      String definition,
      String collection,
      long line,
      String column,
      RuleId rule,
      String detail,
      @Nullable String raw)
      implements Serializable, Comparable<QuarantinedRow> {
    private static final Comparator<QuarantinedRow> ORDER =
        Comparator.comparing(QuarantinedRow::submission)
            .thenComparing(QuarantinedRow::line)
            .thenComparing(QuarantinedRow::column)
            .thenComparing(QuarantinedRow::rule)
            .thenComparing(QuarantinedRow::detail)
            .thenComparing(QuarantinedRow::definition)
            .thenComparing(row -> row.raw == null ? "" : row.raw);

    @Override
    public int compareTo(QuarantinedRow other) {
      return ORDER.compare(this, other);
    }

    /** Address and rule only: the raw row is for the quarantine. */
    @Override
    public String toString() {
      return rule + " at " + submission + " row " + line;
    }
  }

  /** A code of a code list, in words. */
  public record Code(String codelist, String code, String name) {}

  /**
   * One setting of the policy.
   *
   * @param position orders the values of a list, from 1; 0 if the setting is one value
   */
  public record Setting(String name, int position, String value, String policyHash) {}

  public static ParquetTable<Map.Entry<Ledger.Line, Long>> ledger() {
    return ParquetTable.<Map.Entry<Ledger.Line, Long>>of(LedgerEntry.getClassSchema())
        .text("submission", entry -> entry.getKey().submission())
        .text("collection", entry -> entry.getKey().collection())
        .text("kind", entry -> entry.getKey().kind().name())
        .text("name", entry -> entry.getKey().name())
        .text("reason", entry -> orNull(entry.getKey().reason()))
        .text("tier", entry -> name(entry.getKey().tier()))
        .whole("count", Map.Entry::getValue)
        .build();
  }

  public static ParquetTable<QuarantinedRow> quarantine() {
    return ParquetTable.<QuarantinedRow>of(QuarantineEntry.getClassSchema())
        .text("submission", QuarantinedRow::submission)
        .text("definition", QuarantinedRow::definition)
        .text("collection", QuarantinedRow::collection)
        .whole("line", row -> line(row.line()))
        .text("column_name", row -> orNull(row.column()))
        .text("rule_id", row -> row.rule().id())
        .text("severity", row -> row.rule().severity(row.line() == 0).name())
        .text("detail", QuarantinedRow::detail)
        .text("raw_row", QuarantinedRow::raw)
        .build();
  }

  /**
   * @param asOf time of the validation: the run's, never a clock's
   */
  public static ParquetTable<Map.Entry<Findings.Key, Findings.Seen>> validationResults(
      Instant asOf) {
    return ParquetTable.<Map.Entry<Findings.Key, Findings.Seen>>of(
            ValidationResult.getClassSchema())
        .time("time", entry -> asOf.toEpochMilli())
        .text("rule_id", entry -> entry.getKey().rule().id())
        .text("expression", entry -> entry.getKey().rule().expression())
        .text("severity", entry -> entry.getKey().rule().severity(ofFile(entry)).name())
        .text("action", entry -> entry.getKey().rule().action(ofFile(entry)).name())
        .text("collection", entry -> entry.getKey().collection())
        .text("submission", entry -> entry.getKey().submission())
        .whole("line", entry -> line(entry.getValue().firstLine()))
        .text("column_name", entry -> orNull(entry.getKey().column()))
        .text("detail", entry -> entry.getKey().detail())
        .whole("failed", entry -> entry.getValue().count())
        .build();
  }

  public static ParquetTable<Map.Entry<Agreements.Pair, Agreements.Counts>> agreement() {
    return pair(Agreement.getClassSchema())
        .whole("cells", pair -> pair.getValue().cells())
        .whole("exact", pair -> pair.getValue().exact())
        .whole("rounded", pair -> pair.getValue().rounded())
        .whole("stale", pair -> pair.getValue().stale())
        .whole("different", pair -> pair.getValue().different())
        .number("exact_share", pair -> share(pair.getValue().exact(), pair.getValue().cells()))
        .build();
  }

  public static ParquetTable<Map.Entry<Agreements.Pair, Agreements.Counts>> copySuspects() {
    return pair(CopySuspect.getClassSchema())
        .whole("independent_cells", pair -> pair.getValue().independent())
        .whole("exact", pair -> pair.getValue().independentExact())
        .number(
            "exact_share",
            pair -> share(pair.getValue().independentExact(), pair.getValue().independent()))
        .build();
  }

  private static ParquetTable.Builder<Map.Entry<Agreements.Pair, Agreements.Counts>> pair(
      Schema schema) {
    return ParquetTable.<Map.Entry<Agreements.Pair, Agreements.Counts>>of(schema)
        .text("indicator", pair -> pair.getKey().indicator().name())
        .text("first_collection", pair -> pair.getKey().first())
        .text("second_collection", pair -> pair.getKey().second());
  }

  private static double share(long part, long whole) {
    return part / (double) whole;
  }

  public static ParquetTable<Area> areas() {
    return ParquetTable.<Area>of(AreaEntry.getClassSchema())
        .text("code", Area::code)
        .text("name", Area::name)
        .text("type", area -> area.type().name())
        .text("base_code", Area::baseCode)
        .text("iso2", area -> orNull(area.iso2()))
        .text("iso3", area -> orNull(area.iso3()))
        .date("valid_from", Area::validFrom)
        .date("valid_to", Area::validTo)
        .flag("in_m49", Area::inM49)
        .flag("in_iso", Area::inIso)
        .texts("atoms", area -> area.atoms().stream().sorted().toList())
        .texts("successors", Area::successors)
        .build();
  }

  public static ParquetTable<Code> codelists() {
    return ParquetTable.<Code>of(CodelistEntry.getClassSchema())
        .text("codelist", Code::codelist)
        .text("code", Code::code)
        .text("name", Code::name)
        .build();
  }

  public static ParquetTable<CollectionDefinition> collections() {
    return ParquetTable.<CollectionDefinition>of(CollectionEntry.getClassSchema())
        .text("collection", CollectionDefinition::collection)
        .text("definition", CollectionDefinition::id)
        .text("definition_hash", CollectionDefinition::contentHash)
        .text("dataflow", definition -> definition.dataflow().constant())
        .text("title", CollectionDefinition::title)
        .text("provider", CollectionDefinition::provider)
        .text("citation", CollectionDefinition::citation)
        .text("source_type", CollectionDefinition::sourceType)
        .count("conformity", CollectionDefinition::conformity)
        .texts("received_by", d -> d.receivedBy().stream().map(Enum::name).sorted().toList())
        .text("default_conf_status", definition -> definition.defaultConfidentiality().name())
        .flag("published_detail", CollectionDefinition::publishedDetail)
        .text("vintage_basis", definition -> definition.vintage().basis().name())
        .time("embargo_time", ProtocolTables::embargo)
        .build();
  }

  public static ParquetTable<Derivation> derivations() {
    return ParquetTable.<Derivation>of(DerivationEntry.getClassSchema())
        .text("child", Derivation::child)
        .text("parent", Derivation::parent)
        .texts("areas", row -> row.areas().stream().sorted().toList())
        .texts("indicators", row -> row.indicators().stream().sorted().toList())
        .count("valid_from", row -> year(row.validFrom()))
        .count("valid_to", row -> year(row.validTo()))
        .text("evidence", Derivation::evidence)
        .build();
  }

  public static ParquetTable<Setting> policy() {
    return ParquetTable.<Setting>of(PolicyEntry.getClassSchema())
        .text("setting", Setting::name)
        .count("position", Setting::position)
        .text("value", Setting::value)
        .text("policy_hash", Setting::policyHash)
        .build();
  }

  private static boolean ofFile(Map.Entry<Findings.Key, Findings.Seen> entry) {
    return entry.getValue().firstLine() == 0;
  }

  private static long embargo(CollectionDefinition definition) {
    Long end = definition.embargo();
    return end == null ? ParquetTable.NO_WHOLE : end * 1000;
  }

  private static int year(@Nullable Integer year) {
    return year == null ? ParquetTable.NO_COUNT : year;
  }

  private static long line(long line) {
    return line <= 0 ? ParquetTable.NO_WHOLE : line;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
