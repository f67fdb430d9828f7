package io.cryptorun.domain.premove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhaleAccumulationTest {

  @Test
  void volume_withLargePrints_isTheirBlendWithTheFactor() {
    var buying = new TradeTape(Signs.trades(100, 60_000, 1), 1);
    assertThat(WhaleAccumulation.of(buying, 70, 80).volume()).isCloseTo(82, within(1e-9));
    var selling = new TradeTape(Signs.trades(100, 60_000, 0), 1);
    assertThat(WhaleAccumulation.of(selling, 70, 80).volume()).isCloseTo(42, within(1e-9));
  }

  @Test
  void volume_withoutLargePrints_isTheFactor() {
    assertThat(WhaleAccumulation.of(TradeTape.none(), 77, 80).volume()).isEqualTo(77);
    var small = new TradeTape(Signs.trades(100, 10, 1), 1);
    assertThat(WhaleAccumulation.of(small, 77, 80).volume()).isEqualTo(77);
  }

  @Test
  void volume_withoutAFactor_isMissing_andMissingNeverPasses() {
    var buying = new TradeTape(Signs.trades(100, 60_000, 1), 1);
    var whale = WhaleAccumulation.of(buying, Double.NaN, 99);
    assertThat(whale.volume()).isNaN();
    assertThat(whale.answer().passed()).isFalse();
    assertThat(whale.answer().code()).isEqualTo("WHALE_NOT_MET");
    assertThat(new VolumeConfirmation(Double.NaN).isConfirmed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "75, 73, false, volume",
    "75.1, 73, true, volume",
    "78, 70, false, momentum",
    "78, 70.1, true, volume"
  })
  void gate_isStrictOnBothSides(double volume, double momentum, boolean passes, String deciding) {
    var answer = new WhaleAccumulation(Double.NaN, volume, momentum).answer();
    assertThat(answer.passed()).isEqualTo(passes);
    assertThat(answer.deciding().name()).isEqualTo(deciding);
  }

  @ParameterizedTest
  @CsvSource({"70, false", "70.01, true", "100, true", "0, false"})
  void volumeConfirmation_needsMoreThanSeventy(double factor, boolean confirmed) {
    assertThat(new VolumeConfirmation(factor).isConfirmed()).isEqualTo(confirmed);
  }
}
