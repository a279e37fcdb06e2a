package org.migstat.core.disclosure;

/** Why a figure is hidden from the public; all are printed alike. */
public enum Hiding {
  /** A small count. */
  PRIMARY,
  /** Withheld for another reason. */
  PLACEHOLDER,
  /** So that another hidden figure cannot be worked out. */
  SECONDARY
}
