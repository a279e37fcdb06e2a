package org.migstat.core.harmonise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Concept;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Party;
import org.migstat.core.model.PublicationTime;
import org.migstat.core.model.RuleId;

/**
 * Reads who may see a row. What is missing has the collection's default; what is unknown or
 * malformed is confidential.
 *
 * @see "UN/SDMX 4.1, 4.2"
 */
final class ConfidentialityReader {
  private static final String INTERNAL = "; read as internal";
  private static final Map<String, Party> PARTIES = Map.of("UN", Party.UN, "IOM", Party.IOM);

  private final ConfidentialityStatus byDefault;
  private final EnumReader<ConfidentialityStatus> status;
  private final @Nullable Source embargo;
  private final @Nullable Source redistribution;
  private final boolean constant;
  private final Notes notes;
  private final long asOf;

  /**
   * @param asOf time of the run, in seconds since 1970: an embargo that has ended by then holds no
   *     more
   */
  ConfidentialityReader(CollectionDefinition definition, Columns columns, Notes notes, long asOf) {
    this.asOf = asOf;
    BoundConcepts concepts = new BoundConcepts(definition.concepts(), columns);
    this.notes = notes;
    byDefault = definition.defaultConfidentiality();
    status = new EnumReader<>(concepts.source(Concept.CONF_STATUS), ConfidentialityStatus.class);
    embargo = concepts.ifNamed(Concept.EMBARGO_TIME);
    redistribution = concepts.ifNamed(Concept.CONF_REDIST);
    constant = !concepts.names(Concept.CONF_STATUS) && embargo == null && redistribution == null;
  }

  @Nullable String asReceived(Row row) {
    return status.source().asReceived(row);
  }

  /**
   * @param flagged status that the row's flags or symbol carry; the stricter one counts
   */
  Confidentiality read(Row row, @Nullable ConfidentialityStatus flagged) {
    if (constant && flagged == null && byDefault == ConfidentialityStatus.F) {
      return Confidentiality.FREE;
    }
    ConfidentialityStatus stated = stated(row);
    ConfidentialityStatus strictest = StatusReader.strictest(stated, flagged);
    ConfidentialityStatus counts = strictest == null ? byDefault : strictest;
    Long end = embargo == null ? null : end(embargo, row);
    return new Confidentiality(
        embargoed(counts, end, row),
        end,
        redistribution == null ? Set.of() : parties(redistribution, row));
  }

  /**
   * The status together with its embargo, which tightens only: one that cannot be read makes
   * internal what is less restricted, one that has not ended holds whatever the status says.
   */
  private ConfidentialityStatus embargoed(
      ConfidentialityStatus status, @Nullable Long end, Row row) {
    String found = embargo != null && !embargo.raw(row).isEmpty() ? "no time of an embargo" : "";
    if (status.strictness() >= ConfidentialityStatus.N.strictness()) {
      if (end == null && !found.isEmpty()) {
        note("found " + found);
      }
      return status;
    }
    if (end == null) {
      if (status != ConfidentialityStatus.E && found.isEmpty()) {
        return status;
      }
      note("found " + (found.isEmpty() ? "an embargo without a time" : found) + INTERNAL);
      return ConfidentialityStatus.N;
    }
    if (status == ConfidentialityStatus.E || end <= asOf) {
      return status;
    }
    if (status == ConfidentialityStatus.F) {
      note("found an embargo beside a status that says free; read as under embargo");
      return ConfidentialityStatus.E;
    }
    note("found an embargo beside a status that it does not belong to" + INTERNAL);
    return ConfidentialityStatus.N;
  }

  private void note(String found) {
    notes.add(RuleId.V_CONF_01, embargo == null ? "" : embargo.name(), found);
  }

  private @Nullable ConfidentialityStatus stated(Row row) {
    String raw = status.source().raw(row);
    if (raw.isEmpty()) {
      return null;
    }
    String received = status.source().asReceived(row);
    boolean padded = received != null && !received.equals(raw);
    ConfidentialityStatus read = padded ? null : status.read(raw);
    if (read == null) {
      notes.add(
          RuleId.V_CODE_CONF,
          status.source().name(),
          "no confidentiality status is written as "
              + RawCode.shown(padded ? received : raw)
              + "; read as confidential");
      return ConfidentialityStatus.C;
    }
    return read;
  }

  private @Nullable Long end(Source source, Row row) {
    String raw = source.raw(row);
    if (raw.isEmpty()) {
      return null;
    }
    Long end;
    try {
      end = wholeSeconds(OffsetDateTime.parse(raw));
    } catch (DateTimeException noZone) {
      end = utc(raw);
      if (end != null && PublicationTime.isPlausible(end)) {
        notes.add(RuleId.V_CONF_02, source.name(), "found an embargo without zone; read as UTC");
      }
    }
    return end != null && PublicationTime.isPlausible(end) ? end : null;
  }

  private static @Nullable Long utc(String raw) {
    try {
      LocalDateTime time =
          raw.length() == 10 ? LocalDate.parse(raw).atStartOfDay() : LocalDateTime.parse(raw);
      return wholeSeconds(time.atOffset(ZoneOffset.UTC));
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  /** What ends within a second holds until the second is over. */
  private static long wholeSeconds(OffsetDateTime end) {
    return end.toEpochSecond() + (end.getNano() > 0 ? 1 : 0);
  }

  /**
   * The parties of a list that names nothing else. A text with any other word may say the opposite
   * ("not IOM"), so it names nobody.
   */
  private Set<Party> parties(Source source, Row row) {
    String raw = source.raw(row);
    if (raw.isEmpty()) {
      return Set.of();
    }
    Set<Party> parties = EnumSet.noneOf(Party.class);
    for (String name : raw.split("[ ,;+]+", -1)) {
      Party party = PARTIES.get(name);
      if (party == null) {
        notes.add(
            RuleId.V_CODE_CONF,
            source.name(),
            "no list of the parties UN and IOM is written as "
                + RawCode.shown(raw)
                + "; read as naming nobody");
        return Set.of();
      }
      parties.add(party);
    }
    return parties;
  }
}
