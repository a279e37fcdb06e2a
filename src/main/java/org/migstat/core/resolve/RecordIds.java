package org.migstat.core.resolve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.IntFunction;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.Tier;

/**
 * Identities that can be published: SHA-256 of what is measured and by whom, never of a value,
 * since a hash of a small count is trivially reversed. One instance serves one thread.
 *
 * @see "UN/SDMX 1.11"
 */
public final class RecordIds {
  private final MessageDigest digest;
  private final IntFunction<String> areaCode;
  private final Map<SubmissionKey, byte[]> submissions = new HashMap<>();
  private CellKey last = new CellKey(-1, -1);
  private String lastText = "";
  private byte[] lastBytes = {};

  /**
   * @param areaCode code of a position in the area table of the run
   */
  public RecordIds(IntFunction<String> areaCode) {
    this.areaCode = areaCode;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The dotted key of a cell. */
  public String cellKey(CellKey key) {
    if (!key.equals(last)) {
      last = key;
      lastText = key.dotted(areaCode);
      lastBytes = bytes(lastText);
    }
    return lastText;
  }

  private byte[] cellBytes(CellKey key) {
    cellKey(key);
    return lastBytes;
  }

  /** SHA-256 of the dotted key, in hexadecimal. */
  public String cellId(CellKey key) {
    return HexFormat.of().formatHex(digest.digest(cellBytes(key)));
  }

  /**
   * @param rank position among the records of the cell in its submission, from 0
   */
  void assign(Claim claim, int rank) {
    Observation observation = claim.observation();
    digest.update(cellBytes(observation.key()));
    digest.update(submissions.computeIfAbsent(observation.submissionKey(), RecordIds::identity));
    if (rank > 0) {
      digest.update(bytes("|" + rank));
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    claim.identify(new RecordId(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()));
  }

  private static byte[] identity(SubmissionKey of) {
    return bytes(
        "|" + of.collection() + "|" + of.dataflow() + "|" + of.vintage() + "|" + of.submission());
  }

  /**
   * SHA-256 of why a tier does not see a record, in hexadecimal: the same in every release as long
   * as it does not.
   */
  public String withheldId(String recordId, Tier tier, WithheldRule rule) {
    return HexFormat.of().formatHex(digest.digest(bytes(rule + "|" + tier + "|" + recordId)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
