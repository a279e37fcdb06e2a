package org.migstat.core.resolve;

/**
 * Whether the derivation registry explains why a record gives the figure of the preferred one.
 *
 * @see "UN/SDMX 2.1 kinds 1 and 2, 2.3"
 */
public enum CopyChain {
  /** One of both collections takes its figures from the other, directly or through others. */
  DECLARED,
  /** The registry knows no such way. */
  UNDECLARED
}
