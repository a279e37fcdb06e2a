package org.migstat.core.resolve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.migstat.core.disclosure.WithheldRule;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
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
  private CellKey last = new CellKey(-1, -1);
  private String lastText = "";

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
    }
    return lastText;
  }

  /** SHA-256 of the dotted key, in hexadecimal. */
  public String cellId(CellKey key) {
    return HexFormat.of().formatHex(sha256(cellKey(key)));
  }

  /**
   * @param rank position among the records of the cell in its submission, from 0
   */
  void assign(Claim claim, int rank) {
    Observation o = claim.observation();
    String identity =
        cellKey(o.key())
            + "|"
            + o.definition().collection()
            + "|"
            + o.dataflow()
            + "|"
            + o.vintage()
            + "|"
            + o.address().submission()
            + (rank == 0 ? "" : "|" + rank);
    ByteBuffer hash = ByteBuffer.wrap(sha256(identity));
    claim.identify(new RecordId(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()));
  }

  /**
   * SHA-256 of why a tier does not see a record, in hexadecimal: the same in every release as long
   * as it does not.
   */
  public String withheldId(String recordId, Tier tier, WithheldRule rule) {
    return HexFormat.of().formatHex(sha256(rule + "|" + tier + "|" + recordId));
  }

  private byte[] sha256(String text) {
    return digest.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
