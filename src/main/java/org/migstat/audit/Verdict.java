package org.migstat.audit;

/** How well a hidden figure is protected. */
enum Verdict {
  /** Its possible values are far enough apart. */
  SAFE,
  /** They are not. */
  NARROW,
  /** There is only one. */
  DETERMINED,
  /** Nobody knows: the figures hang together in too many ways. */
  NOT_FINISHED
}
