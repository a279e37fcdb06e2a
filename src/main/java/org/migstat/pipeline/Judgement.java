package org.migstat.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.Books;
import org.migstat.beam.InputFile;
import org.migstat.beam.InputHash;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition.OnRefusedFile;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.OneLine;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.release.Section;

/** Judges by the books of a run whether it may be published, and what is to be said with it. */
final class Judgement {
  /** Share of rejected rows from which a run warns. */
  static final double WARNING_SHARE = 0.01;

  private static final String OBS_ALL = "obs_all";

  private final Books books;
  private final Set<Tier> tiers;
  private final List<CollectionDefinition> definitions;
  private final List<InputFile> inputs;
  private final OnRefusedFile onRefusedFile;
  final List<String> warnings = new ArrayList<>();
  final List<String> refusedFiles = new ArrayList<>();
  private boolean aboveWarning;

  Judgement(
      Books books,
      Set<Tier> tiers,
      List<CollectionDefinition> definitions,
      List<InputFile> inputs,
      OnRefusedFile onRefusedFile) {
    this.books = books;
    this.tiers = new TreeSet<>(tiers);
    this.definitions = definitions;
    this.inputs = inputs;
    this.onRefusedFile = onRefusedFile;
  }

  /** Whether the rejected share of a definition calls for a warning. */
  boolean aboveWarning() {
    return aboveWarning;
  }

  /**
   * Every file of the job is in the books once: a runner that tried work again has neither lost one
   * nor counted one twice, which would balance.
   */
  private void refuseUnlessComplete() throws RunFailedException {
    List<String> listed = inputs.stream().map(InputFile::submission).sorted().toList();
    List<String> read = books.inputs().stream().map(InputHash::submission).sorted().toList();
    if (!read.equals(listed)) {
      throw new RunFailedException(
          "Cannot publish: the runner handed back %d files that were read; expected the %d of the job, each once. Nothing was published. Run again."
              .formatted(read.size(), listed.size()));
    }
  }

  /**
   * Holds the rejected share of each definition's files against its bounds.
   *
   * @throws RunFailedException if a file of the job is missing in the books, one definition passes
   *     its {@code max_rejected_share}, nothing could be read at all, or one file could not and the
   *     job says that it fails then
   */
  void judge() throws RunFailedException {
    refuseUnlessComplete();
    List<String> failures = new ArrayList<>();
    boolean anyRead = false;
    for (int i = 0; i < definitions.size(); i++) {
      CollectionDefinition definition = definitions.get(i);
      Ledger own = ledgerOf(i);
      long outcomes = own.total(Kind.FATE, null, Set.of(Ledger.OUTCOMES));
      anyRead |= outcomes > 0;
      double share = outcomes == 0 ? 0 : own.rejected(tiers) / (double) outcomes;
      if (share > definition.maxRejectedShare()) {
        failures.add(
            "%s rejected %s of its rows, at most %s are allowed"
                .formatted(
                    definition.id(), percent(share), percent(definition.maxRejectedShare())));
      } else if (share > WARNING_SHARE) {
        aboveWarning = true;
        warnings.add("%s rejected %s of its rows.".formatted(definition.id(), percent(share)));
      }
    }
    warn();
    refusedFiles();
    if (!failures.isEmpty()) {
      throw new RunFailedException(
          "Cannot publish: "
              + String.join("; ", failures)
              + ". Look at what was found with: migstat check; nothing was published.");
    }
    if (!anyRead) {
      throw new RunFailedException(
          "Cannot publish: no file could be read: "
              + String.join(" ", refusedFiles)
              + " Nothing was published.");
    }
    if (tiers.stream().allMatch(this::isEmpty)) {
      throw new RunFailedException(
          "Cannot publish: no tier would have a record; expected at least one. Look at as_of, the embargoes and the scope of the collections. Nothing was published.");
    }
    if (!refusedFiles.isEmpty() && onRefusedFile == OnRefusedFile.FAIL) {
      throw new RunFailedException(
          "Cannot publish: on_refused_file of the job is fail: "
              + String.join(" ", refusedFiles)
              + " Nothing was published.");
    }
  }

  /**
   * Rows that were added although they differ in a column that nobody named: the definition is
   * wrong. Null if there are none.
   */
  @Nullable String wrongSum() {
    for (Map.Entry<Findings.Key, Findings.Seen> entry : books.findings().entries().entrySet()) {
      Findings.Key key = entry.getKey();
      if (key.rule() == RuleId.V_PART_COLUMN) {
        return "%s column '%s': %s. Name the column in sum_over, map it, or list it under ignore"
            .formatted(place(entry), key.column(), key.detail());
      }
    }
    return null;
  }

  private boolean isEmpty(Tier tier) {
    return books.files().stream()
        .noneMatch(file -> file.section() == Section.of(tier) && file.dataset().equals(OBS_ALL));
  }

  /** What somebody should look at beside the shares. */
  void warn() {
    corrections();
    slicesLeftOut();
  }

  /** Entries of the corrections register that somebody should look at. */
  private void corrections() {
    books
        .findings()
        .entries()
        .forEach(
            (key, seen) -> {
              RuleId rule = key.rule();
              boolean ofRegister = rule == RuleId.V_CORR_EXPIRED || rule == RuleId.V_CORR_UNUSED;
              if (ofRegister && key.tiers().isEmpty()) {
                warnings.add(
                    "%s line %d: %s.".formatted(key.submission(), seen.firstLine(), key.detail()));
              }
            });
  }

  /** What no smaller protection is known to be safe for: the first, and how many more. */
  private void slicesLeftOut() {
    List<String> slices =
        books.findings().entries().keySet().stream()
            .filter(key -> key.rule() == RuleId.V_SDC)
            .map(Findings.Key::detail)
            .toList();
    if (!slices.isEmpty()) {
      warnings.add(
          "Disclosure control %s%s. All are in ledger/validation_results of the release."
              .formatted(
                  slices.get(0),
                  slices.size() == 1 ? "" : ", and " + (slices.size() - 1) + " more like it"));
    }
  }

  private void refusedFiles() {
    for (Map.Entry<Findings.Key, Findings.Seen> entry : books.findings().entries().entrySet()) {
      boolean file =
          books.ledger().counts().keySet().stream()
              .anyMatch(
                  line ->
                      line.name().equals(Ledger.REFUSED_FILE)
                          && line.reason().equals(entry.getKey().rule().id())
                          && line.submission().equals(entry.getKey().submission())
                          && line.collection().equals(entry.getKey().collection()));
      if (file) {
        refusedFiles.add(
            OneLine.of("Cannot read " + place(entry) + ": " + entry.getKey().detail() + "."));
      }
    }
  }

  private static String place(Map.Entry<Findings.Key, Findings.Seen> entry) {
    long line = entry.getValue().firstLine();
    return entry.getKey().submission() + (line <= 0 ? "" : " row " + line);
  }

  /** The ledger lines of one definition's files. */
  private Ledger ledgerOf(int definition) {
    Set<String> files = new TreeSet<>();
    inputs.stream()
        .filter(file -> file.definition() == definition)
        .forEach(file -> files.add(file.submission()));
    Ledger own = new Ledger();
    String collection = definitions.get(definition).collection();
    books
        .ledger()
        .counts()
        .forEach(
            (line, count) -> {
              if (files.contains(line.submission()) && line.collection().equals(collection)) {
                own.add(line, count);
              }
            });
    return own;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
