package org.migstat.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured: the rounds of each program on each input, in order. */
final class Results {
  private final Map<BenchInput, Map<String, List<Measurement>>> rounds = new LinkedHashMap<>();

  /** Median of the rounds, with the smallest and the largest. */
  record Spread(double median, double least, double most) {
    static Spread of(List<Double> values) {
      List<Double> sorted = values.stream().sorted().toList();
      int middle = sorted.size() / 2;
      double median =
          sorted.size() % 2 == 1
              ? sorted.get(middle)
              : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
      return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
  }

  void add(BenchInput input, Contestant contestant, Measurement measurement) {
    rounds
        .computeIfAbsent(input, i -> new LinkedHashMap<>())
        .computeIfAbsent(contestant.name(), n -> new ArrayList<>())
        .add(measurement);
  }

  List<BenchInput> inputs() {
    return List.copyOf(rounds.keySet());
  }

  List<Measurement> of(BenchInput input, String name) {
    return rounds.getOrDefault(input, Map.of()).getOrDefault(name, List.of());
  }

  /** Whether the program was run on the input and came to its end each time. */
  boolean ended(BenchInput input, String name) {
    List<Measurement> all = of(input, name);
    return !all.isEmpty() && all.stream().allMatch(m -> m.code() == 0);
  }

  Spread spread(BenchInput input, String name, ToDoubleFunction<Measurement> of) {
    return Spread.of(of(input, name).stream().map(of::applyAsDouble).toList());
  }

  /** Of one program to another, round by round. */
  Spread ratio(BenchInput input, String one, String other, ToDoubleFunction<Measurement> of) {
    List<Measurement> above = of(input, one);
    List<Measurement> below = of(input, other);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
      ratios.add(of.applyAsDouble(above.get(i)) / of.applyAsDouble(below.get(i)));
    }
    return Spread.of(ratios);
  }
}
