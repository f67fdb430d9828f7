package io.cryptorun.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarTest {
  private static final Bar RISING = new Bar(100, 120, 90, 110, 30, 3000);
  private static final Bar FALLING = new Bar(110, 120, 90, 100, 30, 3000);

  @ParameterizedTest
  @CsvSource({
    "0, 100",
    "0.1666666667, 95",
    "0.3333333333, 90",
    "0.5, 105",
    "0.6666666667, 120",
    "1, 110"
  })
  void path_ofARisingBar_goesOverTheLowFirst(double fraction, double price) {
    assertThat(RISING.at(fraction)).isEqualTo(price, within(1e-6));
  }

  @Test
  void path_ofAFallingBar_goesOverTheHighFirst() {
    assertThat(FALLING.at(1 / 3.0)).isEqualTo(120, within(1e-9));
    assertThat(FALLING.at(2 / 3.0)).isEqualTo(90, within(1e-9));
  }

  @Test
  void slice_upToAnInstant_isWhatTheFormingBarShows() {
    var forming = RISING.slice(0, 0.5);
    assertThat(forming).isEqualTo(new Bar(100, 105, 90, 105, 15, 1500));
  }

  @Test
  void slice_ofNoTime_isFlatAtTheOpen() {
    assertThat(RISING.slice(0, 0)).isEqualTo(new Bar(100, 100, 100, 100, 0, 0));
  }

  @Test
  void slices_putTogether_areTheWholeBar() {
    var whole = RISING.slice(0, 0.25).then(RISING.slice(0.25, 0.7)).then(RISING.slice(0.7, 1));
    assertThat(whole.open()).isEqualTo(100);
    assertThat(whole.high()).isEqualTo(120, within(1e-9));
    assertThat(whole.low()).isEqualTo(90, within(1e-9));
    assertThat(whole.close()).isEqualTo(110, within(1e-9));
    assertThat(whole.base()).isEqualTo(30, within(1e-9));
  }

  @Test
  void scaled_priceAndVolume_scalesQuoteVolumeByBoth() {
    assertThat(RISING.scaled(2, 0.5)).isEqualTo(new Bar(200, 240, 180, 220, 15, 3000));
  }
}
