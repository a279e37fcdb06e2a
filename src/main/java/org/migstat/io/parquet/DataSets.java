package org.migstat.io.parquet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.migstat.schema.Agreement;
import org.migstat.schema.AreaEntry;
import org.migstat.schema.CollectionEntry;
import org.migstat.schema.Conflict;
import org.migstat.schema.CopySuspect;
import org.migstat.schema.DerivationEntry;
import org.migstat.schema.LedgerEntry;
import org.migstat.schema.Link;
import org.migstat.schema.MirrorPair;
import org.migstat.schema.ObsAll;
import org.migstat.schema.ObsResolved;
import org.migstat.schema.PolicyEntry;
import org.migstat.schema.Revision;
import org.migstat.schema.ValidationResult;
import org.migstat.schema.WithheldSummary;

/**
 * The data sets of a tier by name, so that one without rows, and so without a file, still has
 * columns.
 */
public final class DataSets {
  /** The column that is the name of a folder. */
  private static final String PARTITION = "indicator";

  private static final Set<String> PARTITIONED = Set.of("obs_all", "obs_resolved", "links");

  private static final Map<String, Schema> SCHEMAS =
      Map.ofEntries(
          Map.entry("agreement", Agreement.getClassSchema()),
          Map.entry("areas", AreaEntry.getClassSchema()),
          Map.entry("collections", CollectionEntry.getClassSchema()),
          Map.entry("conflict_changes", org.migstat.schema.ConflictChange.getClassSchema()),
          Map.entry("conflicts", Conflict.getClassSchema()),
          Map.entry("copy_suspects", CopySuspect.getClassSchema()),
          Map.entry("derivations", DerivationEntry.getClassSchema()),
          Map.entry("ledger", LedgerEntry.getClassSchema()),
          Map.entry("links", Link.getClassSchema()),
          Map.entry("mirror_pairs", MirrorPair.getClassSchema()),
          Map.entry("obs_all", ObsAll.getClassSchema()),
          Map.entry("obs_resolved", ObsResolved.getClassSchema()),
          Map.entry("policy", PolicyEntry.getClassSchema()),
          Map.entry("revisions", Revision.getClassSchema()),
          Map.entry("validation_results", ValidationResult.getClassSchema()),
          Map.entry("withheld_summary", WithheldSummary.getClassSchema()));

  private DataSets() {}

  /** Names of all data sets of a tier. */
  public static Set<String> names() {
    return SCHEMAS.keySet();
  }

  /**
   * The columns of a data set with their types in SQL, in the order in which a reader of its
   * folders sees them.
   *
   * @throws IllegalArgumentException if there is no such data set
   */
  public static Map<String, String> columns(String name) {
    Schema schema = SCHEMAS.get(name);
    if (schema == null) {
      throw new IllegalArgumentException("no data set " + name);
    }
    Map<String, String> columns = new LinkedHashMap<>();
    for (Schema.Field field : schema.getFields()) {
      columns.put(field.name(), type(present(field.schema())));
    }
    if (PARTITIONED.contains(name)) {
      columns.put(PARTITION, "VARCHAR");
    }
    return columns;
  }

  /** A field that may be null has the type of what is there otherwise. */
  private static Schema present(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> types = schema.getTypes();
    return types.get(types.get(0).getType() == Schema.Type.NULL ? 1 : 0);
  }

  private static String type(Schema schema) {
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName().equals("date") ? "DATE" : "TIMESTAMP";
    }
    return switch (schema.getType()) {
      case ARRAY -> type(schema.getElementType()) + "[]";
      case BOOLEAN -> "BOOLEAN";
      case DOUBLE -> "DOUBLE";
      case INT -> "INTEGER";
      case LONG -> "BIGINT";
      default -> "VARCHAR";
    };
  }
}
