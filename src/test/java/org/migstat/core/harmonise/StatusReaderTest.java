package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.migstat.core.model.ObservationStatus.A;
import static org.migstat.core.model.ObservationStatus.B;
import static org.migstat.core.model.ObservationStatus.D;
import static org.migstat.core.model.ObservationStatus.E;
import static org.migstat.core.model.ObservationStatus.I;
import static org.migstat.core.model.ObservationStatus.P;
import static org.migstat.core.model.ObservationStatus.Q;
import static org.migstat.core.model.ObservationStatus.W;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.migstat.core.definition.StatusSource;
import org.migstat.core.definition.StatusSource.Flag;
import org.migstat.core.definition.StatusSource.StatusWhen;
import org.migstat.core.model.ConfidentialityStatus;
import org.migstat.core.model.StatusSet;

class StatusReaderTest {
  private static final Map<String, Flag> EUROSTAT =
      Map.of(
          "b", new Flag(List.of(B), false, null),
          "d", new Flag(List.of(D), false, null),
          "e", new Flag(List.of(E), false, null),
          "p", new Flag(List.of(P), false, null),
          "P", new Flag(List.of(), false, ConfidentialityStatus.N),
          "r", new Flag(List.of(), false, null),
          "c", new Flag(List.of(Q), true, ConfidentialityStatus.C));

  private final StatusReader letters = reader(List.of(), true, List.of());

  @Test
  void lettersCombine() {
    assertThat(letters.read("be").withValue().list()).containsExactly(B, E);
    assertThat(letters.read("b, e;d").withValue().list()).containsExactly(B, D, E);
    assertThat(letters.read(" e ").withValue().list()).containsExactly(E);
    assertThat(letters.read("be").unregistered()).isFalse();
  }

  @Test
  void noFlagsAreNormal() {
    assertThat(letters.read("").withValue().list()).containsExactly(A);
    assertThat(letters.read("  ").unregistered()).isFalse();
  }

  @Test
  void aFlagMayHoldOnlyWhereThereIsNoValue() {
    assertThat(letters.read("c").withValue()).isEqualTo(StatusSet.NORMAL);
    assertThat(letters.read("c").withoutValue().list()).containsExactly(Q);
    assertThat(letters.read("c").confidentiality()).isEqualTo(ConfidentialityStatus.C);
  }

  @Test
  void smallAndCapitalLettersAreDifferentFlags() {
    assertThat(letters.read("p").withValue().list()).containsExactly(P);
    assertThat(letters.read("p").confidentiality()).isNull();
    assertThat(letters.read("P").withValue()).isEqualTo(StatusSet.NORMAL);
    assertThat(letters.read("P").confidentiality()).isEqualTo(ConfidentialityStatus.N);
  }

  @Test
  void theStrictestConfidentialityOfTheFlagsCounts() {
    assertThat(letters.read("cP").confidentiality()).isEqualTo(ConfidentialityStatus.C);
    assertThat(letters.read("Pc").confidentiality()).isEqualTo(ConfidentialityStatus.C);
  }

  @Test
  void aFlagThatOnlyKeepsItsSourceTextSaysNothing() {
    assertThat(letters.read("r").withValue()).isEqualTo(StatusSet.NORMAL);
    assertThat(letters.read("r").unregistered()).isFalse();
  }

  @Test
  void anUnregisteredFlagIsNotedAndTheOthersStillCount() {
    assertThat(letters.read("bx").unregistered()).isTrue();
    assertThat(letters.read("bx").withValue().list()).containsExactly(B);
    assertThat(letters.read("B").unregistered()).isTrue();
  }

  @Test
  void aLabelIsOneFlagUnlessLettersAreSeparate() {
    StatusReader labels = reader(List.of(), false, List.of());

    assertThat(labels.read("be").unregistered()).isTrue();
    assertThat(labels.read("be").withValue()).isEqualTo(StatusSet.NORMAL);
    assertThat(labels.read("b").withValue().list()).containsExactly(B);
  }

  @Test
  void aTextThatIsItselfAFlagIsNotTakenApart() {
    StatusReader reader =
        new StatusReader(
            new StatusSource(
                List.of(), null, Map.of("be", new Flag(List.of(I), false, null)), true, List.of()),
            new Columns(List.of("r")));

    assertThat(reader.read("be").withValue().list()).containsExactly(I);
    assertThat(reader.column()).isEmpty();
    assertThat(reader.asReceived(row("b"))).isNull();
  }

  @Test
  void everyRowHasTheConstantStatusesAndThoseOfItsConditions() {
    StatusWhen refugees = new StatusWhen(Map.of("r", Set.of("1")), List.of(W), "includes refugees");
    StatusReader reader = reader(List.of(I), true, List.of(refugees));

    assertThat(reader.extra(row("1")).list()).containsExactly(I, W);
    assertThat(reader.extra(row(" 1 ")).list()).containsExactly(I, W);
    assertThat(reader.extra(row("0")).list()).containsExactly(I);
    assertThat(reader.footnotes(row("1"))).containsExactly("includes refugees");
    assertThat(reader.footnotes(row("0"))).isEmpty();
  }

  private static StatusReader reader(
      List<org.migstat.core.model.ObservationStatus> always,
      boolean separate,
      List<StatusWhen> when) {
    StatusSource source = new StatusSource(always, "flags", EUROSTAT, separate, when);
    return new StatusReader(source, new Columns(List.of("r", "flags")));
  }

  private static Row row(String r) {
    return new Table.Fields(2, r, "");
  }
}
