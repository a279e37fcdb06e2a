package org.migstat.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.io.parquet.ParquetFiles;
import org.migstat.io.release.PublishedTier;

/**
 * Reads what a tier prints: its records, and the areas, derivations and policy that they refer to.
 * Files are read only if they are those that were published.
 *
 * @see "UN/SDMX 1.11"
 */
final class PrintedTier {
  private static final Set<String> DATA_SETS = Set.of("areas", "derivations", "obs_all", "policy");
  private static final String RECORDS = "obs_all";
  private static final String THRESHOLD = "disclosure.threshold";

  private static final List<String> AREA_COLUMNS =
      List.of("code", "name", "type", "base_code", "atoms");

  private final PublishedTier tier;

  /**
   * @throws IOException if its manifest or a file is not as it was published
   */
  PrintedTier(Path folder) throws IOException {
    tier = PublishedTier.in(folder);
    tier.verify(DATA_SETS);
  }

  /** The areas of some tiers, each once. */
  static AreaTable areas(Collection<PrintedTier> tiers) throws IOException {
    Map<String, Area> areas = new TreeMap<>();
    for (PrintedTier one : tiers) {
      one.each("areas", AREA_COLUMNS, row -> areas.putIfAbsent(text(row, "code"), area(row)));
    }
    return AreaTable.of(areas.values());
  }

  private static Area area(Map<String, @Nullable Object> row) {
    return new Area(
        text(row, "code"),
        text(row, "name"),
        AreaType.valueOf(text(row, "type")),
        text(row, "base_code"),
        "",
        "",
        null,
        null,
        false,
        false,
        new HashSet<>(texts(row, "atoms")),
        List.of());
  }

  /** Who republishes whom, as far as the tier tells. */
  List<Derivation> derivations() throws IOException {
    List<Derivation> derivations = new ArrayList<>();
    each(
        "derivations",
        List.of("child", "parent"),
        row ->
            derivations.add(
                new Derivation(
                    text(row, "child"), text(row, "parent"), Set.of(), Set.of(), null, null, "")));
    return derivations;
  }

  /** The least distance of possible values that its policy names; empty if it names none. */
  Optional<Integer> threshold() throws IOException {
    List<Integer> found = new ArrayList<>();
    each(
        "policy",
        List.of("setting", "value"),
        row -> {
          if (text(row, "setting").equals(THRESHOLD)) {
            found.add(Integer.parseInt(text(row, "value")));
          }
        });
    return found.stream().findFirst();
  }

  /** How many cells it prints. */
  long cells() throws IOException {
    return records().cells();
  }

  /** Collections with figures that it hides. */
  Set<String> hiding() throws IOException {
    return records().hiding();
  }

  /**
   * The records of some collections.
   *
   * @param areas in which the cells have their areas
   */
  List<Printed> figures(AreaTable areas, Predicate<String> collection) throws IOException {
    return records().figures(new DottedKeys(areas), collection);
  }

  private PrintedRecords records() {
    return new PrintedRecords(tier.filesOf(RECORDS));
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  private static List<String> texts(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private void each(
      String dataSet, List<String> columns, Consumer<Map<String, @Nullable Object>> receiver)
      throws IOException {
    for (Path file : tier.filesOf(dataSet)) {
      ParquetFiles.forEach(file, columns, null, receiver);
    }
  }
}
