package org.migstat.core.resolve;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.Policy;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;

/**
 * Two records of one cell that cannot both be right, or of which one publishes what the other keeps
 * confidential.
 *
 * @param preferred the preferred record of the cell; of a disclosure conflict the public one,
 *     whatever its role
 * @param other the record beside it; of a disclosure conflict the confidential one
 * @param severity null where one of them has no value, and of a disclosure conflict
 * @param decidedBy criterion that decided the cell
 * @see "UN/SDMX 2.5"
 */
public record Conflict(
    Claim preferred, Claim other, Type type, @Nullable Severity severity, DecidedBy decidedBy) {
  /**
   * The first that applies, in this order; EXISTENCE where one says that a figure cannot exist. Two
   * records may be in a disclosure conflict beside another one.
   */
  public enum Type {
    EST_VS_REP,
    EST_VS_EST,
    PROV_VS_FINAL,
    INTRA_COLLECTION,
    VALUE,
    EXISTENCE,
    DISCLOSURE
  }

  /** How far apart they are, by the bounds of the policy. */
  public enum Severity {
    MINOR,
    MODERATE,
    MAJOR
  }

  static Conflict of(Claim preferred, Claim other, DecidedBy decidedBy, Policy policy) {
    return new Conflict(
        preferred, other, type(preferred, other), severity(preferred, other, policy), decidedBy);
  }

  static Conflict ofExistence(Claim preferred, Claim other, DecidedBy decidedBy) {
    return new Conflict(preferred, other, Type.EXISTENCE, null, decidedBy);
  }

  static Conflict ofDisclosure(Claim open, Claim secret, DecidedBy decidedBy) {
    return new Conflict(open, secret, Type.DISCLOSURE, null, decidedBy);
  }

  /** Absolute difference in ten-thousandths; only if both have a value. */
  public long absoluteDifference() {
    return Math.abs(Decimal.minus(preferred.observation().value(), other.observation().value()));
  }

  /** Difference relative to the larger of both, 0 to 2; only if both have a value. */
  public double relativeDifference() {
    return absoluteDifference() / (double) larger(preferred.observation(), other.observation());
  }

  /** Whether both are of one collection, so that two of its tables differ. */
  boolean withinCollection() {
    return withinCollection(preferred, other);
  }

  private static boolean withinCollection(Claim a, Claim b) {
    return a.collection().equals(b.collection());
  }

  private static long larger(Observation a, Observation b) {
    return Math.max(Math.abs(a.value()), Math.abs(b.value()));
  }

  private static Type type(Claim a, Claim b) {
    int least = Math.min(a.statusTier(), b.statusTier());
    int most = Math.max(a.statusTier(), b.statusTier());
    if (least <= 1 && most >= 2) {
      return Type.EST_VS_REP;
    }
    if (least >= 2) {
      return Type.EST_VS_EST;
    }
    if (least != most) {
      return Type.PROV_VS_FINAL;
    }
    return withinCollection(a, b) ? Type.INTRA_COLLECTION : Type.VALUE;
  }

  private static Severity severity(Claim a, Claim b, Policy policy) {
    BigInteger difference =
        BigInteger.valueOf(
            Math.abs(Decimal.minus(a.observation().value(), b.observation().value())));
    BigInteger larger = BigInteger.valueOf(larger(a.observation(), b.observation()));
    if (within(difference, larger, policy.minorUpTo())) {
      return Severity.MINOR;
    }
    return within(difference, larger, policy.moderateUpTo()) ? Severity.MODERATE : Severity.MAJOR;
  }

  /** Whether the difference is at most this share of the larger number, exactly. */
  static boolean within(BigInteger difference, BigInteger larger, double share) {
    // The bound as written in the policy, so that 1 % is 1 % exactly.
    BigDecimal bound = BigDecimal.valueOf(share).multiply(new BigDecimal(larger));
    return new BigDecimal(difference).compareTo(bound) <= 0;
  }
}
