package org.migstat.core.model;

/**
 * Where and why something was refused; never the value itself.
 *
 * @param detail what was found and what was expected, as a phrase without full stop; a raw code
 *     stands in it only if it cannot be a number, because in a shifted row a "code" can be the
 *     value
 */
public record Rejection(Address address, RuleId rule, String detail) {
  public Rejection {
    detail = OneLine.of(detail);
  }
}
