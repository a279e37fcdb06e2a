package org.migstat.core.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What tests change of an observation and tell of it; its own text keeps values back. */
public final class Observations {
  private Observations() {}

  /** The same claim with another value, in ten-thousandths. */
  public static Observation valued(Observation o, long value) {
    return changed(o, value, o.address());
  }

  /** The same claim on another line of its file. */
  public static Observation onLine(Observation o, long line) {
    Address at = o.address();
    return changed(o, o.value(), new Address(at.submission(), line, at.column()));
  }

  private static Observation changed(Observation o, long value, Address address) {
    return new Observation(
        o.key(),
        o.definition(),
        o.dataflow(),
        o.vintage(),
        address,
        o.parts(),
        o.extra(),
        value,
        o.rounding(),
        o.unitMultiplier(),
        o.decimals(),
        o.statuses(),
        o.confidentiality(),
        o.flags(),
        o.footnotes(),
        o.conformity(),
        o.kind(),
        o.source(),
        o.correction());
  }

  /** Everything about it but its cell, whose code only a table of areas knows, and its line. */
  public static List<@Nullable Object> told(Observation o) {
    List<@Nullable Object> all =
        new ArrayList<>(
            Arrays.asList(
                o.definition().collection(),
                o.definition().id(),
                o.dataflow(),
                o.vintage(),
                o.address().submission(),
                o.address().column(),
                o.parts(),
                o.extra(),
                o.value(),
                o.rounding(),
                o.unitMultiplier(),
                o.decimals(),
                o.statuses().list(),
                o.confidentiality().status(),
                o.confidentiality().embargoEpochSecond(),
                new TreeSet<>(o.confidentiality().redistribution()),
                o.flags().list(),
                o.footnotes(),
                o.conformity(),
                o.kind(),
                o.correction()));
    for (SourceField field : SourceField.values()) {
      all.add(o.source().code(field));
    }
    return all;
  }

  /** A value in units, such as 4120 or 0.5; {@code null} for none. */
  public static String units(long value) {
    return value == Decimal.NONE
        ? "null"
        : BigDecimal.valueOf(value, 4).stripTrailingZeros().toPlainString();
  }
}
