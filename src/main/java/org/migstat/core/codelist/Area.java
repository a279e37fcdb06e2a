package org.migstat.core.codelist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An area that observations can name.
 *
 * @param code three-digit M49 number with leading zeros, or an extension of it such as {@code
 *     826_GB}
 * @param name English name; the UN's where M49 has the area
 * @param baseCode code that own nationals and natives of the area have as counterpart; its own
 *     except for variants and parts of a country
 * @param iso2 two-letter ISO label, empty if ISO 3166 never had one; a label, never a key: ISO
 *     reuses letters
 * @param iso3 three-letter ISO label, likewise
 * @param validFrom first day on which the area existed, null if always
 * @param validTo first day on which it no longer did, null if it still does
 * @param inM49 whether it is a line of the current M49
 * @param inIso whether it is in the current ISO 3166-1
 * @param atoms codes of the smallest territories it covers; empty if it is not a territory
 * @param successors areas that replaced it; a figure is never split over them
 * @see "UN M49, SDMX CL_AREA, UN/SDMX 1.4"
 */
public record Area(
    String code,
    String name,
    AreaType type,
    String baseCode,
    String iso2,
    String iso3,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    boolean inM49,
    boolean inIso,
    Set<String> atoms,
    List<String> successors) {
  public Area {
    atoms = Set.copyOf(atoms);
    successors = List.copyOf(successors);
  }

  /** Whether it existed on each day from {@code first} to {@code last}. */
  public boolean existed(LocalDate first, LocalDate last) {
    boolean begun = validFrom == null || !first.isBefore(validFrom);
    return begun && !endedBy(last);
  }

  /** Whether it no longer existed on {@code day}. */
  public boolean endedBy(LocalDate day) {
    return validTo != null && !day.isBefore(validTo);
  }

  /** Name and code, for messages: {@code Sudan (729)}. */
  public String label() {
    return name + " (" + code + ")";
  }
}
