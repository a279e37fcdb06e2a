package org.migstat.core.harmonise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.Kind;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Rejection;
import org.migstat.core.model.Tier;

/** What became of the rows of a small table, told as text. */
final class Harmonised implements HarmonisedRows {
  final List<Observation> observations = new ArrayList<>();
  final List<String> outOfScope = new ArrayList<>();
  final List<Rejection> refused = new ArrayList<>();
  final List<Rejection> noticed = new ArrayList<>();
  final List<Set<Tier>> audiences = new ArrayList<>();
  boolean bound;
  int factor;

  /** Outcomes of each row; the place of a refused row is none. */
  final List<Integer> outcomes = new ArrayList<>();

  private final AreaTable areas;
  private int counted;

  Harmonised(AreaTable areas) {
    this.areas = areas;
  }

  @Override
  public void observation(Observation observation) {
    observations.add(observation);
  }

  @Override
  public void outOfScope(String reason) {
    outOfScope.add(reason);
  }

  @Override
  public void rejected(Rejection rejection) {
    refused.add(rejection);
  }

  @Override
  public void finding(Rejection finding, Set<Tier> tiers) {
    noticed.add(finding);
    audiences.add(new TreeSet<>(tiers));
  }

  void endRow() {
    int all = values().size() + outOfScope.size() + refused.size();
    outcomes.add(all - counted);
    counted = all;
  }

  /** The only one. */
  Observation observation() {
    if (observations.size() != 1 || !refused.isEmpty()) {
      throw new AssertionError("not one observation: " + observations + refusals() + outOfScope);
    }
    return observations.get(0);
  }

  /** Reported figures in units, {@code null} for none. */
  List<String> values() {
    return observations.stream()
        .filter(o -> o.kind() != Kind.REFUSED)
        .map(o -> Observations.units(o.value()))
        .toList();
  }

  /** Dotted keys of all observations. */
  List<String> keys() {
    return observations.stream().map(o -> o.key().dotted(areas::code)).toList();
  }

  /** Refusals as {@code rule at address: detail}. */
  List<String> refusals() {
    return refused.stream().map(Harmonised::told).toList();
  }

  /** Findings, likewise. */
  List<String> findings() {
    return noticed.stream().map(Harmonised::told).toList();
  }

  private static String told(Rejection rejection) {
    return rejection.rule() + " at " + rejection.address() + ": " + rejection.detail();
  }
}
