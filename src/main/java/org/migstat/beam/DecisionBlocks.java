package org.migstat.beam;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.migstat.core.model.CellKey;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.resolve.PublicGroup;
import org.migstat.core.suppression.Hidden.Kind;

/** Which figures of a group are hidden, on their way back to it. */
final class DecisionBlocks {
  private static final Kind[] REASONS = Kind.values();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Figures of one cell that share an origin. */
  private record Node(CellKey cell, int origin) {}

  void add(CellKey cell, int origin, Kind why) {
    try {
      out.writeLong(cell.high());
      out.writeLong(cell.low());
      out.writeInt(origin);
      out.writeByte(why.ordinal());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** What several blocks decide together. */
  static PublicGroup.Decisions read(Iterable<byte[]> blocks, OriginClusters clusters)
      throws IOException {
    Map<Node, Kind> hidden = new HashMap<>();
    for (byte[] block : blocks) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
        while (in.available() > 0) {
          Node node = new Node(new CellKey(in.readLong(), in.readLong()), in.readInt());
          hidden.put(node, REASONS[in.readByte()]);
        }
      }
    }
    return (cell, collection) -> hidden.get(new Node(cell, clusters.of(collection)));
  }
}
