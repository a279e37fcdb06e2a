package org.migstat.core.disclosure;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Tier;

/**
 * Computes the audience of a record: which parties, and so which tiers, may see it at the time of
 * the run, and why others may not. Restrictions come from the status of the observation, an
 * embargo, the parties that received it, and the arrangements; none of them is ever loosened here.
 *
 * @see "UN/SDMX 4.1, 4.2"
 */
public final class Audience {
  private static final Set<Party> EVERYBODY = Set.of(Party.values());

  /** The parties that must all see what a tier of theirs sees. */
  private static final Map<Tier, Set<Party>> PARTIES_OF =
      new EnumMap<>(
          Map.of(Tier.UN, Set.of(Party.UN), Tier.IOM, Set.of(Party.IOM), Tier.JOINT, EVERYBODY));

  private final Arrangements arrangements;
  private final Instant asOf;

  public Audience(Arrangements arrangements, Instant asOf) {
    this.arrangements = arrangements;
    this.asOf = asOf;
  }

  /**
   * The status that counts at the time of the run: an embargo reads as N before its end, as F from
   * then on.
   */
  public ConfidentialityStatus effective(Confidentiality confidentiality) {
    if (confidentiality.status() != ConfidentialityStatus.E) {
      return confidentiality.status();
    }
    Long end = confidentiality.embargoEpochSecond();
    boolean over = end != null && asOf.getEpochSecond() >= end;
    return over ? ConfidentialityStatus.F : ConfidentialityStatus.N;
  }

  /** Parties that may see the record; empty for none. */
  public Set<Party> of(Observation observation) {
    CollectionDefinition definition = observation.definition();
    if (keptBack(definition)) {
      return EnumSet.noneOf(Party.class);
    }
    Set<Party> parties =
        nothingToProtect(observation)
            ? EnumSet.allOf(Party.class)
            : byStatus(observation.confidentiality(), definition);
    withhold(definition, parties);
    return parties;
  }

  /**
   * Whether the public may see the record before disclosure control. What is kept from a party is
   * kept from the public, of which the party is a part.
   */
  public boolean isPublic(Observation observation) {
    boolean free =
        effective(observation.confidentiality()) == ConfidentialityStatus.F
            || nothingToProtect(observation);
    return free && of(observation).containsAll(EVERYBODY);
  }

  /** A gap that the collection itself prints. */
  private static boolean nothingToProtect(Observation observation) {
    return !observation.hasValue()
        && observation.definition().publishedDetail()
        && observation.kind() == Observation.Kind.REPORT
        // Nobody published the gap that we leave in place of a sum.
        && !observation.flags().has(QualityFlag.ASSEMBLED);
  }

  /** Parties that may see the refused rows of a collection and what was found about its files. */
  public Set<Party> ofRefused(CollectionDefinition definition) {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    if (!keptBack(definition)) {
      parties.addAll(definition.receivedBy());
      withhold(definition, parties);
    }
    return parties;
  }

  /** Tiers that see the record; PUBLIC before disclosure control. */
  public Set<Tier> tiers(Observation observation) {
    Set<Tier> tiers = tiers(of(observation));
    if (isPublic(observation)) {
      tiers.add(Tier.PUBLIC);
    }
    return tiers;
  }

  /**
   * Tiers that may know of every row of a table, where it stands and what was found about it: those
   * of the parties that received it, and the public if it is public cell by cell.
   */
  public Set<Tier> receiving(CollectionDefinition definition) {
    Set<Party> parties = ofRefused(definition);
    Set<Tier> tiers = tiers(parties);
    if (definition.publishedDetail() && parties.containsAll(EVERYBODY)) {
      tiers.add(Tier.PUBLIC);
    }
    return tiers;
  }

  private static Set<Tier> tiers(Set<Party> parties) {
    Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    PARTIES_OF.forEach(
        (tier, all) -> {
          if (parties.containsAll(all)) {
            tiers.add(tier);
          }
        });
    return tiers;
  }

  /**
   * Why the tier does not see a record: the first that applies of the release of its file, Article
   * 14, and its own status. Disclosure control is not judged here.
   *
   * @return null if the tier sees it
   * @see "UN/SDMX 4.1, 4.6"
   */
  public @Nullable WithheldRule withheldBy(Tier tier, Observation observation) {
    if (tiers(observation).contains(tier)) {
      return null;
    }
    CollectionDefinition definition = observation.definition();
    if (keptBack(definition)) {
      return WithheldRule.EMBARGO;
    }
    Set<Party> notWithheld = EnumSet.allOf(Party.class);
    withhold(definition, notWithheld);
    Confidentiality confidentiality = observation.confidentiality();
    if (!notWithheld.containsAll(PARTIES_OF.getOrDefault(tier, EVERYBODY))) {
      return WithheldRule.ART14;
    }
    boolean embargoed =
        confidentiality.status() == ConfidentialityStatus.E
            && confidentiality.embargoEpochSecond() != null;
    return embargoed ? WithheldRule.EMBARGO : WithheldRule.CONF;
  }

  private boolean keptBack(CollectionDefinition definition) {
    Long embargo = definition.embargo();
    return embargo != null && asOf.getEpochSecond() < embargo;
  }

  private Set<Party> byStatus(Confidentiality confidentiality, CollectionDefinition definition) {
    ConfidentialityStatus status = effective(confidentiality);
    if (status == ConfidentialityStatus.F || status == ConfidentialityStatus.S) {
      return EnumSet.allOf(Party.class);
    }
    Set<Party> parties = EnumSet.noneOf(Party.class);
    parties.addAll(definition.receivedBy());
    parties.addAll(confidentiality.redistribution());
    for (Arrangements.Sharing sharing : arrangements.sharing()) {
      boolean covers = sharing.confidential() || !status.confidential();
      if (covers && sharing.collection().equals(definition.collection())) {
        parties.addAll(sharing.to());
      }
    }
    return parties;
  }

  private void withhold(CollectionDefinition definition, Set<Party> parties) {
    for (Arrangements.Withholding withholding : arrangements.withholding()) {
      if (withholding.collection().equals(definition.collection())) {
        parties.remove(withholding.from());
      }
    }
  }
}
