package org.migstat.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.migstat.core.definition.CollectionDefinition;
import org.migstat.core.model.Address;
import org.migstat.core.model.CellKey;
import org.migstat.core.model.Confidentiality;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.Decimal;
import org.migstat.core.model.Observation;
import org.migstat.core.model.ObservationStatus;
import org.migstat.core.model.Observations;
import org.migstat.core.model.Party;
import org.migstat.core.model.QualityFlag;
import org.migstat.core.model.QualityFlags;
import org.migstat.core.model.Rounding;
import org.migstat.core.model.SourceCodes;
import org.migstat.core.model.SourceField;
import org.migstat.core.model.StatusSet;
import org.migstat.core.model.Vintage;
import org.migstat.io.definition.Definitions;

/** What goes into a block comes out of it. */
class BlockTest {
  private static final String[] TEXTS = {
    "", "a", "Türkei", "在留外国人数", "\0", "line\nbreak", "😀", "x".repeat(300), " / "
  };
  private static final long[] VALUES = {
    0, 1, -1, Decimal.NONE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 20_162_410_000L, -549_130_000L
  };

  private final SplittableRandom random = new SplittableRandom(20160919);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3000})
  void observationsComeBackAsTheyWere(int count) throws Exception {
    List<CollectionDefinition> definitions =
        Definitions.job(Path.of("pipelines/sample.yaml")).inputs().stream()
            .map(input -> input.definition())
            .toList();
    BlockWriter writer = new BlockWriter();
    List<Observation> written = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int definition = random.nextInt(definitions.size());
      Observation observation = observation(definitions.get(definition));
      written.add(observation);
      writer.add(observation, definition);
    }
    byte[] block = writer.toBytes();
    List<Observation> read = BlockReader.read(List.of(block), definitions, key -> true);

    assertThat(block).hasSize(writer.size());
    assertThat(read.stream().map(BlockTest::told))
        .containsExactlyElementsOf(written.stream().map(BlockTest::told).toList());
  }

  private static List<@Nullable Object> told(Observation o) {
    List<@Nullable Object> all = new ArrayList<>(List.of(o.key(), o.address().line()));
    all.addAll(Observations.told(o));
    return all;
  }

  private Observation observation(CollectionDefinition definition) {
    return new Observation(
        new CellKey(random.nextLong(), random.nextLong()),
        definition,
        text(),
        new Vintage(random.nextLong(-10_000_000_000L, 10_000_000_000L)),
        new Address(text(), random.nextBoolean() ? 0 : random.nextLong(1L << 40), text()),
        text(),
        text(),
        random.nextBoolean() ? VALUES[random.nextInt(VALUES.length)] : random.nextLong(),
        rounding(),
        random.nextInt(-3, 10),
        random.nextInt(-1, 5),
        statuses(),
        confidentiality(),
        flags(),
        footnotes(),
        random.nextInt(4),
        any(Observation.Kind.values()),
        sources(),
        random.nextBoolean() ? null : "C-" + random.nextInt(3));
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private Rounding rounding() {
    return random.nextInt(3) == 0
        ? Rounding.EXACT
        : new Rounding(random.nextLong(1, 1L << 50), any(Rounding.Mode.values()));
  }

  private StatusSet statuses() {
    StatusSet statuses = StatusSet.NORMAL;
    for (int i = random.nextInt(3); i > 0; i--) {
      statuses = statuses.with(any(ObservationStatus.values()));
    }
    return statuses;
  }

  private QualityFlags flags() {
    QualityFlags flags = QualityFlags.NONE;
    for (int i = random.nextInt(4); i > 0; i--) {
      flags = flags.with(any(QualityFlag.values()));
    }
    return flags;
  }

  private Confidentiality confidentiality() {
    if (random.nextBoolean()) {
      return Confidentiality.FREE;
    }
    Set<Party> parties = EnumSet.noneOf(Party.class);
    for (Party party : Party.values()) {
      if (random.nextBoolean()) {
        parties.add(party);
      }
    }
    Long end = random.nextBoolean() ? null : random.nextLong(-100, 1L << 34);
    return new Confidentiality(any(ConfidentialityStatus.values()), end, parties);
  }

  private List<String> footnotes() {
    List<String> notes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      notes.add(text());
    }
    return notes;
  }

  private SourceCodes sources() {
    @Nullable String[] codes = new @Nullable String[SourceField.values().length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = random.nextBoolean() ? null : text();
    }
    return SourceCodes.of(codes);
  }

  @Test
  void blocksOfAnyLengthTravelOneAfterTheOther() throws Exception {
    List<byte[]> blocks = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int length : new int[] {0, 1, 127, 128, 70_000}) {
      byte[] block = new byte[length];
      for (int i = 0; i < length; i++) {
        block[i] = (byte) random.nextInt();
      }
      blocks.add(block);
      BlockCoder.of().encode(block, stream);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(stream.toByteArray());

    for (byte[] block : blocks) {
      assertThat(BlockCoder.of().decode(in)).isEqualTo(block);
    }
    assertThat(in.available()).isZero();
  }
}
