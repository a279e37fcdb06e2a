package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys compare ordinals, so each code list that a key or a set packs must stand in the order of its
 * codes.
 */
class CodeOrderTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Indicator.class,
        PopulationBasis.class,
        CitizenshipGroup.class,
        Duration.class,
        Reason.class,
        Sex.class,
        AgeDefinition.class,
        UnitMeasure.class,
        TimeType.class,
        ObservationStatus.class,
        ConfidentialityStatus.class,
        Party.class
      })
  void constantsStandInTheOrderOfTheirCodes(Class<? extends Enum<?>> list) {
    assertThat(Arrays.stream(list.getEnumConstants()).map(Enum::name)).isSorted();
  }
}
