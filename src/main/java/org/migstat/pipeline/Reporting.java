package org.migstat.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.Books;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.core.ledger.Ledger.Kind;
import org.migstat.core.model.Role;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.Section;
import org.migstat.pipeline.RunReport.CollectionCounts;
import org.migstat.pipeline.RunReport.Refusal;
import org.migstat.pipeline.RunReport.TierRows;

/** Makes the report of a run from its books. */
final class Reporting {
  private static final Set<Tier> EVERY_TIER = EnumSet.allOf(Tier.class);

  private final Books books;
  private final Set<Tier> tiers;
  private final List<CollectionDefinition> definitions;

  Reporting(Books books, Set<Tier> tiers, List<CollectionDefinition> definitions) {
    this.books = books;
    this.tiers = new TreeSet<>(tiers);
    this.definitions = definitions;
  }

  RunReport report(@Nullable String release, Path output, Judgement judgement) {
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
        release,
        output,
        collections(),
        rows,
        judgement.refusedFiles,
        judgement.warnings,
        judgement.aboveWarning());
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
        ledger.rejected(tiers),
        books.hidden().getOrDefault(collection, 0L),
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
}
