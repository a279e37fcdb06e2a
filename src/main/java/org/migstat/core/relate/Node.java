package org.migstat.core.relate;

import java.util.ArrayList;
import java.util.List;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Observation;
import org.migstat.core.relate.Standing.Place;
import org.migstat.core.resolve.Claim;
import org.migstat.core.resolve.ResolvedCell;

/** A resolved cell while its relations are found. Mutable and confined to one group. */
final class Node implements Addend {
  /** A table of a collection. */
  record Table(String collection, String dataflow) implements Comparable<Table> {
    static Table of(Observation observation) {
      return new Table(observation.definition().collection(), observation.dataflow());
    }

    @Override
    public int compareTo(Table other) {
      int byCollection = collection.compareTo(other.collection);
      return byCollection != 0 ? byCollection : dataflow.compareTo(other.dataflow);
    }
  }

  final ResolvedCell cell;
  final CellKey key;
  private final List<Table> suppliers;
  boolean headline = true;
  int segment = 1;
  Place sex = Place.OTHER;
  Place age = Place.OTHER;
  Place counterpart = Place.OTHER;
  boolean mixed;

  Node(ResolvedCell cell) {
    this.cell = cell;
    this.key = cell.key();
    this.suppliers = suppliers(cell);
  }

  private static List<Table> suppliers(ResolvedCell cell) {
    if (!cell.observation().hasValue()) {
      return List.of();
    }
    if (cell.ranked().size() == 1) {
      return List.of(Table.of(cell.observation()));
    }
    List<Table> tables = new ArrayList<>();
    for (Claim claim : cell.ranked()) {
      if (claim.observation().value() == cell.observation().value()) {
        tables.add(Table.of(claim.observation()));
      }
    }
    return tables;
  }

  /** Tables that report the very value of the cell; none if it has no value. */
  List<Table> suppliers() {
    return suppliers;
  }

  @Override
  public boolean hasValue() {
    return cell.observation().hasValue();
  }

  @Override
  public long value() {
    return cell.observation().value();
  }

  @Override
  public long step() {
    return Figure.doubledRounding(cell.observation());
  }

  /** Place of a table in the order of preference of the cell; behind all others if it has none. */
  int rankOf(Table table) {
    List<Claim> ranked = cell.ranked();
    for (int i = 0; i < ranked.size(); i++) {
      if (Table.of(ranked.get(i).observation()).equals(table)) {
        return i;
      }
    }
    return ranked.size();
  }

  Standing standing() {
    return new Standing(headline, segment, sex, age, counterpart, mixed);
  }
}
