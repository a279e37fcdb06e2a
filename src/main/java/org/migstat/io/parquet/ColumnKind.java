package org.migstat.io.parquet;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** Avro types that a column can have. */
enum ColumnKind {
  TEXT,
  TEXTS,
  NUMBER,
  COUNT,
  WHOLE,
  FLAG,
  TIME,
  DATE;

  /** The type of a field without its null. */
  static Schema bare(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    Schema first = schema.getTypes().get(0);
    return first.getType() == Schema.Type.NULL ? schema.getTypes().get(1) : first;
  }

  boolean fits(Schema bare) {
    LogicalType logical = bare.getLogicalType();
    String logicalName = logical == null ? "" : logical.getName();
    return switch (this) {
      case TEXT -> bare.getType() == Schema.Type.STRING;
      case TEXTS -> bare.getType() == Schema.Type.ARRAY && TEXT.fits(bare.getElementType());
      case NUMBER -> bare.getType() == Schema.Type.DOUBLE;
      case COUNT -> bare.getType() == Schema.Type.INT && logicalName.isEmpty();
      case WHOLE -> bare.getType() == Schema.Type.LONG && logicalName.isEmpty();
      case FLAG -> bare.getType() == Schema.Type.BOOLEAN;
      case TIME -> logicalName.equals("local-timestamp-millis");
      case DATE -> logicalName.equals("date");
    };
  }
}
