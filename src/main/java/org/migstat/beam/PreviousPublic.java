package org.migstat.beam;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.beam.FigureBlocks.Look;
import org.migstat.beam.FigureBlocks.Tabled;
import org.migstat.core.codelist.AreaTable;
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
import org.migstat.io.release.PublishedTier;

/**
 * What the last public release printed, and what it hid: readers keep it.
 *
 * @see "UN/SDMX 4.5 Time and linked tables"
 */
final class PreviousPublic {
  private static final String RECORDS = "obs_all";
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

  private final RunPlan plan;
  private final AreaTable areas;
  private final OriginClusters clusters;
  private final Exposure exposure;

  PreviousPublic(RunPlan plan, AreaTable areas, OriginClusters clusters) {
    this.plan = plan;
    this.areas = areas;
    this.clusters = clusters;
    this.exposure = new Exposure(plan, clusters);
  }

  /**
   * The figures of one origin, as {@link Standing#FORMER} or {@link Standing#FORMER_HIDDEN}; none
   * if nothing was published.
   */
  List<Tabled> figures(int origin) throws IOException {
    String folder = plan.previousPublic();
    if (folder == null) {
      return List.of();
    }
    PublishedTier tier = PublishedTier.in(Path.of(folder));
    tier.verify(Set.of(RECORDS));
    List<Tabled> figures = new ArrayList<>();
    for (Path file : tier.filesOf(RECORDS)) {
      for (Map<String, @Nullable Object> row : ParquetFiles.rows(file, COLUMNS, null)) {
        String collection = String.valueOf(row.get("collection"));
        if (exposure.of(collection) && clusters.of(collection) == origin) {
          cell(String.valueOf(row.get("cell_key")))
              .ifPresent(cell -> figures.add(tabled(cell, origin, collection, row)));
        }
      }
    }
    return figures;
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

  private static Tabled tabled(
      CellKey cell, int origin, String collection, Map<String, @Nullable Object> row) {
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
            origin,
            0,
            value == null ? Decimal.NONE : tenThousandths(value),
            tenThousandths(Objects.requireNonNull(row.get("precision_step"))),
            cell.indicator().additiveOverTime(),
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
