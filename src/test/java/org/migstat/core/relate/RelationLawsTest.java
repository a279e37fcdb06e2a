package org.migstat.core.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.migstat.core.model.AgeBand;
import org.migstat.core.model.AgeDefinition;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Dimension;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Sex;
import org.migstat.core.relate.RandomSlices.Slices;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Cells;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;

/** What holds for the relations of any cells (UN/SDMX 2.1, 2.7, 2.8). */
class RelationLawsTest {
  private static final int COUNT = 800;
  private static final Relations RELATIONS = new Relations(Cells.AREAS);

  /** Relations as they come. */
  private static final class Found implements Relations.Outcome {
    private final List<String> said = new ArrayList<>();
    private final Map<CellKey, ResolvedCell> cells = new TreeMap<>();
    private final Map<CellKey, Standing> standings = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    static Found of(List<Observation> rows) {
      Found found = new Found();
      RELATIONS.of(Cells.resolve(rows).joint().resolved(), found);
      return found;
    }

    @Override
    public void stands(ResolvedCell cell, Standing standing) {
      cells.put(cell.key(), cell);
      standings.put(cell.key(), standing);
      said.add(cell.key() + " " + standing);
    }

    @Override
    public void link(Link link) {
      links.add(link);
      said.add(link.toString());
    }

    @Override
    public void finding(Rejection finding, Claim about) {
      said.add(finding.rule() + " " + finding.address() + " " + finding.detail());
    }

    /** Parts of a partition, by what else their keys say. */
    Map<CellKey, List<ResolvedCell>> parts(Function<Standing, Place> place, Dimension... but) {
      Map<CellKey, List<ResolvedCell>> parts = new TreeMap<>();
      cells.forEach(
          (key, cell) -> {
            Standing standing = standings.get(key);
            if (standing != null && place.apply(standing) == Place.PART) {
              parts.computeIfAbsent(key.without(but), k -> new ArrayList<>()).add(cell);
            }
          });
      return parts;
    }

    /** Sums of a total over some dimension, by its key. */
    List<Link> sums(CellKey total, Dimension dimension) {
      return links.stream()
          .filter(l -> l.cell().equals(total) && l.dimensions().equals(Set.of(dimension)))
          .filter(l -> l.type() == Link.Type.SUM_MATCH || l.type() == Link.Type.SUM_MISMATCH)
          .toList();
    }
  }

  @Test
  void theOrderOfRowsAndRepeatedDeliveriesChangeNothing() {
    for (Slices slices : RandomSlices.of(COUNT)) {
      List<String> expected = Found.of(slices.rows()).said;
      List<Observation> delivered = new ArrayList<>(slices.rows());
      delivered.addAll(slices.rows());
      Collections.shuffle(delivered, new Random(slices.seed()));

      assertThat(Found.of(delivered).said).as("seed %s", slices.seed()).isEqualTo(expected);
    }
  }

  @Test
  void partsBySexAreWomenMenAndWhoeverElseIsCountedAndNobodyTwice() {
    int seen = 0;
    for (Slices slices : RandomSlices.of(COUNT)) {
      Found found = Found.of(slices.rows());
      for (List<ResolvedCell> parts : found.parts(Standing::sex, Dimension.SEX).values()) {
        List<Sex> sexes = parts.stream().map(cell -> cell.key().sex()).toList();

        assertThat(sexes)
            .as("seed %s", slices.seed())
            .contains(Sex.F, Sex.M)
            .doesNotContain(Sex._T)
            .doesNotHaveDuplicates();
        assertOneTable(slices.seed(), parts);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(COUNT / 10);
  }

  @Test
  void partsByAgeFollowEachOtherFromBirthWithoutGap() {
    int seen = 0;
    for (Slices slices : RandomSlices.of(COUNT)) {
      Found found = Found.of(slices.rows());
      for (List<ResolvedCell> parts : found.parts(Standing::age, Dimension.AGE).values()) {
        List<AgeBand> bands =
            new ArrayList<>(parts.stream().map(cell -> cell.key().age()).toList());
        bands.removeIf(band -> !band.isInterval());
        bands.sort((a, b) -> Integer.compare(a.lower(), b.lower()));

        int age = 0;
        for (AgeBand band : bands) {
          assertThat(band.lower()).as("seed %s", slices.seed()).isEqualTo(age);
          age = band.upperExclusive();
        }
        assertThat(age).as("seed %s", slices.seed()).isEqualTo(Integer.MAX_VALUE);
        assertOneTable(slices.seed(), parts);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(COUNT / 30);
  }

  /** Some table reports the very value of each part. */
  private static void assertOneTable(long seed, List<ResolvedCell> parts) {
    Set<String> common = null;
    for (ResolvedCell part : parts) {
      Set<String> suppliers = new TreeSet<>();
      for (Claim claim : part.ranked()) {
        Observation observation = claim.observation();
        if (observation.value() == part.observation().value()) {
          suppliers.add(observation.definition().collection() + " " + observation.dataflow());
        }
      }
      if (common == null) {
        common = suppliers;
      } else {
        common.retainAll(suppliers);
      }
    }
    assertThat(common).as("seed %s", seed).isNotEmpty();
  }

  @Test
  void aPartitionAddsUpToItsTotalWithinRoundingIfAndOnlyIfItsLinkSaysSo() {
    Set<Link.Type> seen = new HashSet<>();
    for (Slices slices : RandomSlices.of(COUNT)) {
      Found found = Found.of(slices.rows());
      for (ResolvedCell total : found.cells.values()) {
        CellKey key = total.key();
        if (total.observation().hasValue() && key.sex() == Sex._T) {
          List<ResolvedCell> parts =
              found
                  .parts(Standing::sex, Dimension.SEX)
                  .getOrDefault(key.without(Dimension.SEX), List.of());
          seen.addAll(add(slices.seed(), total, parts, found.sums(key, Dimension.SEX)));
        }
        if (total.observation().hasValue() && key.age().equals(AgeBand.TOTAL)) {
          CellKey slice = key.without(Dimension.AGE, Dimension.AGE_DEF);
          Map<AgeDefinition, List<ResolvedCell>> byDefinition = new TreeMap<>();
          found
              .parts(Standing::age, Dimension.AGE, Dimension.AGE_DEF)
              .getOrDefault(slice, List.of())
              .forEach(
                  part ->
                      byDefinition
                          .computeIfAbsent(part.key().ageDefinition(), d -> new ArrayList<>())
                          .add(part));
          assertThat(found.sums(key, Dimension.AGE)).hasSameSizeAs(byDefinition.keySet());
          if (byDefinition.size() == 1) {
            List<ResolvedCell> parts = byDefinition.values().iterator().next();
            seen.addAll(add(slices.seed(), total, parts, found.sums(key, Dimension.AGE)));
          }
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(Link.Type.SUM_MATCH, Link.Type.SUM_MISMATCH);
  }

  /** What the only link of a total to its parts says, which must be true. */
  private static List<Link.Type> add(
      long seed, ResolvedCell total, List<ResolvedCell> parts, List<Link> links) {
    if (parts.isEmpty()) {
      assertThat(links).as("seed %s", seed).isEmpty();
      return List.of();
    }
    assertThat(links).as("seed %s", seed).hasSize(1);
    Link link = links.get(0);
    long gap = total.observation().value();
    long steps = step(total);
    for (ResolvedCell part : parts) {
      gap -= part.observation().value();
      steps += step(part);
    }
    assertThat(link.members()).as("seed %s", seed).hasSameSizeAs(parts);
    assertThat(link.gap()).as("seed %s", seed).isEqualTo(gap);
    assertThat(link.type() == Link.Type.SUM_MATCH)
        .as("seed %s, gap %s, steps %s", seed, gap, steps)
        .isEqualTo(2 * Math.abs(gap) <= steps);
    return List.of(link.type());
  }

  /** An exact figure is not rounded. */
  private static long step(ResolvedCell cell) {
    long step = cell.observation().rounding().step();
    return step > Decimal.ONE ? step : 0;
  }
}
