package org.migstat.core.harmonise;

import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Address;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.RuleId;

/**
 * What reading has found so far about the fate of the row at hand: refused by the first rule that
 * it broke, out of scope, or neither. A row that is both is refused.
 */
final class Verdict {
  private @Nullable RuleId rule;
  private String column = "";
  private String detail = "";
  private @Nullable String outOfScope;

  /** Forgets the row before. */
  void clear() {
    rule = null;
    outOfScope = null;
  }

  /** Refuses the row, unless another rule has already done so. */
  void refuse(RuleId broken, String where, String found) {
    if (rule == null) {
      rule = broken;
      column = where;
      detail = found;
    }
  }

  void outOfScope(String reason) {
    outOfScope = reason;
  }

  boolean refused() {
    return rule != null;
  }

  /** Why the row, if it is not refused, is out of scope; null if it is in scope. */
  @Nullable String outOfScope() {
    return outOfScope;
  }

  /** The column in which the row broke the rule. */
  String column() {
    return column;
  }

  /** The refusal, at the address of the row and its {@link #column()}. */
  Rejection rejection(Address address) {
    if (rule == null) {
      throw new IllegalStateException("a row that is refused must have broken a rule");
    }
    return new Rejection(address, rule, detail);
  }
}
