package org.migstat.core.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record says about who may see it.
 *
 * @param status the status that counts; unknown codes have become C, a missing one the collection's
 *     default
 * @param embargoEpochSecond when an embargo ends, null if none is given
 * @param redistribution parties to whom the provider allows its receiver to pass it on
 *     (CONF_REDIST)
 * @see "SDMX CONF_STATUS, EMBARGO_TIME, CONF_REDIST; UN/SDMX 4.1, 4.2"
 */
public record Confidentiality(
    ConfidentialityStatus status, @Nullable Long embargoEpochSecond, Set<Party> redistribution) {
  public static final Confidentiality FREE =
      new Confidentiality(ConfidentialityStatus.F, null, Set.of());
}
