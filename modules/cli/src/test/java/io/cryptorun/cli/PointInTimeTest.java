package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class PointInTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-23T14:07:41Z");

  @ParameterizedTest
  @CsvSource({
    "24h, 2026-11-22T14:07:41Z",
    "7d, 2026-11-16T14:07:41Z",
    "2025-09-07, 2025-09-07T00:00:00Z",
    "2025-09-07T14:00:00Z, 2025-09-07T14:00:00Z",
    "2025-09-07T16:00:00+02:00, 2025-09-07T14:00:00Z"
  })
  void text_ofEachForm_isAnInstant(String text, String instant) {
    assertThat(PointInTime.parse(text).at(NOW)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void text_ofNoForm_namesTheForms() {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> PointInTime.parse("yesterdayish"))
        .withMessageContaining("yesterdayish")
        .withMessageContaining("24h, 7d, 2025-09-07");
  }
}
