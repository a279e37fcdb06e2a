package org.migstat.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.migstat.beam.Sample;
import org.migstat.core.definition.Corrections.Action;

/**
 * What a check found: definitions read, a sample of rows mapped and validated, nothing published.
 *
 * @param file the job or collection that was checked
 * @param collections one entry per definition, in the order of the job
 * @param corrections entries of the corrections register that are in force, in its order
 * @param warnings about entries that are over
 * @param rejectsAboveWarning whether the sample of a definition passed the warning share
 */
public record CheckReport(
    Path file,
    List<CheckedDefinition> collections,
    List<CheckedCorrection> corrections,
    List<String> warnings,
    boolean rejectsAboveWarning) {
  /** Rows of each file that are tried, not counting those that a filter excludes. */
  public static final int SAMPLE_ROWS = Sample.ROWS;

  public CheckReport {
    collections = List.copyOf(collections);
    corrections = List.copyOf(corrections);
    warnings = List.copyOf(warnings);
  }

  /**
   * What an entry of the corrections register does to the sample.
   *
   * @param values outcomes it was applied to; one that has none may still fit others
   */
  public record CheckedCorrection(String id, String collection, Action action, long values) {}

  /**
   * What a sample of one definition's files gave.
   *
   * @param definition name of the definition
   * @param files files that were looked into; 0 if no input was there to sample
   * @param rows rows of the files, tried or not
   * @param outcomes what was tried: rows times the number of records that the definition declares
   *     for a row
   * @param outOfScope outcomes that a declared filter excluded
   * @param records outcomes that gave a record, or a part of one
   * @param rejected outcomes that a rule refused
   * @param refusals rules that refused them, most frequent first
   * @param findings the first messages, one of a kind, each with its address
   */
  public record CheckedDefinition(
      String definition,
      long files,
      long rows,
      long outcomes,
      long outOfScope,
      long records,
      long rejected,
      List<RunReport.Refusal> refusals,
      List<String> findings) {

    public CheckedDefinition {
      refusals = List.copyOf(refusals);
      findings = List.copyOf(findings);
    }
  }
}
