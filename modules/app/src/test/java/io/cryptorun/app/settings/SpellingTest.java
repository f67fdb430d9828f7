package io.cryptorun.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> JOBS = List.of("scan.hot", "scan.warm", "regime.refresh");

  @ParameterizedTest
  @CsvSource({
    "scan.hto, scan.hot",
    "scan.wram, scan.warm",
    "scanhot, scan.hot",
    "regime.refrehs, regime.refresh"
  })
  void word_mistyped_findsTheNearest(String word, String meant) {
    assertThat(Spelling.nearest(word, JOBS)).contains(meant);
  }

  @Test
  void word_farFromAll_findsNothing() {
    assertThat(Spelling.nearest("backup", JOBS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10s, PT10S", "15m, PT15M", "1h30m, PT1H30M", "90d, PT2160H", "0s, PT0S"})
  void duration_writtenAndRead_isTheSame(String text, Duration duration) {
    assertThat(Durations.parse(text)).contains(duration);
    assertThat(Durations.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"10", "-5s", "1.5h", "m", "30m1h", "''", "1 h"})
  void duration_ofAnotherForm_isNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
