package org.migstat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerOptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"host:1", "jobmanager.migstat:8081", "10.0.0.1:65535", "[::1]:8081", "a_b-c:80"})
  void anAddressIsAHostAndAPort(String text) {
    assertThat(RunnerOptions.isAddress(text)).isTrue();
    assertThat(RunnerOptions.isSparkMaster("spark://" + text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host", "host:", ":1", "host:0", "host:65536", "host:99999", "-x:1", "a b:1"})
  void everythingElseIsNone(String text) {
    assertThat(RunnerOptions.isAddress(text)).isFalse();
    assertThat(RunnerOptions.isSparkMaster("spark://" + text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[1]", "local[16]", "local[*]", "spark://a:7077,b:7077"})
  void sparkRunsHereOrOnItsMasters(String text) {
    assertThat(RunnerOptions.isSparkMaster(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yarn", "host:7077", "local[0]", "local[]", "spark://a:1,", "k8s://h:443"})
  void otherMastersAreNotInItsJar(String text) {
    assertThat(RunnerOptions.isSparkMaster(text)).isFalse();
  }
}
