package org.migstat.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  private static final String EVIL = "evil\u001b]0;pwn\u0007\nRelease r9 is published.csv";
  private static final String SHOWN = "evil\\u001b]0;pwn\\u0007\\u000aRelease r9 is published.csv";

  @Test
  void whatATerminalObeysIsShown() {
    assertThat(OneLine.of(EVIL)).isEqualTo(SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\0', '\t', '\r', '\u007f', '\u0085', '\u009b', '\u2028', '\u2029', '\u061c', '\u200e',
        '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'
      })
  void noCharacterEndsALineOrTurnsTheDirection(char c) {
    assertThat(OneLine.of("a" + c + "b")).isEqualTo("a\\u%04xb".formatted((int) c));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Staatsangehörigkeit", "日本 \ud83d\udea2", "\u00a0\u202f–", "a\\nb"})
  void otherTextStaysAsItIs(String text) {
    assertThat(OneLine.of(text)).isSameAs(text);
  }

  @Test
  void ofSeveralLinesTheLineFeedsStay() {
    assertThat(OneLine.each("a\u001bb\nc\rd\n")).isEqualTo("a\\u001bb\nc\\u000dd\n");
  }

  @Test
  void anAddressAndARefusalAreOneLineAndTheirPartsStayAsReceived() {
    Address address = new Address(EVIL, 2, "\u001bcolumn");
    Rejection refused = new Rejection(address, RuleId.V_CODE_SEX, "no SEX is written as 'x\n'");

    assertThat(address).hasToString(SHOWN + " row 2 column '\\u001bcolumn'");
    assertThat(address.submission()).isEqualTo(EVIL);
    assertThat(refused.detail()).isEqualTo("no SEX is written as 'x\\u000a'");
  }
}
