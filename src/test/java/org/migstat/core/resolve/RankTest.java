package org.migstat.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.resolve.Rows.row;
import static org.migstat.core.resolve.Tables.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.definition.Policy;
import org.migstat.core.definition.Policy.Criterion;
import org.migstat.core.model.ObservationStatus;

class RankTest {
  private static final Map<String, Integer> WEIGHTS = Map.of("REG", 1, "SRV", 2);

  private final RecordIds ids = new RecordIds(Cells.AREAS::code);
  private final CollectionDefinition office = table("NSO_POL").definition();
  private final CollectionDefinition copy = table("ESTAT_MIGR").definition();
  private final CollectionDefinition other = table("UNSD_DYB").sourceType("REG").definition();

  /** Two claims that differ in one criterion and in those after it at most. */
  record Pair(Criterion criterion, Claim better, Claim worse) {}

  static Stream<Pair> pairs() {
    RankTest t = new RankTest();
    Rows usual = row(t.office).value(1000);
    Claim held = t.claim(usual.copy());
    held.putOnHold();
    Claim stale = t.claim(usual.copy());
    stale.markStale(true);
    return Stream.of(
        new Pair(Criterion.HOLD, t.claim(usual.copy().conformity(3)), held),
        new Pair(
            Criterion.CONFORMITY,
            t.claim(usual.copy().status(ObservationStatus.F)),
            t.claim(usual.copy().conformity(1))),
        new Pair(Criterion.STATUS, stale, t.claim(usual.copy().status(ObservationStatus.P))),
        new Pair(Criterion.STALE, t.claim(row(t.copy).value(1000)), stale),
        new Pair(
            Criterion.DISTANCE,
            t.claim(usual.copy().vintage("2001-01-01")),
            t.claim(row(t.copy).value(1000))),
        new Pair(
            Criterion.SOURCE_TYPE,
            t.claim(row(t.copy).vintage("2001-01-01").value(1000)),
            t.claim(row(t.other).value(1000))),
        new Pair(
            Criterion.VINTAGE,
            t.claim(usual.copy().step(100)),
            t.claim(usual.copy().vintage("2019-12-31"))),
        new Pair(
            Criterion.PRECISION,
            t.claim(row(table("UNSD_DYB").definition()).value(1000)),
            t.claim(row(t.copy).value(1000).step(5))),
        new Pair(
            Criterion.COLLECTION,
            t.claim(row(t.copy).dataflow("Z").value(1000)),
            t.claim(row(table("UNSD_DYB").definition()).dataflow("A").value(1000))),
        new Pair(
            Criterion.DATAFLOW,
            t.claim(usual.copy().dataflow("A")),
            t.claim(usual.copy().dataflow("B"))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void eachCriterionDecidesBeforeThoseAfterIt(Pair pair) {
    Rank rank = new Rank(policy(List.of(Criterion.values())));

    assertThat(rank.compare(pair.better(), pair.worse())).isNegative();
    assertThat(rank.compare(pair.worse(), pair.better())).isPositive();
    assertThat(rank.decides(pair.better(), pair.worse())).isEqualTo(DecidedBy.of(pair.criterion()));
    assertThat(rank.decides(pair.worse(), pair.better())).isEqualTo(DecidedBy.of(pair.criterion()));
  }

  @Test
  void theRecordIdEndsTheOrder() {
    Rank rank = new Rank(policy(List.of(Criterion.values())));
    Claim a = claim(row(office).value(1000).submission("a.csv"));
    Claim b = claim(row(office).value(1000).submission("b.csv"));

    assertThat(rank.decides(a, b)).isEqualTo(DecidedBy.RECORD_ID);
    assertThat(rank.compare(a, b)).isEqualTo(a.recordId().compareTo(b.recordId()));
  }

  @Test
  void criteriaThatThePolicyLeavesOutDoNotCountAndTheOrderIsStillTotal() {
    Rank rank = new Rank(policy(List.of(Criterion.VINTAGE)));
    Claim older = claim(row(office).vintage("2019-01-01").value(1));
    Claim newer = claim(row(copy).vintage("2020-01-01").value(1).conformity(3));
    Claim same = claim(row(other).vintage("2020-01-01").value(1));

    assertThat(rank.decides(older, newer)).isEqualTo(DecidedBy.VINTAGE);
    assertThat(rank.compare(newer, older)).isNegative();
    assertThat(rank.decides(newer, same)).isEqualTo(DecidedBy.COLLECTION);
  }

  @Test
  void theOrderIsTotalWhateverThePolicySays() {
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 300; n++) {
      List<Criterion> order = new ArrayList<>(List.of(Criterion.values()));
      Collections.shuffle(order, new Random(n));
      Rank rank = new Rank(policy(order.subList(0, 1 + random.nextInt(order.size()))));
      for (int i = 0; i < 20; i++) {
        Claim a = any(random);
        Claim b = any(random);
        Claim c = any(random);

        assertThat(rank.compare(a, a)).isZero();
        assertThat(Integer.signum(rank.compare(a, b)))
            .isEqualTo(-Integer.signum(rank.compare(b, a)));
        assertThat(rank.compare(a, b) == 0).isEqualTo(a.recordId().equals(b.recordId()));
        if (rank.compare(a, b) <= 0 && rank.compare(b, c) <= 0) {
          assertThat(rank.compare(a, c)).isNotPositive();
        }
      }
    }
  }

  private Claim any(SplittableRandom random) {
    CollectionDefinition definition = List.of(office, copy, other).get(random.nextInt(3));
    ObservationStatus[] statuses = ObservationStatus.values();
    Claim claim =
        claim(
            row(definition)
                .value(random.nextInt(3))
                .vintage("20" + (10 + random.nextInt(3)) + "-01-01")
                .dataflow("D" + random.nextInt(2))
                .submission("f" + random.nextInt(100_000))
                .conformity(random.nextInt(2))
                .step(1 + random.nextInt(2))
                .status(statuses[random.nextInt(statuses.length)]));
    if (random.nextBoolean()) {
      claim.putOnHold();
    }
    claim.markStale(random.nextBoolean());
    return claim;
  }

  private Claim claim(Rows row) {
    Claim claim = Cells.claim(row.observation(0));
    ids.assign(claim, 0);
    return claim;
  }

  private static Policy policy(List<Criterion> order) {
    return new Policy("0", order, WEIGHTS, 365, 0.01, 0.10);
  }
}
