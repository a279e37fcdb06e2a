package org.migstat.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.definition.Derivations.Derivation;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;
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
  private static final String THRESHOLD = "disclosure.threshold";

  private static final List<String> AREA_COLUMNS =
      List.of("code", "name", "type", "base_code", "atoms");

  private static final List<String> COLUMNS =
      List.of(
          "cell_key",
          "obs_value",
          "obs_status",
          "conf_status",
          "collection",
          "dataflow",
          "vintage",
          "submission",
          "precision_step",
          "round_mode",
          "published_detail",
          "quality_flags",
          "agg_method");

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

  /**
   * All records.
   *
   * @param areas in which the cells have their areas
   */
  List<Printed> figures(AreaTable areas) throws IOException {
    DottedKeys keys = new DottedKeys(areas);
    List<Printed> figures = new ArrayList<>();
    Map<String, String> known = new TreeMap<>();
    for (Path file : tier.filesOf("obs_all")) {
      try {
        ParquetFiles.forEach(file, COLUMNS, null, row -> figures.add(printed(row, keys, known)));
      } catch (IllegalArgumentException unreadable) {
        throw new IOException(
            "Cannot audit %s: %s; expected what this version publishes. Run the job again."
                .formatted(file, unreadable.getMessage()),
            unreadable);
      }
    }
    return figures;
  }

  private static Printed printed(
      Map<String, @Nullable Object> row, DottedKeys keys, Map<String, String> known) {
    CellKey cell =
        keys.parse(text(row, "cell_key"))
            .orElseThrow(() -> new IllegalArgumentException("a cell key is none"));
    Object value = row.get("obs_value");
    boolean hidden =
        value == null
            && texts(row, "obs_status").equals(List.of("Q"))
            && text(row, "conf_status").equals("C");
    LocalDateTime vintage = (LocalDateTime) row.get("vintage");
    if (vintage == null) {
      throw new IllegalArgumentException("a record has no vintage");
    }
    return new Printed(
        cell,
        shared(known, text(row, "collection")),
        shared(known, text(row, "dataflow")),
        Vintage.of(vintage),
        shared(known, text(row, "submission")),
        value instanceof Double units ? tenThousandths(units) : Decimal.NONE,
        hidden,
        rounding(row),
        Boolean.TRUE.equals(row.get("published_detail")),
        texts(row, "quality_flags").contains("SUMMED"),
        "CONSOLIDATED".equals(String.valueOf(row.get("agg_method"))));
  }

  private static Rounding rounding(Map<String, @Nullable Object> row) {
    long step = row.get("precision_step") instanceof Double units ? tenThousandths(units) : 0;
    if (step <= 0) {
      throw new IllegalArgumentException("a record has no precision");
    }
    Rounding.Mode mode = Rounding.Mode.valueOf(text(row, "round_mode"));
    return new Rounding(step, mode);
  }

  private static long tenThousandths(double units) {
    return Math.round(units * Decimal.ONE);
  }

  /** One text for all rows that have it. */
  private static String shared(Map<String, String> known, String text) {
    return known.computeIfAbsent(text, same -> same);
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
