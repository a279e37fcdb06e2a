package org.migstat.core.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTextsTest {
  private final List<String> read = new ArrayList<>();
  private final KnownTexts<Integer> lengths =
      new KnownTexts<>(
          text -> {
            read.add(text);
            return text.length();
          });

  @Test
  void aTextIsReadOnce() {
    assertThat(lengths.read("2019")).isEqualTo(4);
    assertThat(lengths.read("2019")).isEqualTo(4);

    assertThat(read).containsExactly("2019");
  }

  @Test
  void aLongTextIsReadAnewSoThatItIsNotKept() {
    String kept = "x".repeat(256);
    String tooLong = "x".repeat(257);
    for (String text : List.of(kept, kept, tooLong, tooLong)) {
      assertThat(lengths.read(text)).isEqualTo(text.length());
    }

    assertThat(read).containsExactly(kept, tooLong, tooLong);
  }

  @Test
  void tooManyTextsAreForgotten() {
    for (int i = 0; i < 4096; i++) {
      lengths.read("text " + i);
    }
    lengths.read("text 0");
    assertThat(read).hasSize(4096);

    lengths.read("one more");
    lengths.read("text 0");
    assertThat(read).hasSize(4098).endsWith("one more", "text 0");
  }
}
