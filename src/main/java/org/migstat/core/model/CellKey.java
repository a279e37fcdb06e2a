package org.migstat.core.model;

import java.util.function.IntFunction;

/**
 * What is measured: thirteen dimensions packed into 128 bits, so that a key compares, sorts and
 * travels as two numbers. Two records with equal keys overlap. Areas are positions in the area
 * table of the run, which is sorted by code; all code lists are, so keys sort as their codes do,
 * dimension by dimension.
 *
 * @param high from the high bits: indicator (6), reference area (14), counterpart area (14), basis
 *     (4), citizenship group (3), duration (5), reason (4), sex (4)
 * @param low age (18), age definition (3), unit (4), time type (3), time period (32)
 * @see "UN/SDMX 1.2"
 */
public record CellKey(long high, long low) implements Comparable<CellKey> {
  /** Positions that fit; the area table of a run is refused if it is larger. */
  public static final int MAX_AREAS = 1 << 14;

  private static final Indicator[] INDICATORS = Indicator.values();
  private static final PopulationBasis[] BASES = PopulationBasis.values();
  private static final CitizenshipGroup[] GROUPS = CitizenshipGroup.values();
  private static final Duration[] DURATIONS = Duration.values();
  private static final Reason[] REASONS = Reason.values();
  private static final Sex[] SEXES = Sex.values();
  private static final AgeDefinition[] AGE_DEFINITIONS = AgeDefinition.values();
  private static final UnitMeasure[] UNITS = UnitMeasure.values();
  private static final TimeType[] TIME_TYPES = TimeType.values();

  public static CellKey of(
      Indicator indicator,
      int refArea,
      int counterpartArea,
      PopulationBasis basis,
      CitizenshipGroup group,
      Duration duration,
      Reason reason,
      Sex sex,
      AgeBand age,
      AgeDefinition ageDefinition,
      UnitMeasure unit,
      TimeType timeType,
      TimePeriod period) {
    long high = indicator.ordinal();
    high = high << 14 | refArea;
    high = high << 14 | counterpartArea;
    high = high << 4 | basis.ordinal();
    high = high << 3 | group.ordinal();
    high = high << 5 | duration.ordinal();
    high = high << 4 | reason.ordinal();
    high = high << 4 | sex.ordinal();
    long low = age.packed();
    low = low << 3 | ageDefinition.ordinal();
    low = low << 4 | unit.ordinal();
    low = low << 3 | timeType.ordinal();
    low = low << 32 | Integer.toUnsignedLong(period.packed());
    return new CellKey(high, low);
  }

  public Indicator indicator() {
    return INDICATORS[(int) (high >> 48)];
  }

  public int refArea() {
    return (int) (high >> 34) & 0x3FFF;
  }

  public int counterpartArea() {
    return (int) (high >> 20) & 0x3FFF;
  }

  public PopulationBasis basis() {
    return BASES[(int) (high >> 16) & 0xF];
  }

  public CitizenshipGroup group() {
    return GROUPS[(int) (high >> 13) & 0x7];
  }

  public Duration duration() {
    return DURATIONS[(int) (high >> 8) & 0x1F];
  }

  public Reason reason() {
    return REASONS[(int) (high >> 4) & 0xF];
  }

  public Sex sex() {
    return SEXES[(int) high & 0xF];
  }

  public AgeBand age() {
    return new AgeBand((int) (low >> 42));
  }

  public AgeDefinition ageDefinition() {
    return AGE_DEFINITIONS[(int) (low >> 39) & 0x7];
  }

  public UnitMeasure unit() {
    return UNITS[(int) (low >> 35) & 0xF];
  }

  public TimeType timeType() {
    return TIME_TYPES[(int) (low >> 32) & 0x7];
  }

  public TimePeriod period() {
    return new TimePeriod((int) low);
  }

  /**
   * The key without some of its dimensions: equal for cells that differ in nothing else. It names
   * no cell.
   */
  public CellKey without(Dimension... dimensions) {
    long keepHigh = -1;
    long keepLow = -1;
    for (Dimension dimension : dimensions) {
      keepHigh &= ~dimension.high;
      keepLow &= ~dimension.low;
    }
    return new CellKey(high & keepHigh, low & keepLow);
  }

  /** The key with both areas exchanged, of another indicator by another basis. */
  public CellKey mirrored(Indicator indicator, PopulationBasis basis) {
    CellKey rest =
        without(
            Dimension.INDICATOR,
            Dimension.REF_AREA,
            Dimension.COUNTERPART_AREA,
            Dimension.POP_BASIS);
    long exchanged =
        rest.high
            | (long) indicator.ordinal() << 48
            | (long) counterpartArea() << 34
            | (long) refArea() << 20
            | (long) basis.ordinal() << 16;
    return new CellKey(exchanged, low);
  }

  public CellKey withIndicator(Indicator indicator) {
    return new CellKey(high & ~(0x3FL << 48) | (long) indicator.ordinal() << 48, low);
  }

  public CellKey withCounterpart(int counterpartArea, PopulationBasis basis) {
    long rest = high & ~(0x3FFFFL << 16);
    return new CellKey(rest | (long) counterpartArea << 20 | (long) basis.ordinal() << 16, low);
  }

  public CellKey withGroup(CitizenshipGroup group) {
    return new CellKey(high & ~(0x7L << 13) | (long) group.ordinal() << 13, low);
  }

  public CellKey withSex(Sex sex) {
    return new CellKey(high & ~0xFL | sex.ordinal(), low);
  }

  public CellKey withAge(AgeBand age, AgeDefinition definition) {
    long rest = low & (1L << 39) - 1;
    return new CellKey(high, ((long) age.packed() << 3 | definition.ordinal()) << 39 | rest);
  }

  public CellKey withPeriod(TimePeriod period) {
    return new CellKey(high, low & ~0xFFFFFFFFL | Integer.toUnsignedLong(period.packed()));
  }

  public CellKey withDuration(Duration duration) {
    return new CellKey(high & ~(0x1FL << 8) | (long) duration.ordinal() << 8, low);
  }

  /**
   * SDMX frequency, derived so that it cannot split cells: of a flow by the length of its period,
   * of a stock {@code A} by convention.
   *
   * @see "SDMX CL_FREQ, UN/SDMX 1.2"
   */
  public String frequency() {
    if (indicator().nature() == Indicator.Nature.STOCK) {
      return "A";
    }
    return switch (period().months()) {
      case 12 -> "A";
      case 6 -> "S";
      case 3 -> "Q";
      case 1 -> "M";
      default -> "_O";
    };
  }

  /**
   * The thirteen codes joined by dots; {@code areaCode} gives the code of a position in the area
   * table.
   */
  public String dotted(IntFunction<String> areaCode) {
    return indicator()
        + "."
        + areaCode.apply(refArea())
        + "."
        + areaCode.apply(counterpartArea())
        + "."
        + basis()
        + "."
        + group()
        + "."
        + duration()
        + "."
        + reason()
        + "."
        + sex()
        + "."
        + age()
        + "."
        + ageDefinition()
        + "."
        + unit()
        + "."
        + timeType()
        + "."
        + period();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellKey key && high == key.high && low == key.low;
  }

  @Override
  public int hashCode() {
    // The multiplier spreads the low bits of the period, in which most keys of a table differ.
    return Long.hashCode((high * 31 + low) * 0x9E3779B97F4A7C15L);
  }

  @Override
  public int compareTo(CellKey other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compare(low, other.low);
  }
}
