package org.migstat.core.resolve;

import org.jspecify.annotations.Nullable;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Role;
import org.migstat.core.model.Rounding;

/**
 * A record on its way through one tier: the observation, what its rank needs, and in the end its
 * role.
 *
 * <p>Mutable and confined to the resolution of one group.
 */
public final class Claim {
  private final Observation observation;
  private final int parts;
  private final Lineage lineage;
  private final int statusTier;
  private RecordId id = RecordId.NONE;
  private boolean hold;
  private boolean stale;
  private @Nullable Role role;
  private @Nullable DecidedBy decidedBy;
  private @Nullable Claim original;

  /**
   * @param parts number of source rows that were added into it; 1 for a row of its own
   */
  Claim(Observation observation, int parts, Lineage lineage) {
    this.observation = observation;
    this.parts = parts;
    this.lineage = lineage;
    this.statusTier = observation.statuses().tier();
  }

  public Observation observation() {
    return observation;
  }

  public int parts() {
    return parts;
  }

  /**
   * SHA-256 of key, collection, dataflow, vintage and submission, never of the value; hexadecimal.
   */
  public String recordId() {
    return id.toString();
  }

  /** The role; only after its cell was resolved. */
  public Role role() {
    if (role == null) {
      throw new IllegalStateException("no role yet");
    }
    return role;
  }

  /** The criterion that placed it, null where none did. */
  public @Nullable DecidedBy decidedBy() {
    return decidedBy;
  }

  /**
   * Whether the registry explains that it gives the figure of the preferred record, exactly or
   * rounded; null if it does not give it, or is the preferred record.
   */
  public @Nullable CopyChain copyChain() {
    Claim copied = original;
    if (copied == null || role == Role.STALE_DUP) {
      return null;
    }
    return declaredCopy(copied) ? CopyChain.DECLARED : CopyChain.UNDECLARED;
  }

  /** Id of the superseded record whose figure it still gives; null if it is no stale copy. */
  public @Nullable String copiedRecord() {
    Claim copied = original;
    return copied == null || role != Role.STALE_DUP ? null : copied.recordId();
  }

  boolean isPlaced() {
    return role != null;
  }

  Lineage lineage() {
    return lineage;
  }

  int statusTier() {
    return statusTier;
  }

  /** Whether a group of its submission does not add up. */
  public boolean hold() {
    return hold;
  }

  boolean stale() {
    return stale;
  }

  void identify(RecordId given) {
    id = given;
  }

  void putOnHold() {
    hold = true;
  }

  void markStale(boolean isStale) {
    stale = isStale;
  }

  void place(Role given, @Nullable DecidedBy by) {
    role = given;
    decidedBy = by;
  }

  /**
   * @param copied the record of the same cell whose figure it gives again
   */
  void place(Role given, DecidedBy by, Claim copied) {
    place(given, by);
    original = copied;
  }

  Claim with(Observation changed) {
    Claim claim = new Claim(changed, parts, lineage);
    claim.id = id;
    claim.hold = hold;
    return claim;
  }

  /** The same record before a tier looks at it. */
  Claim copy() {
    Claim claim = new Claim(observation, parts, lineage);
    claim.role = role;
    return claim;
  }

  /** Whether the registry says that one of both takes its figures from the other. */
  public boolean declaredCopy(Claim other) {
    return lineage.comesFrom(other.lineage) || other.lineage.comesFrom(lineage);
  }

  /** Whether both can be one figure, rounded differently; only if both have a value. */
  boolean compatibleWith(Claim other) {
    return Rounding.compatible(
        observation.value(),
        observation.rounding(),
        other.observation.value(),
        other.observation.rounding());
  }

  /** The same record, identified and placed as it is, as other readers see it. */
  Claim seenAs(Observation changed) {
    Claim claim = with(changed);
    claim.role = role;
    return claim;
  }

  /** The same record, identified and checked, before its cell is resolved. */
  Claim copyOfIdentified() {
    return seenAs(observation);
  }

  String collection() {
    return observation.definition().collection();
  }

  boolean sameTableAs(Claim other) {
    return collection().equals(other.collection())
        && observation.dataflow().equals(other.observation.dataflow());
  }

  boolean sameSubmissionAs(Claim other) {
    return observation.sameSubmissionAs(other.observation);
  }

  @Override
  public String toString() {
    return "Claim at " + observation.address();
  }
}
