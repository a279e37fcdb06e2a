package org.migstat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.migstat.core.ledger.Findings.Seen;
import org.migstat.core.model.RuleId;
import org.migstat.core.model.Tier;

class FindingsTest {
  @Test
  void whatIsFoundAgainIsCountedWithItsFirstLine() {
    Findings findings = new Findings();
    findings.add(key("a.csv", RuleId.V_NEG, Set.of(Tier.UN)), 9);
    findings.add(key("a.csv", RuleId.V_NEG, Set.of(Tier.UN)), 4);
    findings.add(key("a.csv", RuleId.V_NEG, Set.of(Tier.UN)), 7);

    assertThat(findings.entries())
        .isEqualTo(Map.of(key("a.csv", RuleId.V_NEG, Set.of(Tier.UN)), new Seen(3, 4)));
  }

  @Test
  void whatNoTierSeesIsKeptForTheOperatorsAlone() {
    Findings findings = new Findings();
    findings.add(key("a.csv", RuleId.V_NEG, Set.of()), 9);

    assertThat(findings.entries())
        .isEqualTo(Map.of(key("a.csv", RuleId.V_NEG, Set.of()), new Seen(1, 9)));
  }

  @Test
  void whatOtherTiersSeeIsCountedApart() {
    Findings findings = new Findings();
    findings.add(key("a.csv", RuleId.V_NEG, Set.of(Tier.UN)), 9);
    findings.add(key("a.csv", RuleId.V_NEG, Set.of(Tier.UN, Tier.JOINT)), 4);

    assertThat(findings.entries())
        .isEqualTo(
            Map.of(
                key("a.csv", RuleId.V_NEG, Set.of(Tier.UN)), new Seen(1, 9),
                key("a.csv", RuleId.V_NEG, Set.of(Tier.UN, Tier.JOINT)), new Seen(1, 4)));
  }

  @Test
  void partsAddUpInAnyOrder() {
    SplittableRandom random = new SplittableRandom(11);
    RuleId[] rules = {RuleId.V_NEG, RuleId.V_DUP_02, RuleId.V_SELF};
    for (int n = 0; n < 100; n++) {
      Findings all = new Findings();
      List<Findings> parts =
          new ArrayList<>(List.of(new Findings(), new Findings(), new Findings()));
      for (int i = 0; i < 30; i++) {
        Findings.Key key =
            key(
                "f" + random.nextInt(2),
                rules[random.nextInt(3)],
                Set.of(Tier.values()[random.nextInt(3)]));
        long line = random.nextInt(100);
        all.add(key, line);
        parts.get(random.nextInt(3)).add(key, line);
      }
      while (parts.size() > 1) {
        Findings one = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).add(one);
      }

      assertThat(parts.get(0).entries()).isEqualTo(all.entries());
      assertThat(List.copyOf(parts.get(0).entries().keySet()))
          .isEqualTo(List.copyOf(all.entries().keySet()));
    }
  }

  private static Findings.Key key(String submission, RuleId rule, Set<Tier> tiers) {
    return new Findings.Key(rule, "NSO_POL", submission, "value", "found a negative count", tiers);
  }
}
