package org.migstat.core.disclosure;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.UnitMeasure;

/**
 * Which public records need disclosure control, and what the methods make of them that change
 * figures instead of hiding them.
 *
 * @see "UN/SDMX 4.5"
 */
public final class SmallCells {
  private static final Set<UnitMeasure> COUNTS =
      EnumSet.of(UnitMeasure.PS, UnitMeasure.CASE, UnitMeasure.EVT, UnitMeasure.PMT);
  private static final long THREE = 3 * Decimal.ONE;
  private static final long FIVE = 5 * Decimal.ONE;

  private final DisclosurePolicy policy;
  private final Function<CellKey, String> cellKeys;
  private final @Nullable Noise noise;

  /**
   * @param cellKeys dotted key of a cell
   * @param noise null if no indicator is rounded by chance
   */
  public SmallCells(
      DisclosurePolicy policy, Function<CellKey, String> cellKeys, @Nullable Noise noise) {
    this.policy = policy;
    this.cellKeys = cellKeys;
    this.noise = noise;
  }

  /**
   * Whether the figure is public by the provider's own choice: its collection is public cell by
   * cell, or the provider wrote F on the record itself. An F that its collection has by default is
   * no such choice.
   */
  public boolean published(Observation observation) {
    String stated = observation.source().code(SourceField.CONF_STATUS);
    boolean own =
        stated != null
            && !stated.isBlank()
            && (observation.confidentiality().status() == ConfidentialityStatus.F
                || observation.confidentiality().status() == ConfidentialityStatus.E);
    return observation.definition().publishedDetail() || policy.respectProviderF() && own;
  }

  /** Whether its value is a small count that may not be shown. */
  public boolean primary(Observation observation) {
    return treated(observation, Method.SUPPRESS) && observation.hasValue() && small(observation);
  }

  private boolean small(Observation observation) {
    long value = observation.value();
    return value < policy.threshold() * Decimal.ONE
        && (value > 0 || value == 0 && policy.protectZeros());
  }

  private boolean treated(Observation observation, Method method) {
    return policy.treatment(observation.key().indicator()).method() == method
        && COUNTS.contains(observation.key().unit())
        && !published(observation);
  }

  /** The record as public readers may see it if it is not hidden: rounded, where it must be. */
  public Observation rounded(Observation observation) {
    if (!observation.hasValue()) {
      return observation;
    }
    if (treated(observation, Method.ROUND5)) {
      long half = Decimal.plus(observation.value(), FIVE / 2);
      long value = Math.floorDiv(half, FIVE) * FIVE;
      return Masking.rounded(observation, value, coarser(observation, FIVE, Rounding.Mode.NEAREST));
    }
    if (treated(observation, Method.RR3)) {
      if (noise == null) {
        throw new IllegalStateException("random rounding without a key");
      }
      long value = upOrDown(observation, noise);
      return Masking.rounded(observation, value, coarser(observation, THREE, Rounding.Mode.RANDOM));
    }
    return observation;
  }

  /**
   * To a multiple of 3, so that a count is expected to stay what it is: one above a multiple goes
   * up in one case of three, two above in two of three. A cell always goes the same way, so that
   * publishing it again does not average the noise away.
   */
  private long upOrDown(Observation observation, Noise noise) {
    long below = Math.floorDiv(observation.value(), THREE) * THREE;
    long above = observation.value() - below;
    long draw = noise.draw(cellKeys.apply(observation.key()), THREE);
    return draw < above ? below + THREE : below;
  }

  /** What was rounded coarser before stays as coarse as it was. */
  private static Rounding coarser(Observation observation, long step, Rounding.Mode mode) {
    return observation.rounding().step() >= step
        ? observation.rounding()
        : new Rounding(step, mode);
  }
}
