package org.migstat.beam;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Corrections;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.Policy;
import org.migstat.core.harmonise.TableHarmoniser;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.OneLine;
import org.migstat.core.model.Tier;
import org.migstat.io.release.StagingFolder;

/**
 * Harmonises the first rows of files without a pipeline: what a definition makes of them. The
 * reader still sees every line, so that a broken file is found wherever it breaks.
 */
public final class Sample {
  /** Rows of each file that are harmonised, not counting those that a filter excludes. */
  public static final int ROWS = 5000;

  private static final int MESSAGES = 10;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final RunPlan plan;
  private final TableHarmoniser.Setting setting;
  private final Partitions partitions;
  private final Exposure exposure;

  /**
   * What the sample of one definition gave. Counts of outcomes are rows times declared factor.
   *
   * @param rows all rows of the files, tried or not
   * @param corrected outcomes that each entry of the corrections register was applied to, by its id
   */
  public record Result(
      String definition,
      String collection,
      long files,
      long refusedFiles,
      long rows,
      long outcomes,
      long outOfScope,
      long observations,
      long rejected,
      Map<String, Long> corrected,
      Findings findings,
      List<String> messages) {}

  /**
   * @param corrections that are in force; rows are tried whatever their vintage
   */
  public Sample(
      List<CollectionDefinition> definitions,
      Derivations derivations,
      Arrangements arrangements,
      Corrections corrections) {
    Policy none = new Policy("", List.of(), Map.of(), 0, 0, 0);
    // Whoever checks a definition sees what was found about its files, whichever party receives
    // them.
    plan =
        new RunPlan(
            definitions,
            none,
            derivations,
            arrangements,
            LATEST,
            EnumSet.of(Tier.UN, Tier.IOM),
            1,
            new StagingFolder(""),
            corrections,
            null,
            DisclosurePolicy.USUAL,
            List.of(),
            "");
    setting = plan.setting(corrections);
    partitions = new Partitions(setting.areas(), 1);
    exposure = new Exposure(plan, plan.clusters());
  }

  /** The sample of all files. */
  public Result of(CollectionDefinition definition, List<InputFile> files) throws IOException {
    Account whole = new Account();
    long read = 0;
    for (InputFile file : files) {
      whole.add(account(file));
      read++;
    }
    return result(definition, whole, read);
  }

  /** The sample of the files whose header the definition fits; others are left alone. */
  public Result fitting(CollectionDefinition definition, List<InputFile> files) throws IOException {
    Account whole = new Account();
    long read = 0;
    for (InputFile file : files) {
      Account account = account(file);
      if (account.ledger.total(Kind.LINES, null, Set.of(Ledger.REFUSED_FILE)) == 0) {
        whole.add(account);
        read++;
      }
    }
    return result(definition, whole, read);
  }

  private Account account(InputFile file) throws IOException {
    FileHarmonising harmonising =
        new FileHarmonising(file, plan, setting, partitions, exposure, ROWS);
    return harmonising.end(harmonising.read());
  }

  private static Result result(CollectionDefinition definition, Account account, long files) {
    Ledger ledger = account.ledger;
    long outcomes = ledger.total(Kind.FATE, null, Set.of(Ledger.OUTCOMES));
    long outOfScope = ledger.total(Kind.FATE, null, Set.of(Ledger.OUT_OF_SCOPE));
    long rejected = ledger.total(Kind.FATE, null, Set.of(Ledger.QUARANTINED));
    List<String> messages = new ArrayList<>();
    for (Map.Entry<Findings.Key, Findings.Seen> entry : account.findings.entries().entrySet()) {
      if (messages.size() < MESSAGES) {
        messages.add(message(entry.getKey(), entry.getValue()));
      }
    }
    return new Result(
        definition.id(),
        definition.collection(),
        files,
        ledger.total(Kind.LINES, null, Set.of(Ledger.REFUSED_FILE)),
        ledger.total(Kind.LINES, null, Set.of(Ledger.ROWS)),
        outcomes,
        outOfScope,
        outcomes - outOfScope - rejected,
        rejected,
        account.corrections,
        account.findings,
        messages);
  }

  private static String message(Findings.Key key, Findings.Seen seen) {
    String row = seen.firstLine() <= 0 ? "" : " row " + seen.firstLine();
    String column = key.column().isEmpty() ? "" : " column '" + key.column() + "'";
    String times = seen.count() == 1 ? "" : " (" + seen.count() + " times)";
    return OneLine.of(
        key.rule() + " " + key.submission() + row + column + ": " + key.detail() + times + ".");
  }
}
