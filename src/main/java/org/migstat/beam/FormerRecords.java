package org.migstat.beam;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.FigureBlocks.Look;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.KeyPattern;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;
import org.migstat.io.parquet.ParquetFiles;

/** Reads the records of a public tier back as figures. */
final class FormerRecords {
  private static final List<String> COLUMNS =
      List.of(
          "cell_key",
          "collection",
          "dataflow",
          "vintage",
          "submission",
          "obs_value",
          "obs_status",
          "conf_status",
          "precision_step",
          "round_mode",
          "published_detail",
          "quality_flags",
          "agg_method",
          "src_value",
          "src_flags",
          "src_conf_status");

  private final AreaTable areas;
  private final OriginClusters clusters;
  private final Exposure exposure;

  /** Collections whose quarters add up to years although the indicator's do not by themselves. */
  private final Set<String> additive = new HashSet<>();

  FormerRecords(RunPlan plan) {
    areas = plan.areas();
    clusters = plan.clusters();
    exposure = new Exposure(plan, clusters);
    for (CollectionDefinition definition : plan.definitions()) {
      if (definition.additiveOverTime()) {
        additive.add(definition.collection());
      }
    }
  }

  /**
   * Those that disclosure control may have to do with.
   *
   * @param blocks by the number of their origin
   * @param hiding origins of those that are hidden
   */
  record Figures(Map<Integer, byte[]> blocks, Set<Integer> hiding) {}

  /** The figures of one file of records. */
  Figures of(Path file) throws IOException {
    FigureBlocks figures = new FigureBlocks(clusters);
    Set<Integer> hiding = new TreeSet<>();
    for (Map<String, @Nullable Object> row : ParquetFiles.rows(file, COLUMNS, null)) {
      String collection = String.valueOf(row.get("collection"));
      if (exposure.of(collection)) {
        cell(String.valueOf(row.get("cell_key")))
            .map(cell -> tabled(cell, collection, row))
            .ifPresent(
                tabled -> {
                  figures.add(tabled);
                  if (tabled.figure().standing() == Standing.FORMER_HIDDEN) {
                    hiding.add(tabled.figure().origin());
                  }
                });
      }
    }
    return new Figures(figures.bytes(), hiding);
  }

  /** Empty for an area that no collection of this run names: nothing of it is printed now. */
  private Optional<CellKey> cell(String dotted) {
    String[] codes = dotted.split("\\.", -1);
    Map<Dimension, String> named = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      named.put(dimension, codes[dimension.ordinal()]);
    }
    try {
      return Optional.of(KeyPattern.of(named, areas::position).codes());
    } catch (IllegalArgumentException unknownArea) {
      return Optional.empty();
    }
  }

  private Tabled tabled(CellKey cell, String collection, Map<String, @Nullable Object> row) {
    Object value = row.get("obs_value");
    // A gap of the provider's own keeps the provider's mark.
    boolean hidden =
        value == null
            && List.of("Q").equals(row.get("obs_status"))
            && "C".equals(row.get("conf_status"))
            && row.get("src_value") == null
            && row.get("src_flags") == null
            && row.get("src_conf_status") == null;
    SubmissionKey table =
        new SubmissionKey(
            collection,
            String.valueOf(row.get("dataflow")),
            new Vintage(seconds(row.get("vintage"))),
            String.valueOf(row.get("submission")));
    return new Tabled(
        table,
        new Published(
            cell,
            clusters.of(collection),
            0,
            value == null ? Decimal.NONE : tenThousandths(value),
            tenThousandths(Objects.requireNonNull(row.get("precision_step"))),
            cell.indicator().additiveOverTime() || additive.contains(collection),
            hidden ? Standing.FORMER_HIDDEN : Standing.FORMER),
        new Look(
            Rounding.Mode.valueOf(String.valueOf(row.get("round_mode"))),
            Boolean.TRUE.equals(row.get("published_detail")),
            row.get("quality_flags") instanceof List<?> flags && flags.contains("SUMMED"),
            "CONSOLIDATED".equals(row.get("agg_method")),
            true));
  }

  private static long seconds(@Nullable Object vintage) {
    return ((LocalDateTime) Objects.requireNonNull(vintage)).toEpochSecond(ZoneOffset.UTC);
  }

  private static long tenThousandths(Object number) {
    return Decimal.of(BigDecimal.valueOf(((Number) number).doubleValue()));
  }
}
