package org.migstat.core.definition;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a collection's own codes and labels mean; it wins over every general rule. One source code
 * may have several entries that hold at different dates.
 *
 * @param entries by source code, exactly as printed
 */
public record CodeMap(Map<String, List<Entry>> entries) implements Serializable {
  public static final CodeMap EMPTY = new CodeMap(Map.of());

  /** Target meaning the reporting area itself: own nationals, native-born. */
  public static final String OWN = "=REF_AREA";

  /** Target meaning that rows with this code are out of scope. */
  public static final String OUT_OF_SCOPE = "=OUT_OF_SCOPE";

  /**
   * @param target canonical code; {@link #OWN}; {@link #OUT_OF_SCOPE}; {@code _O@} or {@code
   *     _O_NAME@} for a residual of this collection; {@code ISO2:DE} or {@code ISO3:DEU} for an
   *     alphabetic code read at the reference date
   * @param from first day on which the code is used, null for always
   * @param to first day on which it no longer is, null for never
   * @param zeroIsFiller whether a zero with this code, or outside its dates, means that nothing was
   *     recorded
   */
  public record Entry(
      String target, @Nullable LocalDate from, @Nullable LocalDate to, boolean zeroIsFiller)
      implements Serializable {}
}
