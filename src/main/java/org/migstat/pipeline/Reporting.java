package org.migstat.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.Books;
import org.migstat.beam.InputFile;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.JobDefinition.OnRefusedFile;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.OneLine;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.Section;
import org.migstat.pipeline.RunReport.CollectionCounts;
import org.migstat.pipeline.RunReport.Refusal;
import org.migstat.pipeline.RunReport.TierRows;

/** Makes the report of a run from its books, and judges whether it may be published. */
final class Reporting {
  /** Share of rejected rows from which a run warns. */
  static final double WARNING_SHARE = 0.01;

  private static final Set<Tier> EVERY_TIER = EnumSet.allOf(Tier.class);

  private static final String OBS_ALL = "obs_all";

  private final Books books;
  private final Set<Tier> tiers;
  private final List<CollectionDefinition> definitions;
  private final List<InputFile> inputs;
  private final OnRefusedFile onRefusedFile;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> refusedFiles = new ArrayList<>();
  private boolean aboveWarning;

  Reporting(
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

  /**
   * Holds the rejected share of each definition's files against its bounds.
   *
   * @throws RunFailedException if one passes its {@code max_rejected_share}, if nothing could be
   *     read at all, or one file could not and the job says that it fails then
   */
  void judge() throws RunFailedException {
    List<String> failures = new ArrayList<>();
    boolean anyRead = false;
    for (int i = 0; i < definitions.size(); i++) {
      CollectionDefinition definition = definitions.get(i);
      Ledger own = ledgerOf(i);
      long outcomes = own.total(Kind.FATE, null, Set.of(Ledger.OUTCOMES));
      anyRead |= outcomes > 0;
      double share = outcomes == 0 ? 0 : rejected(own) / (double) outcomes;
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
    corrections();
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

  private boolean isEmpty(Tier tier) {
    return books.files().stream()
        .noneMatch(file -> file.section() == Section.of(tier) && file.dataset().equals(OBS_ALL));
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

  private void refusedFiles() {
    for (Map.Entry<Findings.Key, Findings.Seen> entry : books.findings().entries().entrySet()) {
      boolean file =
          books.ledger().counts().keySet().stream()
              .anyMatch(
                  line ->
                      line.name().equals(Ledger.REFUSED_FILE)
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

  private long rejected(Ledger own) {
    long records = 0;
    for (Tier tier : tiers) {
      records = Math.max(records, own.refusedRecords(tier));
    }
    return own.total(Kind.FATE, null, Set.of(Ledger.QUARANTINED)) + records;
  }

  RunReport report(@Nullable String release, Path output) {
    List<TierRows> rows = new ArrayList<>();
    for (Tier tier : tiers) {
      Map<String, Long> counts = new TreeMap<>();
      for (FileEntry file : books.files()) {
        if (file.section() == Section.of(tier)) {
          counts.merge(file.dataset(), file.rows(), Math::addExact);
        }
      }
      rows.add(new TierRows(tier, counts));
    }
    return new RunReport(
        release, output, collections(), rows, refusedFiles, warnings, aboveWarning);
  }

  private List<CollectionCounts> collections() {
    Map<String, Ledger> byCollection = new TreeMap<>();
    definitions.forEach(d -> byCollection.put(d.collection(), new Ledger()));
    books
        .ledger()
        .counts()
        .forEach(
            (line, count) ->
                byCollection
                    .computeIfAbsent(line.collection(), c -> new Ledger())
                    .add(line, count));
    List<CollectionCounts> counts = new ArrayList<>();
    byCollection.forEach((collection, ledger) -> counts.add(counts(collection, ledger)));
    return counts;
  }

  private CollectionCounts counts(String collection, Ledger ledger) {
    Map<Tier, Map<Role, Long>> roles = new EnumMap<>(Tier.class);
    for (Tier tier : tiers) {
      Map<Role, Long> ofTier = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        ofTier.put(role, ledger.total(Kind.ROLE, tier, Set.of(role.name())));
      }
      roles.put(tier, ofTier);
    }
    return new CollectionCounts(
        collection,
        ledger.total(Kind.LINES, null, Set.of(Ledger.ROWS)),
        ledger.total(Kind.FATE, null, Set.of(Ledger.OUT_OF_SCOPE)),
        ledger.total(Kind.RECORDS, null, Set.of(Ledger.REPORTED, Ledger.ASSEMBLED)),
        summed(ledger),
        roles,
        rejected(ledger),
        refusals(books.findings(), collection));
  }

  private Map<Tier, Long> summed(Ledger ledger) {
    Map<Tier, Long> summed = new EnumMap<>(Tier.class);
    for (Tier tier : tiers) {
      summed.put(tier, ledger.total(Kind.RECORDS, tier, Set.of(Ledger.SUMMED)));
    }
    return summed;
  }

  /** The rules that refused rows or records of a collection, most frequent first. */
  static List<Refusal> refusals(Findings findings, String collection) {
    Map<RuleId, Map<Tier, Long>> byTier = new EnumMap<>(RuleId.class);
    findings
        .entries()
        .forEach(
            (key, seen) -> {
              boolean refuses = key.rule().action(false) == RuleId.Action.QUARANTINE;
              if (refuses && key.collection().equals(collection)) {
                Map<Tier, Long> counts =
                    byTier.computeIfAbsent(key.rule(), rule -> new EnumMap<>(Tier.class));
                // What no tier may see still counts for whoever runs the job.
                Set<Tier> tiers = key.tiers().isEmpty() ? EVERY_TIER : key.tiers();
                tiers.forEach(tier -> counts.merge(tier, seen.count(), Math::addExact));
              }
            });
    // Tiers that see other records find the same contradiction each for itself.
    Map<RuleId, Long> counts = new EnumMap<>(RuleId.class);
    byTier.forEach((rule, tiers) -> counts.put(rule, Collections.max(tiers.values())));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<RuleId, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new Refusal(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
