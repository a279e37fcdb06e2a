package org.migstat.io.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.migstat.core.model.Tier;

/**
 * What a release was made of and by.
 *
 * @param version of migstat
 * @param job name of the job
 * @param asOf the instant that the run looked from
 * @param tiers what is written; a tier without records has an empty manifest
 * @param inputs every file that was read
 * @param definitions SHA-256 of every collection definition, by id
 * @param policies SHA-256 of resolution, derivations, arrangements and, if there are any,
 *     corrections, and the fingerprint of the key of random rounding, by name
 * @param codelists SHA-256 of every code list, by name
 */
public record ReleaseManifest(
    String version,
    String job,
    Instant asOf,
    Set<Tier> tiers,
    List<InputFile> inputs,
    Map<String, String> definitions,
    Map<String, String> policies,
    Map<String, String> codelists) {

  /**
   * @param path relative to the input root, with {@code /}
   * @param bytes its size
   * @param sha256 of its bytes, 64 hexadecimal digits
   */
  public record InputFile(String path, long bytes, String sha256) {}
}
