package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.RecordedCandles;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 19, 20, 23, 24, 1000})
  void percentile_recordedVolumes_agreesWithHipparchus(int count) {
    var volumes = volumes(count);
    var oracle =
        new Percentile(80).withEstimationType(Percentile.EstimationType.R_7).evaluate(volumes);
    assertThat(Sample.percentile(volumes, 0.8)).isCloseTo(oracle, within(1e-9 * oracle));
  }

  @Test
  void stdev_recordedVolumes_agreesWithHipparchus() {
    var volumes = volumes(1000);
    double oracle = new StandardDeviation().evaluate(volumes);
    assertThat(Sample.stdev(volumes)).isCloseTo(oracle, within(1e-9 * oracle));
  }

  @Test
  void percentile_values_areNotReordered() {
    var values = new double[] {3, 1, 2};
    assertThat(Sample.percentile(values, 0.8)).isCloseTo(2.6, within(1e-12));
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void median_evenCount_isTheMeanOfTheMiddleTwo() {
    assertThat(Sample.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThat(Sample.median(new double[] {5, 1, 3})).isEqualTo(3);
  }

  @Test
  void figures_tooFewValues_areMissing() {
    assertThat(Sample.percentile(new double[0], 0.8)).isNaN();
    assertThat(Sample.mean(new double[0])).isNaN();
    assertThat(Sample.stdev(new double[] {1})).isNaN();
  }

  private static double[] volumes(int count) {
    return RecordedCandles.read("ohlcv_1h/BINANCE/BTC-USDT").stream()
        .limit(count)
        .mapToDouble(Candle::volume)
        .toArray();
  }
}
