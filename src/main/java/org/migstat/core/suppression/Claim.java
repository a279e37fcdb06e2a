package org.migstat.core.suppression;

import org.migstat.core.model.Decimal;

/**
 * A node as one table, or the newest, has it.
 *
 * @param value in ten-thousandths; {@link Decimal#NONE} if it must not be looked at
 * @param step by what it is rounded, in ten-thousandths; 0 if it is not
 * @param known whether readers know the value for ever, hidden or not
 */
record Claim(Node node, long value, long step, boolean known) {
  boolean hasValue() {
    return value != Decimal.NONE;
  }

  /** As the newest table has the node, if this one has no value. */
  Claim orNewest() {
    Claim newest = node.newest;
    return hasValue() || newest == null ? this : newest;
  }

  @Override
  public String toString() {
    return "Claim[known=" + known + "]";
  }
}
