package org.migstat.beam;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.migstat.audit.Printed;
import org.migstat.core.definition.CollectionDefinition.AggMethod;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Observation.SubmissionKey;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.Vintage;
import org.migstat.core.resolve.OriginClusters;
import org.migstat.core.suppression.Published;
import org.migstat.core.suppression.Published.Standing;

/**
 * Figures that the public would see, on their way to those that they can be worked out from: packed
 * in blocks, by the number of their origin.
 */
final class FigureBlocks {
  private static final Standing[] STANDINGS = Standing.values();
  private static final Rounding.Mode[] MODES = Rounding.Mode.values();

  private final OriginClusters clusters;
  private final Map<Integer, Block> blocks = new TreeMap<>();

  /** One block; each table is told once and is a number afterwards. */
  private static final class Block {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final DataOutputStream out = new DataOutputStream(bytes);
    final Map<SubmissionKey, Integer> tables = new HashMap<>();
  }

  /**
   * A figure with its table, which has a number only when all tables are known.
   *
   * @param figure without the number of its table
   */
  record Tabled(SubmissionKey table, Published figure, Look look) {
    /** As readers see it. */
    Printed printed(boolean hidden) {
      return new Printed(
          figure.cell(),
          table.collection(),
          table.dataflow(),
          table.vintage(),
          table.submission(),
          hidden ? Decimal.NONE : figure.value(),
          hidden,
          new Rounding(hidden ? Decimal.ONE : figure.step(), look.mode()),
          look.publishedDetail(),
          look.summed(),
          look.consolidated());
    }

    Published in(int number) {
      return new Published(
          figure.cell(),
          figure.origin(),
          number,
          figure.value(),
          figure.step(),
          figure.additiveOverTime(),
          figure.standing());
    }
  }

  /**
   * What else is printed with a figure.
   *
   * @param publishedDetail whether its table is public cell by cell
   * @param summed whether it is the sum of the parts that its table prints
   * @param consolidated whether a group is counted without moves between its members
   * @param printed whether there is a row of it at all
   */
  record Look(
      Rounding.Mode mode,
      boolean publishedDetail,
      boolean summed,
      boolean consolidated,
      boolean printed) {}

  FigureBlocks(OriginClusters clusters) {
    this.clusters = clusters;
  }

  void add(Observation observation, Standing standing, boolean printed) {
    boolean unseen = standing == Standing.UNSEEN;
    Rounding rounding = unseen ? Rounding.EXACT : observation.rounding();
    add(
        new Tabled(
            observation.submissionKey(),
            new Published(
                observation.key(),
                clusters.of(observation.definition().collection()),
                0,
                unseen ? Decimal.NONE : observation.value(),
                rounding.step(),
                additive(observation),
                standing),
            new Look(
                rounding.mode(),
                observation.definition().publishedDetail(),
                observation.flags().has(QualityFlag.SUMMED),
                observation.aggMethod() == AggMethod.CONSOLIDATED,
                printed)));
  }

  void add(Tabled tabled) {
    try {
      write(blocks.computeIfAbsent(tabled.figure().origin(), o -> new Block()), tabled);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void write(Block block, Tabled tabled) throws IOException {
    DataOutputStream out = block.out;
    Published figure = tabled.figure();
    out.writeLong(figure.cell().high());
    out.writeLong(figure.cell().low());
    SubmissionKey table = tabled.table();
    Integer known = block.tables.putIfAbsent(table, block.tables.size());
    out.writeInt(known == null ? -1 : known);
    if (known == null) {
      out.writeUTF(table.collection());
      out.writeUTF(table.dataflow());
      out.writeLong(table.vintage().epochSecond());
      out.writeUTF(table.submission());
    }
    out.writeLong(figure.value());
    out.writeLong(figure.step());
    out.writeBoolean(figure.additiveOverTime());
    out.writeByte(figure.standing().ordinal());
    Look look = tabled.look();
    out.writeByte(look.mode().ordinal());
    out.writeBoolean(look.publishedDetail());
    out.writeBoolean(look.summed());
    out.writeBoolean(look.consolidated());
    out.writeBoolean(look.printed());
  }

  private static boolean additive(Observation observation) {
    return observation.key().indicator().additiveOverTime()
        || observation.definition().additiveOverTime();
  }

  /** The blocks by origin. */
  Map<Integer, byte[]> bytes() {
    Map<Integer, byte[]> bytes = new TreeMap<>();
    blocks.forEach((origin, block) -> bytes.put(origin, block.bytes.toByteArray()));
    return bytes;
  }

  /** Reads a block; the figures have no table number yet. */
  static List<Tabled> read(int origin, byte[] block) throws IOException {
    List<Tabled> figures = new ArrayList<>();
    List<SubmissionKey> tables = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
      while (in.available() > 0) {
        CellKey cell = new CellKey(in.readLong(), in.readLong());
        int known = in.readInt();
        if (known < 0) {
          known = tables.size();
          tables.add(
              new SubmissionKey(
                  in.readUTF(), in.readUTF(), new Vintage(in.readLong()), in.readUTF()));
        }
        figures.add(
            new Tabled(
                tables.get(known),
                new Published(
                    cell,
                    origin,
                    0,
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean(),
                    STANDINGS[in.readByte()]),
                new Look(
                    MODES[in.readByte()],
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readBoolean())));
      }
    }
    return figures;
  }
}
