package org.migstat.beam;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.CellKey;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.resolve.PublicGroup;
import org.migstat.core.suppression.Hidden.Kind;

/** Which figures of a group are hidden, on their way back to it. */
final class DecisionBlocks {
  private static final Kind[] REASONS = Kind.values();
  private static final int WITHHELD = REASONS.length;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Figures of one cell that share an origin. */
  private record Node(CellKey cell, int origin) {}

  /** A figure that is hidden. */
  void add(CellKey cell, int origin, Kind why) {
    write(cell, origin, why.ordinal());
  }

  /** A figure that is not printed at all. */
  void addWithheld(CellKey cell, int origin) {
    write(cell, origin, WITHHELD);
  }

  private void write(CellKey cell, int origin, int code) {
    try {
      out.writeLong(cell.high());
      out.writeLong(cell.low());
      out.writeInt(origin);
      out.writeByte(code);
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
    Set<Node> withheld = new HashSet<>();
    for (byte[] block : blocks) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
        while (in.available() > 0) {
          Node node = new Node(new CellKey(in.readLong(), in.readLong()), in.readInt());
          int code = in.readByte();
          if (code == WITHHELD) {
            withheld.add(node);
          } else {
            hidden.put(node, REASONS[code]);
          }
        }
      }
    }
    return new PublicGroup.Decisions() {
      @Override
      public @Nullable Kind of(CellKey cell, String collection) {
        return hidden.get(new Node(cell, clusters.of(collection)));
      }

      @Override
      public boolean withheld(CellKey cell, String collection) {
        return withheld.contains(new Node(cell, clusters.of(collection)));
      }
    };
  }
}
