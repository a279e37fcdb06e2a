package org.migstat.core.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.definition.Arrangements;
import org.migstat.core.definition.Derivations;
import org.migstat.core.definition.Derived;
import org.migstat.core.definition.DisclosurePolicy;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.disclosure.Audience;
import org.migstat.core.disclosure.SmallCells;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.CitizenshipGroup;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Duration;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.PopulationBasis;
import org.migstat.core.model.Reason;
import org.migstat.core.model.Sex;
import org.migstat.core.model.Tier;
import org.migstat.core.model.TimePeriod;
import org.migstat.core.model.TimeType;
import org.migstat.core.model.UnitMeasure;
import org.migstat.core.suppression.Hidden;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Suppression;
import org.migstat.io.codelist.AreaCodelist;

/**
 * The world of the worked examples: the areas, who republishes whom, the default policy, and a
 * resolver over them.
 */
public final class Cells {
  /** The areas of the code list. */
  public static final AreaTable AREAS = AreaCodelist.table();

  /** The rank as it stands in the default policy. */
  public static final Policy POLICY =
      new Policy("0", Arrays.asList(Criterion.values()), Map.of(), 365, 0.01, 0.10);

  /** Nobody sees more or less than the record says. */
  public static final Arrangements NO_ARRANGEMENTS = new Arrangements("0", List.of(), List.of());

  public static final Instant AS_OF = Instant.parse("2030-01-01T00:00:00Z");

  /** The tiers that rows are resolved for. */
  static final Set<Tier> TIERS = Set.of(Tier.UN, Tier.IOM, Tier.JOINT);

  /** Key dimensions that a row can say; the others follow from them. */
  public enum Part {
    INDICATOR,
    REF_AREA,
    COUNTERPART_AREA,
    POP_BASIS,
    CITIZENSHIP_GRP,
    DURATION,
    SEX,
    AGE,
    AGE_DEF,
    UNIT_MEASURE,
    TIME_PERIOD
  }

  private static final Map<Part, String> USUAL = usual();

  private Cells() {}

  /** Who republishes whom in the worked examples. */
  public static Derivations derivations() {
    return derivations(Map.of());
  }

  /**
   * @param instead parents of a collection that stand instead of the usual ones
   */
  public static Derivations derivations(Map<String, List<String>> instead) {
    Map<String, List<String>> parents = new java.util.TreeMap<>();
    parents.put("ESTAT_MIGR", List.of("NSO_*"));
    parents.put("UNSD_DYB", List.of("NSO_*"));
    parents.put("OECD_MIG", List.of("ESTAT_MIGR"));
    parents.put("UNDESA_IMS", List.of("UNSD_DYB", "ESTAT_MIGR"));
    parents.put("UNDESA_FLOWS", List.of("NSO_*"));
    parents.put("OWID_MIG", List.of("UNDESA_IMS"));
    parents.put("UNHCR_RDF", List.of("NSO_*"));
    parents.putAll(instead);
    List<Derived> rows = new ArrayList<>();
    parents.forEach(
        (child, all) -> all.forEach(parent -> rows.add(Derived.derived(child, parent))));
    return Derived.registry(rows);
  }

  /** Immigration to Poland in 2019, in total, unless the parts say otherwise. */
  public static CellKey key(Map<Part, String> said) {
    Map<Part, String> codes = new EnumMap<>(USUAL);
    codes.putAll(said);
    Indicator indicator = Indicator.valueOf(codes.get(Part.INDICATOR));
    String counterpart = codes.get(Part.COUNTERPART_AREA);
    AgeBand age = AgeBand.parse(codes.get(Part.AGE)).orElseThrow();
    String duration = indicator.hasDuration() ? codes.get(Part.DURATION) : "_Z";
    boolean stock = indicator.nature() == Indicator.Nature.STOCK;
    return CellKey.of(
        indicator,
        AREAS.position(codes.get(Part.REF_AREA)),
        AREAS.position(counterpart),
        PopulationBasis.valueOf(counterpart.equals("_T") ? "_Z" : codes.get(Part.POP_BASIS)),
        CitizenshipGroup.valueOf(codes.get(Part.CITIZENSHIP_GRP)),
        Duration.valueOf(duration),
        Reason._T,
        Sex.valueOf(codes.get(Part.SEX)),
        age,
        AgeDefinition.valueOf(age.equals(AgeBand.TOTAL) ? "_Z" : codes.get(Part.AGE_DEF)),
        UnitMeasure.valueOf(codes.get(Part.UNIT_MEASURE)),
        stock ? TimeType.PIT : TimeType.PER,
        TimePeriod.parse(codes.get(Part.TIME_PERIOD)).orElseThrow());
  }

  /** The rows, each on a line of its own. */
  public static List<Observation> observations(Rows... rows) {
    return observations(Arrays.asList(rows));
  }

  public static List<Observation> observations(List<Rows> rows) {
    List<Observation> observations = new ArrayList<>();
    for (Rows row : rows) {
      observations.add(row.observation(observations.size()));
    }
    return observations;
  }

  /** What the rows resolve to for all tiers, under the default policy and without arrangements. */
  public static Resolution resolve(Rows... rows) {
    return resolve(observations(rows));
  }

  public static Resolution resolve(List<Observation> rows) {
    return resolve(rows, POLICY, derivations(), new Audience(NO_ARRANGEMENTS, AS_OF));
  }

  public static Resolution resolve(
      List<Observation> rows, Policy policy, Derivations derivations, Audience audience) {
    Resolution resolution = new Resolution();
    RecordIds ids = new RecordIds(AREAS::code);
    new GroupResolver(policy, new DerivationRegistry(derivations, AREAS), audience, ids)
        .resolve(List.of(() -> new ArrayList<>(rows)), EnumSet.copyOf(TIERS), resolution);
    return resolution;
  }

  /** What the public sees of the rows, all of one origin for each cluster of collections. */
  static void publish(
      List<Observation> rows,
      Policy policy,
      Derivations derivations,
      Audience audience,
      DisclosurePolicy disclosure,
      Resolution resolution) {
    RecordIds ids = new RecordIds(AREAS::code);
    SmallCells smallCells = new SmallCells(disclosure, ids::cellKey, (cell, bound) -> bound - 1);
    Resolution.OfPublic to = resolution.ofPublic();
    PublicGroup group =
        new GroupResolver(policy, new DerivationRegistry(derivations, AREAS), audience, ids)
            .forPublic(() -> new ArrayList<>(rows), smallCells, disclosure.strictChain(), to);
    OriginClusters clusters =
        new OriginClusters(
            derivations, rows.stream().map(row -> row.definition().collection()).toList());
    List<SubmissionKey> tables = rows.stream().map(Observation::submissionKey).sorted().toList();
    List<Published> figures = new ArrayList<>();
    group.figures(
        (figure, standing, printed) ->
            figures.add(
                new Published(
                    figure.key(),
                    clusters.of(figure.definition().collection()),
                    tables.indexOf(figure.submissionKey()),
                    figure.value(),
                    figure.rounding().step(),
                    figure.key().indicator().additiveOverTime(),
                    standing)));
    var hidden =
        new Suppression(AREAS, disclosure.threshold() * Decimal.ONE).hide(figures).figures();
    group.resolve(
        new PublicGroup.Decisions() {
          @Override
          public Hidden.@Nullable Kind of(CellKey cell, String by) {
            return hidden.get(new Hidden.Figure(cell, clusters.of(by)));
          }

          @Override
          public boolean withheld(CellKey cell, String by) {
            return false;
          }
        },
        to);
  }

  /** The claim of a row, with the lineage of its collection. */
  static Claim claim(Observation observation) {
    DerivationRegistry registry = new DerivationRegistry(derivations(), AREAS);
    String collection = observation.definition().collection();
    return new Claim(observation, 1, registry.lineage(collection, observation.key()));
  }

  private static Map<Part, String> usual() {
    Map<Part, String> codes = new EnumMap<>(Part.class);
    codes.put(Part.INDICATOR, "IMM");
    codes.put(Part.REF_AREA, "616");
    codes.put(Part.COUNTERPART_AREA, "_T");
    codes.put(Part.POP_BASIS, "COC");
    codes.put(Part.CITIZENSHIP_GRP, "_T");
    codes.put(Part.DURATION, "M12");
    codes.put(Part.SEX, "_T");
    codes.put(Part.AGE, "_T");
    codes.put(Part.AGE_DEF, "COMPLET");
    codes.put(Part.UNIT_MEASURE, "PS");
    codes.put(Part.TIME_PERIOD, "2019");
    return codes;
  }
}
