package org.migstat.beam;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.DisclosurePolicy.Method;
import org.migstat.core.disclosure.Noise;

/**
 * The secret of random rounding. It stands in the environment of every process of a run and never
 * travels with the plan, on a command line or into a file.
 *
 * @see "UN/SDMX 4.5 RR3"
 */
public final class RoundingKey {
  /** Name of the environment variable. */
  public static final String VARIABLE = "MIGSTAT_ROUNDING_KEY";

  private static final int SHORTEST = 16;
  private static final String FINGERPRINT = "migstat rounding key";
  private static final String ALGORITHM = "HmacSHA256";

  private RoundingKey() {}

  /** What is wrong with the key of this process; null if a run under the policy may begin. */
  public static @Nullable String problem(DisclosurePolicy policy) {
    return problem(policy, System.getenv(VARIABLE));
  }

  static @Nullable String problem(DisclosurePolicy policy, @Nullable String key) {
    if (!policy.uses(Method.RR3) || key != null && key.length() >= SHORTEST) {
      return null;
    }
    return "method RR3 needs a secret key of at least %d characters in the environment variable %s; found %s"
        .formatted(SHORTEST, VARIABLE, key == null ? "none" : "a shorter one");
  }

  /**
   * Tells keys apart without telling them: for the plan of a run and the restricted manifest of its
   * release; empty if no indicator is rounded by chance. Slow on purpose, against guessing.
   */
  public static String fingerprint(DisclosurePolicy policy) {
    String key = System.getenv(VARIABLE);
    return policy.uses(Method.RR3) && key != null ? fingerprint(key) : "";
  }

  static String fingerprint(String key) {
    byte[] salt = FINGERPRINT.getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(new PBEKeySpec(key.toCharArray(), salt, 200_000, 64))
                  .getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", impossible);
    }
  }

  /**
   * The chance that the key of this process decides; null if no indicator is rounded by chance.
   *
   * @param fingerprint of the key that the run began with
   */
  static @Nullable Noise noise(DisclosurePolicy policy, String fingerprint) {
    String key = System.getenv(VARIABLE);
    String problem = problem(policy, key);
    if (problem == null && !fingerprint(policy).equals(fingerprint)) {
      problem = "a worker has another key in " + VARIABLE + " than the process that began the run";
    }
    if (problem != null) {
      throw new IllegalStateException("Cannot round by chance: " + problem + ".");
    }
    return policy.uses(Method.RR3) && key != null ? noise(key) : null;
  }

  static Noise noise(String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return (cellKey, bound) -> {
        byte[] hash = mac.doFinal(cellKey.getBytes(StandardCharsets.UTF_8));
        return Math.floorMod(ByteBuffer.wrap(hash).getLong(), bound);
      };
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
