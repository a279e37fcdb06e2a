package org.migstat.core.resolve;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.Tier;

/**
 * Which tiers see which records of a part of a group.
 *
 * @see "UN/SDMX 2.5 step 0, 4.3"
 */
final class Visibility {
  private final Audience audience;
  private final List<Claim> claims;
  private final Sights sights;
  private final byte[] seenBy;
  private final IdentityHashMap<CollectionDefinition, Byte> received = new IdentityHashMap<>();
  private final IdentityHashMap<CollectionDefinition, Byte> free = new IdentityHashMap<>();

  /**
   * @param sights of the group, to which those of the part are added
   */
  Visibility(Audience audience, List<Claim> claims, Sights sights) {
    this.audience = audience;
    this.claims = claims;
    this.sights = sights;
    seenBy = new byte[claims.size()];
    for (int i = 0; i < seenBy.length; i++) {
      Observation observation = claims.get(i).observation();
      seenBy[i] = seenBy(observation);
      // Only who received the table knows on which line a row stands, and what is not printed.
      receivedBy(observation.definition());
    }
  }

  private byte seenBy(Observation observation) {
    if (observation.kind() == Kind.REFUSED) {
      return receivedBy(observation.definition());
    }
    if (observation.confidentiality().equals(Confidentiality.FREE)) {
      // Most are free, and then who sees them is the same for all of a definition.
      return free.computeIfAbsent(
          observation.definition(), d -> sights.add(audience.tiers(observation)));
    }
    return sights.add(audience.tiers(observation));
  }

  private byte receivedBy(CollectionDefinition definition) {
    return received.computeIfAbsent(definition, d -> sights.add(audience.receiving(d)));
  }

  /** Records that the tier does not see; places of refused rows are none. */
  List<Claim> hidden(Tier tier) {
    List<Claim> hidden = new ArrayList<>();
    for (int i = 0; i < seenBy.length; i++) {
      Observation observation = claims.get(i).observation();
      if (!Sights.sees(tier, seenBy[i]) && observation.kind() != Kind.REFUSED) {
        hidden.add(claims.get(i));
      }
    }
    return hidden;
  }

  /**
   * Gives ids to the records that some tier does not see: those that they have for readers who see
   * all of their submission.
   */
  void identifyHidden(RecordIds ids) {
    byte all = sights.ofAll();
    int next = 0;
    for (int i = 0; i < seenBy.length; i++) {
      if (i >= next && seenBy[i] != all && claims.get(i).observation().kind() != Kind.REFUSED) {
        int start = i;
        while (start > 0 && together(start - 1, i)) {
          start--;
        }
        next = i + 1;
        while (next < seenBy.length && together(next, i)) {
          next++;
        }
        List<Claim> same = new ArrayList<>(claims.subList(start, next));
        same.removeIf(claim -> claim.observation().kind() == Kind.REFUSED);
        Duplicates.identify(same, ids);
      }
    }
  }

  /** Whether both are of one cell in one submission. */
  private boolean together(int one, int other) {
    Observation a = claims.get(one).observation();
    Observation b = claims.get(other).observation();
    return a.key().equals(b.key()) && a.sameSubmissionAs(b);
  }

  /** The visible records, as copies if other tiers see others: each gives them roles of its own. */
  List<Claim> own(Tier tier) {
    boolean alike = sights.areAlike();
    List<Claim> own = new ArrayList<>();
    for (int i = 0; i < seenBy.length; i++) {
      if (Sights.sees(tier, seenBy[i])) {
        own.add(alike ? claims.get(i) : claims.get(i).copy());
      }
    }
    return own;
  }
}
