package org.migstat.core.model;

import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Codes of some dimensions of a cell key; the others may be any.
 *
 * @param dimensions all bits of the dimensions it names
 * @param codes their codes, zero elsewhere
 * @see "UN/SDMX 1.2"
 */
public record KeyPattern(CellKey dimensions, CellKey codes) {
  private static final CellKey ALL = new CellKey(-1, -1);

  /**
   * @param areaPosition position of an area code in the area table of the run
   * @throws IllegalArgumentException if a code is none of its dimension
   */
  public static KeyPattern of(Map<Dimension, String> named, ToIntFunction<String> areaPosition) {
    CellKey key =
        CellKey.of(
            Indicator.valueOf(named.getOrDefault(Dimension.INDICATOR, "IMM")),
            area(named, Dimension.REF_AREA, areaPosition),
            area(named, Dimension.COUNTERPART_AREA, areaPosition),
            PopulationBasis.valueOf(named.getOrDefault(Dimension.POP_BASIS, "_Z")),
            CitizenshipGroup.valueOf(named.getOrDefault(Dimension.CITIZENSHIP_GRP, "_T")),
            Duration.valueOf(named.getOrDefault(Dimension.DURATION, "_Z")),
            Reason.valueOf(named.getOrDefault(Dimension.REASON, "_T")),
            Sex.valueOf(named.getOrDefault(Dimension.SEX, "_T")),
            AgeBand.parse(named.getOrDefault(Dimension.AGE, "_T")).orElseThrow(),
            AgeDefinition.valueOf(named.getOrDefault(Dimension.AGE_DEF, "_Z")),
            UnitMeasure.valueOf(named.getOrDefault(Dimension.UNIT_MEASURE, "PS")),
            TimeType.PER,
            TimePeriod.parse(named.getOrDefault(Dimension.TIME_PERIOD, "2000")).orElseThrow());
    CellKey others = ALL.without(named.keySet().toArray(Dimension[]::new));
    CellKey dimensions = new CellKey(~others.high(), ~others.low());
    return new KeyPattern(dimensions, and(key, dimensions));
  }

  private static int area(
      Map<Dimension, String> named, Dimension dimension, ToIntFunction<String> areaPosition) {
    String code = named.get(dimension);
    int position = code == null ? 0 : areaPosition.applyAsInt(code);
    if (position < 0) {
      throw new IllegalArgumentException("no area has the code " + code);
    }
    return position;
  }

  private static CellKey and(CellKey a, CellKey b) {
    return new CellKey(a.high() & b.high(), a.low() & b.low());
  }

  /** Whether the key has these codes. */
  public boolean matches(CellKey key) {
    return and(key, dimensions).equals(codes);
  }

  /** The key with these codes instead of its own. */
  public CellKey in(CellKey key) {
    return new CellKey(
        key.high() & ~dimensions.high() | codes.high(),
        key.low() & ~dimensions.low() | codes.low());
  }
}
