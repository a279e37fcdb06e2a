package org.migstat.core.definition;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.ObservationStatus;

/**
 * How OBS_STATUS is read.
 *
 * @param constants statuses of every row
 * @param column flags, null if there are none
 * @param flags what each flag means, by the provider's letter or label
 * @param separateLetters whether every letter of a text is a flag of its own
 * @param when statuses and footnotes of the rows that a condition names
 */
public record StatusSource(
    List<ObservationStatus> constants,
    @Nullable String column,
    Map<String, Flag> flags,
    boolean separateLetters,
    List<StatusWhen> when)
    implements Serializable {
  /** The code list itself: what the flags of a column mean without a table of them. */
  public static final Map<String, Flag> CODES = codes();

  /**
   * @param statuses none if the flag only keeps its source text
   * @param onlyWithoutValue whether the statuses hold only where there is no value
   * @param confidentiality CONF_STATUS that the flag carries, null if none
   */
  public record Flag(
      List<ObservationStatus> statuses,
      boolean onlyWithoutValue,
      @Nullable ConfidentialityStatus confidentiality)
      implements Serializable {}

  public record StatusWhen(
      Map<String, Set<String>> when, List<ObservationStatus> statuses, @Nullable String footnote)
      implements Serializable {}

  private static Map<String, Flag> codes() {
    Map<String, Flag> codes = new TreeMap<>();
    for (ObservationStatus status : ObservationStatus.values()) {
      codes.put(status.name(), new Flag(List.of(status), false, null));
    }
    return Collections.unmodifiableMap(codes);
  }
}
