package org.migstat.core.model;

import static org.migstat.core.model.Indicator.Family.ASYLUM;
import static org.migstat.core.model.Indicator.Family.MOBILITY;
import static org.migstat.core.model.Indicator.Family.PERMIT;
import static org.migstat.core.model.Indicator.Family.PROTECTION;
import static org.migstat.core.model.Indicator.Family.RETURN;
import static org.migstat.core.model.Indicator.Nature.BALANCE;
import static org.migstat.core.model.Indicator.Nature.FLOW;
import static org.migstat.core.model.Indicator.Nature.STOCK;
import static org.migstat.core.model.PopulationBasis.CFC;
import static org.migstat.core.model.PopulationBasis.CNR;
import static org.migstat.core.model.PopulationBasis.COB;
import static org.migstat.core.model.PopulationBasis.COC;
import static org.migstat.core.model.PopulationBasis.COO;
import static org.migstat.core.model.PopulationBasis.CPR;
import static org.migstat.core.model.PopulationBasis.CRT;
import static org.migstat.core.model.UnitMeasure.CASE;
import static org.migstat.core.model.UnitMeasure.EVT;
import static org.migstat.core.model.UnitMeasure.PMT;
import static org.migstat.core.model.UnitMeasure.PS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is counted. The constants stand in the order of their codes, so comparing ordinals compares
 * codes.
 *
 * @see "project code list CL_MIG_INDICATOR, UN/SDMX 1.3"
 */
public enum Indicator {
  ASY_APP_ALL(FLOW, ASYLUM, units(PS, CASE), bases(COC, COO), false, true),
  ASY_APP_FIRST(FLOW, ASYLUM, units(PS, CASE), bases(COC, COO), false, true),
  ASY_DEC_NEG(FLOW, ASYLUM, units(PS, CASE, EVT), bases(COC, COO), false, true),
  ASY_DEC_POS(FLOW, ASYLUM, units(PS, CASE, EVT), bases(COC, COO), false, true),
  ASY_STOCK(STOCK, ASYLUM, units(PS, CASE), bases(COC, COO), false, true),
  CIT_ACQ(FLOW, PERMIT, units(PS), bases(CFC), true, true),
  EMI(FLOW, MOBILITY, units(PS), bases(CNR, COC, COB), true, false),
  IDP_STOCK(STOCK, PROTECTION, units(PS), bases(), false, true),
  IMM(FLOW, MOBILITY, units(PS), bases(CPR, COC, COB), true, false),
  IRR_DET(FLOW, RETURN, units(PS, EVT), bases(COC), false, true),
  NETMIG(BALANCE, MOBILITY, units(PS), bases(CPR, CNR, COC, COB), true, false),
  NETMIG_ADJ(BALANCE, MOBILITY, units(PS), bases(CPR, CNR, COC, COB), true, false),
  OIP_STOCK(STOCK, PROTECTION, units(PS), bases(COO), false, true),
  PERMIT_FIRST(FLOW, PERMIT, units(PMT), bases(COC), true, true),
  PERMIT_STOCK(STOCK, PERMIT, units(PMT), bases(COC), false, true),
  POP_STOCK(STOCK, MOBILITY, units(PS), bases(COB, COC), false, false),
  REFUSED(FLOW, RETURN, units(PS, EVT), bases(COC), false, true),
  REF_STOCK(STOCK, PROTECTION, units(PS), bases(COO), false, true),
  RET_AVR(FLOW, RETURN, units(PS, EVT), bases(COC, CRT), true, true),
  RET_EFF(FLOW, RETURN, units(PS, EVT), bases(COC, CRT), true, true),
  RET_ORDER(FLOW, RETURN, units(PS, EVT), bases(COC, CRT), true, true),
  RET_REF(FLOW, RETURN, units(PS, EVT), bases(COC, CRT), true, true),
  STLS_STOCK(STOCK, PROTECTION, units(PS), bases(COO), false, true),
  TP_FLOW(FLOW, PROTECTION, units(PS), bases(COC), false, true),
  TP_STOCK(STOCK, PROTECTION, units(PS), bases(COC), false, true);

  /**
   * Whether the count is of a moment, of a period, or a difference of periods that may be negative.
   */
  public enum Nature {
    STOCK,
    FLOW,
    BALANCE
  }

  /** Indicators that rules compare with each other; they travel to the same group of the run. */
  public enum Family {
    MOBILITY,
    ASYLUM,
    PROTECTION,
    PERMIT,
    RETURN
  }

  private final Nature nature;
  private final Family family;
  private final Set<UnitMeasure> units;
  private final Set<PopulationBasis> bases;
  private final boolean additiveOverTime;
  private final boolean sensitive;

  Indicator(
      Nature nature,
      Family family,
      Set<UnitMeasure> units,
      Set<PopulationBasis> bases,
      boolean additiveOverTime,
      boolean sensitive) {
    this.nature = nature;
    this.family = family;
    this.units = units;
    this.bases = bases;
    this.additiveOverTime = additiveOverTime;
    this.sensitive = sensitive;
  }

  public Nature nature() {
    return nature;
  }

  public Family family() {
    return family;
  }

  /** Whether periods may be added: quarters of applicants may not, a person counts once in each. */
  public boolean additiveOverTime() {
    return additiveOverTime;
  }

  /** Whether small counts of it need disclosure control before they are public. */
  public boolean sensitive() {
    return sensitive;
  }

  /** Whether a minimum stay belongs to its definition; elsewhere DURATION is {@code _Z}. */
  public boolean hasDuration() {
    return family == MOBILITY;
  }

  /**
   * Whether a count of {@code unit} by {@code basis} is a thing this indicator can be (rule
   * V-CONS).
   */
  public boolean allows(UnitMeasure unit, PopulationBasis basis) {
    boolean unitFits = units.contains(unit);
    boolean basisFits =
        basis == PopulationBasis._Z || basis == PopulationBasis._U || bases.contains(basis);
    return unitFits && basisFits;
  }

  private static Set<UnitMeasure> units(UnitMeasure... units) {
    return EnumSet.copyOf(Arrays.asList(units));
  }

  private static Set<PopulationBasis> bases(PopulationBasis... bases) {
    return Set.of(bases);
  }
}
