package org.migstat.beam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Address;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Observation;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Vintage;

/**
 * Unpacks the observations of one block, in the order in which {@link BlockWriter} packed them.
 * They hold on to the block, and are of one thread.
 */
final class BlockReader {
  private static final SourceField[] FIELDS = SourceField.values();
  private static final Observation.Kind[] KINDS = Observation.Kind.values();
  private static final Rounding.Mode[] MODES = Rounding.Mode.values();
  private static final ConfidentialityStatus[] STATUSES = ConfidentialityStatus.values();

  private final byte[] bytes;
  private final List<CollectionDefinition> definitions;
  private final Map<String, String> elsewhere;
  private final List<String> texts = new ArrayList<>();
  private int position;
  private Vintage vintage = new Vintage(0);
  private Rounding rounding = Rounding.EXACT;
  private StatusSet statuses = StatusSet.NORMAL;
  private QualityFlags flags = QualityFlags.NONE;
  private int codesStart = -1;
  private @Nullable String[] codes = {};

  private BlockReader(
      byte[] bytes, List<CollectionDefinition> definitions, Map<String, String> elsewhere) {
    this.bytes = bytes;
    this.definitions = definitions;
    this.elsewhere = elsewhere;
  }

  BlockReader(byte[] bytes, List<CollectionDefinition> definitions) {
    this(bytes, definitions, new HashMap<>());
  }

  /**
   * The observations of some blocks; equal texts in them are one object.
   *
   * @param definitions of the job, in its order
   * @param wanted of which cells
   * @return in the order in which they were packed; a list that may be changed
   */
  static List<Observation> read(
      Iterable<byte[]> blocks, List<CollectionDefinition> definitions, Predicate<CellKey> wanted) {
    Map<String, String> texts = new HashMap<>();
    List<Observation> observations = new ArrayList<>();
    for (byte[] block : blocks) {
      BlockReader reader = new BlockReader(block, definitions, texts);
      while (reader.hasNext()) {
        Observation observation = reader.next();
        if (wanted.test(observation.key())) {
          observations.add(observation);
        }
      }
    }
    return observations;
  }

  boolean hasNext() {
    return position < bytes.length;
  }

  /** Bytes of the block that were read so far. */
  int position() {
    return position;
  }

  Observation next() {
    CellKey key = new CellKey(fixed(), fixed());
    CollectionDefinition definition = definitions.get((int) number());
    String dataflow = text();
    Vintage published = vintage();
    Address address = new Address(text(), number(), text());
    String parts = text();
    String extra = text();
    long value = fixed();
    Rounding precision = rounding();
    int unitMultiplier = (int) signed();
    int decimals = (int) signed();
    StatusSet status = statuses();
    QualityFlags noticed = flags();
    int conformity = (int) number();
    Observation.Kind kind = KINDS[(int) number()];
    Confidentiality confidentiality = confidentiality();
    List<String> footnotes = footnotes();
    String correction = text();
    return new Observation(
        key,
        definition,
        dataflow,
        published,
        address,
        parts,
        extra,
        value,
        precision,
        unitMultiplier,
        decimals,
        status,
        confidentiality,
        noticed,
        footnotes,
        conformity,
        kind,
        sources(),
        correction.isEmpty() ? null : correction);
  }

  private Vintage vintage() {
    long epochSecond = signed();
    if (vintage.epochSecond() != epochSecond) {
      vintage = new Vintage(epochSecond);
    }
    return vintage;
  }

  private StatusSet statuses() {
    int bits = (int) number();
    if (statuses.bits() != bits) {
      statuses = new StatusSet(bits);
    }
    return statuses;
  }

  private QualityFlags flags() {
    int bits = (int) number();
    if (flags.bits() != bits) {
      flags = new QualityFlags(bits);
    }
    return flags;
  }

  private Rounding rounding() {
    long step = number();
    Rounding.Mode mode = MODES[(int) number()];
    if (rounding.step() != step || rounding.mode() != mode) {
      rounding = new Rounding(step, mode);
    }
    return rounding;
  }

  private Confidentiality confidentiality() {
    ConfidentialityStatus status = STATUSES[(int) number()];
    @Nullable Long end = number() == 0 ? null : signed();
    int parties = (int) number();
    if (status == ConfidentialityStatus.F && end == null && parties == 0) {
      return Confidentiality.FREE;
    }
    Set<Party> redistribution = EnumSet.noneOf(Party.class);
    for (Party party : Party.values()) {
      if ((parties & 1 << party.ordinal()) != 0) {
        redistribution.add(party);
      }
    }
    return new Confidentiality(status, end, redistribution);
  }

  private List<String> footnotes() {
    int count = (int) number();
    if (count == 0) {
      return List.of();
    }
    List<String> notes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      notes.add(text());
    }
    return notes;
  }

  /**
   * Raw codes stay packed until they are written: unpacked they would be the larger part of an
   * observation.
   */
  private SourceCodes sources() {
    int start = position;
    int present = (int) number();
    for (SourceField field : FIELDS) {
      if ((present & 1 << field.ordinal()) != 0 && field == SourceField.VALUE) {
        int length = (int) number();
        position += length;
      } else if ((present & 1 << field.ordinal()) != 0) {
        text();
      }
    }
    return present == 0 ? SourceCodes.NONE : new PackedCodes(start);
  }

  /** Codes that are still packed. */
  private final class PackedCodes extends SourceCodes {
    private final int start;

    PackedCodes(int start) {
      this.start = start;
    }

    @Override
    public @Nullable String code(SourceField field) {
      return codes(start)[field.ordinal()];
    }
  }

  /** The codes that are packed at a place; those of one row are asked for together. */
  private @Nullable String[] codes(int start) {
    if (start != codesStart) {
      position = start;
      int present = (int) number();
      @Nullable String[] read = new @Nullable String[FIELDS.length];
      for (SourceField field : FIELDS) {
        if ((present & 1 << field.ordinal()) != 0) {
          int known = field == SourceField.VALUE ? 0 : (int) number();
          read[field.ordinal()] = known > 0 ? texts.get(known - 1) : raw();
        }
      }
      codes = read;
      codesStart = start;
    }
    return codes;
  }

  private String text() {
    int known = (int) number();
    if (known > 0) {
      return texts.get(known - 1);
    }
    String text = elsewhere.computeIfAbsent(raw(), first -> first);
    texts.add(text);
    return text;
  }

  private String raw() {
    int length = (int) number();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  private long signed() {
    long n = number();
    return n >>> 1 ^ -(n & 1);
  }

  private long number() {
    long n = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[position++];
      n |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return n;
      }
    }
  }

  private long fixed() {
    long n = 0;
    for (int i = 0; i < 8; i++) {
      n = n << 8 | bytes[position++] & 0xFF;
    }
    return n;
  }
}
