package org.migstat.core.harmonise;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaRelation;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.Vintage;

/**
 * Rules that one record can break by itself and that refuse it.
 *
 * @see "UN/SDMX 3.2"
 */
final class RecordRules {
  private RecordRules() {}

  /** The first rule that the record breaks, null if none. */
  static @Nullable RuleId broken(
      CellKey key, long value, StatusSet statuses, Vintage vintage, AreaTable areas) {
    if (!key.indicator().allows(key.unit(), key.basis()) || isWithoutBasis(key, areas)) {
      return RuleId.V_CONS;
    }
    if (movesToItself(key, areas)) {
      return RuleId.V_SELF;
    }
    if (value != Decimal.NONE && statuses.missing()) {
      return RuleId.V_STATUS_01;
    }
    if (value != Decimal.NONE
        && value < 0
        && key.indicator().nature() != Indicator.Nature.BALANCE) {
      return RuleId.V_NEG;
    }
    boolean future = key.period().start().atStartOfDay().isAfter(vintage.time());
    return future && !statuses.has(ObservationStatus.F) ? RuleId.V_TIME_FUT : null;
  }

  /**
   * Whether nobody says what the other area means. Only totals need no basis, and persons who are
   * displaced within their area (UN/SDMX 1.2).
   */
  private static boolean isWithoutBasis(CellKey key, AreaTable areas) {
    if (key.basis() != PopulationBasis._Z || key.indicator() == Indicator.IDP_STOCK) {
      return false;
    }
    String counterpart = areas.code(key.counterpartArea());
    return !counterpart.equals("_T") && !counterpart.equals("_Z");
  }

  /** What was found and expected, for a rule of {@link #broken}. */
  static String detail(RuleId rule) {
    return switch (rule) {
      case V_CONS ->
          "found a basis or unit that the indicator cannot have; expected one that goes with it";
      case V_SELF -> "found the reporting area as its own counterpart; expected another area";
      case V_STATUS_01 ->
          "found a number beside a status that says there is none; expected one of them";
      case V_NEG -> "found a negative number; expected a count";
      case V_TIME_FUT ->
          "found a period that starts after the publication date; expected a forecast flag";
      default -> rule.expression();
    };
  }

  private static boolean movesToItself(CellKey key, AreaTable areas) {
    boolean residence = key.basis() == PopulationBasis.CPR || key.basis() == PopulationBasis.CNR;
    // Variants of one country are the same place; parts that share nothing, as England and
    // Scotland, are not.
    return residence
        && areas.area(key.refArea()).baseCode().equals(areas.area(key.counterpartArea()).baseCode())
        && areas.relation(key.refArea(), key.counterpartArea()) != AreaRelation.DISJOINT;
  }

  /**
   * Whether the area existed in the period, or need not have because people are still counted as
   * born there.
   */
  static boolean existed(Area area, TimePeriod period, PopulationBasis basis, boolean counterpart) {
    if (counterpart && basis == PopulationBasis.COB || area.type() == AreaType.SPECIAL) {
      return true;
    }
    boolean ended = area.validTo() != null && !period.start().isBefore(area.validTo());
    boolean notYet = area.validFrom() != null && lastDay(period).isBefore(area.validFrom());
    return !ended && !notYet;
  }

  private static LocalDate lastDay(TimePeriod period) {
    return period.isInstant() ? period.start() : period.endExclusive().minusDays(1);
  }
}
