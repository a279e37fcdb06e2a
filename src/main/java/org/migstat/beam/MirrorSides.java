package org.migstat.beam;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Indicator;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.MirrorPair;

/**
 * Cells that count moves between two areas, on their way to where both areas' cells meet. They
 * travel in blocks: one byte for the tiers that see the cell with this value, its key, its value.
 */
final class MirrorSides {
  private static final int BYTES = Byte.BYTES + 3 * Long.BYTES;
  private static final int CELLS_OF_A_BLOCK = 10_000;

  private final AreaTable areas;
  private final int buckets;
  private final Map<Integer, List<ByteBuffer>> blocks = new TreeMap<>();

  /**
   * @param buckets parts into which pairs of areas are divided; part of the output
   */
  MirrorSides(AreaTable areas, int buckets) {
    this.areas = areas;
    this.buckets = buckets;
  }

  void add(Set<Tier> tiers, MirrorPair.Side side) {
    List<ByteBuffer> own = blocks.computeIfAbsent(bucket(side.cell()), b -> new ArrayList<>());
    if (own.isEmpty() || !own.get(own.size() - 1).hasRemaining()) {
      own.add(ByteBuffer.allocate(BYTES * CELLS_OF_A_BLOCK));
    }
    own.get(own.size() - 1)
        .put(bits(tiers))
        .putLong(side.cell().high())
        .putLong(side.cell().low())
        .putLong(side.value());
  }

  /** The same for both sides: destination, then origin. */
  private int bucket(CellKey cell) {
    boolean in = cell.indicator() == Indicator.IMM;
    String destination = areas.code(in ? cell.refArea() : cell.counterpartArea());
    String origin = areas.code(in ? cell.counterpartArea() : cell.refArea());
    return Math.floorMod((destination + " " + origin).hashCode(), buckets);
  }

  private static byte bits(Set<Tier> tiers) {
    int bits = 0;
    for (Tier tier : tiers) {
      bits |= 1 << tier.ordinal();
    }
    return (byte) bits;
  }

  /** The blocks by bucket. */
  Map<Integer, List<byte[]>> blocks() {
    Map<Integer, List<byte[]>> bytes = new TreeMap<>();
    blocks.forEach(
        (bucket, all) -> bytes.put(bucket, all.stream().map(MirrorSides::written).toList()));
    return bytes;
  }

  private static byte[] written(ByteBuffer block) {
    byte[] bytes = new byte[block.position()];
    block.get(0, bytes);
    return bytes;
  }

  /** The cells of a block that a tier sees. */
  static List<MirrorPair.Side> of(byte[] block, Tier tier) {
    List<MirrorPair.Side> sides = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(block);
    while (in.hasRemaining()) {
      boolean sees = (in.get() & 1 << tier.ordinal()) != 0;
      CellKey cell = new CellKey(in.getLong(), in.getLong());
      long value = in.getLong();
      if (sees) {
        sides.add(new MirrorPair.Side(cell, value));
      }
    }
    return sides;
  }
}
