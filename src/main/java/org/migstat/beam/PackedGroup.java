package org.migstat.beam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Observation;

/**
 * The rows of one group of the shuffle as they travel, and the parts in which they are unpacked:
 * one part, or where that would be too large several.
 */
final class PackedGroup {
  private final List<CollectionDefinition> definitions;
  private final Seams seams;
  private final List<byte[]> blocks;
  private final long bytes;
  private final List<Part> parts;

  /** Rows of units that follow each other; unpacked each time that it is asked for them. */
  final class Part implements Supplier<List<Observation>> {
    private final int first;
    private int last = Integer.MAX_VALUE;
    private long bytes;

    private Part(int first) {
      this.first = first;
    }

    @Override
    public List<Observation> get() {
      return BlockReader.read(
          blocks,
          definitions,
          key -> {
            int place = seams.place(key);
            return place >= first && place <= last;
          });
    }
  }

  /**
   * @param blocks of rows
   * @param most packed bytes that a part should have; more if it cannot be cut
   */
  PackedGroup(List<byte[]> blocks, RunPlan plan, Seams seams, long most) {
    this.blocks = blocks;
    this.definitions = plan.definitions();
    this.seams = seams;
    this.bytes = blocks.stream().mapToLong(block -> block.length).sum();
    this.parts = parts(most);
  }

  private List<Part> parts(long most) {
    if (bytes <= most) {
      Part whole = new Part(0);
      whole.bytes = bytes;
      return List.of(whole);
    }
    // Where unprinted rows are zeros, all indicators of a table tell which rows are printed.
    boolean uncut = any(row -> row.definition().absentIsZero());
    List<Part> cut = new ArrayList<>();
    for (Map.Entry<Integer, Long> unit : seams.units(weights()).entrySet()) {
      Part open = cut.isEmpty() ? null : cut.get(cut.size() - 1);
      if (open == null || !uncut && open.bytes + unit.getValue() > most) {
        Part next = new Part(unit.getKey());
        cut.add(next);
        if (open != null) {
          open.last = next.first - 1;
        }
        open = next;
      }
      open.bytes += unit.getValue();
    }
    return cut;
  }

  /** Packed bytes by indicator and area. */
  private SortedMap<Integer, Long> weights() {
    SortedMap<Integer, Long> weights = new TreeMap<>();
    for (byte[] block : blocks) {
      BlockReader reader = new BlockReader(block, definitions);
      while (reader.hasNext()) {
        int start = reader.position();
        int place = seams.place(reader.next().key());
        weights.merge(place, (long) reader.position() - start, Long::sum);
      }
    }
    return weights;
  }

  /** Whether a row is among them. */
  boolean any(Predicate<Observation> wanted) {
    for (byte[] block : blocks) {
      BlockReader reader = new BlockReader(block, definitions);
      while (reader.hasNext()) {
        if (wanted.test(reader.next())) {
          return true;
        }
      }
    }
    return false;
  }

  List<byte[]> blocks() {
    return blocks;
  }

  /** Size as it travels. */
  long bytes() {
    return bytes;
  }

  /** In the order of keys; no rule compares cells of two of them. */
  List<Part> parts() {
    return parts;
  }

  /** What it takes to work the group through. */
  GroupMemory.Need need() {
    Part largest = parts.get(0);
    for (Part part : parts) {
      largest = part.bytes > largest.bytes ? part : largest;
    }
    return new GroupMemory.Need(bytes, largest.bytes, seams.name(largest.first));
  }
}
