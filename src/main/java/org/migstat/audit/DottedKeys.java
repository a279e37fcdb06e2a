package org.migstat.audit;

import java.util.Optional;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Sex;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.TimeType;
import org.migstat.core.model.UnitMeasure;

/**
 * Reads cell keys as they are printed: thirteen codes joined by dots.
 *
 * @see "UN/SDMX 1.2"
 */
record DottedKeys(AreaTable areas) {
  /** Empty if it is no key, or has an area that the table does not have. */
  Optional<CellKey> parse(String text) {
    String[] codes = text.split("\\.", -1);
    if (codes.length != Dimension.values().length) {
      return Optional.empty();
    }
    int refArea = areas.position(codes[1]);
    int counterpart = areas.position(codes[2]);
    Optional<AgeBand> age = AgeBand.parse(codes[8]);
    Optional<TimePeriod> period = TimePeriod.parse(codes[12]);
    if (refArea < 0 || counterpart < 0 || age.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CellKey.of(
              Indicator.valueOf(codes[0]),
              refArea,
              counterpart,
              PopulationBasis.valueOf(codes[3]),
              CitizenshipGroup.valueOf(codes[4]),
              Duration.valueOf(codes[5]),
              Reason.valueOf(codes[6]),
              Sex.valueOf(codes[7]),
              age.get(),
              AgeDefinition.valueOf(codes[9]),
              UnitMeasure.valueOf(codes[10]),
              TimeType.valueOf(codes[11]),
              period.get()));
    } catch (IllegalArgumentException unknownCode) {
      return Optional.empty();
    }
  }
}
