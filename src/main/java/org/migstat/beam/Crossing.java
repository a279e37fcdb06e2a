package org.migstat.beam;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Address;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Tier;
import org.migstat.core.relate.Figure;

/**
 * A figure on its way to those of other reporting areas, which other groups of the run resolve.
 *
 * @param tiers that see the cell with this value
 * @param origin what a finding about it must name; null where there can be none
 */
record Crossing(Set<Tier> tiers, Figure figure, @Nullable Origin origin) {
  private static final int NO_ORIGIN = -1;

  /**
   * Where a figure comes from.
   *
   * @param definition position in the run
   * @param plainSum whether it says that it is the sum of the figures of its members
   */
  record Origin(int definition, String submission, long line, boolean plainSum) {
    Address address() {
      return new Address(submission, line, "");
    }

    CollectionDefinition definition(RunPlan plan) {
      return plan.definitions().get(definition);
    }
  }

  void write(DataOutputStream out) throws IOException {
    int bits = 0;
    for (Tier tier : tiers) {
      bits |= 1 << tier.ordinal();
    }
    out.writeByte(bits);
    out.writeLong(figure.cell().high());
    out.writeLong(figure.cell().low());
    out.writeLong(figure.value());
    out.writeLong(figure.step());
    out.writeShort(origin == null ? NO_ORIGIN : origin.definition());
    if (origin != null) {
      out.writeUTF(origin.submission());
      out.writeLong(origin.line());
      out.writeBoolean(origin.plainSum());
    }
  }

  /** Hands over all that a block holds. */
  static void read(byte[] block, Consumer<Crossing> to) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
      for (int bits = in.read(); bits >= 0; bits = in.read()) {
        to.accept(read(bits, in));
      }
    } catch (EOFException broken) {
      throw new IllegalStateException("a block ends within a figure", broken);
    }
  }

  private static Crossing read(int bits, DataInputStream in) throws IOException {
    Set<Tier> tiers = EnumSet.noneOf(Tier.class);
    for (Tier tier : Tier.values()) {
      if ((bits & 1 << tier.ordinal()) != 0) {
        tiers.add(tier);
      }
    }
    CellKey cell = new CellKey(in.readLong(), in.readLong());
    Figure figure = new Figure(cell, in.readLong(), in.readLong());
    int definition = in.readShort();
    Origin origin =
        definition == NO_ORIGIN
            ? null
            : new Origin(definition, in.readUTF(), in.readLong(), in.readBoolean());
    return new Crossing(tiers, figure, origin);
  }
}
