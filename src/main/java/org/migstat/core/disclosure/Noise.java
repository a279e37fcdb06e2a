package org.migstat.core.disclosure;

/** Chance that whoever has not its key cannot foresee, and that is always the same for a cell. */
public interface Noise {
  /**
   * @param cellKey dotted key of the cell
   * @param bound positive
   * @return a number from 0 to {@code bound - 1}, each about as likely
   */
  long draw(String cellKey, long bound);
}
