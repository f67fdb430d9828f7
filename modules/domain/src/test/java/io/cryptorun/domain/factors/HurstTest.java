package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.RecordedCandles;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HurstTest {

  @ParameterizedTest
  @CsvSource({"8, 2.455085", "12, 3.242208", "16, 3.907386", "24, 5.025611", "49, 7.646026"})
  void expectation_independentReturns_hasThePublishedValue(int n, double expected) {
    assertThat(AnisLloyd.expected(n)).isCloseTo(expected, within(5e-7));
  }

  @Test
  void hurst_pureNoise_centresOnOneHalf() {
    var exponents = noise(4000);
    assertThat(Sample.mean(exponents)).isCloseTo(0.49, within(0.01));
    assertThat(Sample.stdev(exponents)).isCloseTo(0.13, within(0.01));
    double reaching = DoubleStream.of(exponents).filter(h -> h >= 0.55).count() / 4000.0;
    assertThat(reaching).isCloseTo(0.32, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "DOGE-USDT"})
  void hurst_recordedReturns_agreesWithHipparchus(String pair) {
    var recorded = RecordedCandles.read("ohlcv_1h/BINANCE/" + pair);
    for (int from = 0; from + 50 <= recorded.size(); from += 97) {
      var returns = returns(recorded.subList(from, from + 50));
      for (int n : new int[] {11, 12, 17, 30, 49}) {
        var part = Arrays.copyOf(returns, n);
        double expected = hipparchus(part);
        if (Double.isNaN(expected)) {
          assertThat(Hurst.of(part)).isNaN();
        } else {
          assertThat(Hurst.of(part)).isCloseTo(expected, within(1e-9));
        }
      }
    }
  }

  @Test
  void hurst_tenReturns_isMissing() {
    assertThat(Hurst.of(gaussian(new Random(1), 10))).isNaN();
  }

  @Test
  void hurst_elevenReturns_haveTwoScalesOnlyAndAreMissing() {
    assertThat(Hurst.of(gaussian(new Random(1), 11))).isNaN();
    assertThat(Hurst.of(gaussian(new Random(1), 13))).isFinite();
  }

  @Test
  void hurst_pricesThatDoNotMove_isMissing() {
    assertThat(Hurst.of(new double[49])).isNaN();
  }

  @Test
  void hurst_window_readsTheNewest49ReturnsOnly() {
    var candles = Walk.full(3);
    var older = Walk.with(candles, -51, c -> Walk.flat(-51, c.close() * 1.3, 1));
    var newer = Walk.with(candles, -50, c -> Walk.flat(-50, c.close() * 1.3, 1));
    double exponent = Hurst.of(Walk.window(candles));
    assertThat(Hurst.of(Walk.window(older))).isEqualTo(exponent);
    assertThat(Hurst.of(Walk.window(newer))).isNotEqualTo(exponent);
  }

  private static double[] noise(int count) {
    var random = new Random(7);
    return IntStream.range(0, count).mapToDouble(_ -> Hurst.of(gaussian(random, 49))).toArray();
  }

  private static double[] gaussian(Random random, int n) {
    return random.doubles(n).map(_ -> random.nextGaussian()).toArray();
  }

  private static double[] returns(List<Candle> candles) {
    return IntStream.range(1, candles.size())
        .mapToDouble(i -> Math.log(candles.get(i).close() / candles.get(i - 1).close()))
        .toArray();
  }

  /// The same definition put together from a library's parts.
  private static double hipparchus(double[] returns) {
    var scales = new TreeSet<>(List.of(8, 12, 16, 24, returns.length));
    scales.removeIf(n -> n > returns.length);
    var fit = new SimpleRegression();
    for (int n : scales) {
      double mean =
          IntStream.range(0, returns.length / n)
              .mapToDouble(k -> rescaled(Arrays.copyOfRange(returns, k * n, (k + 1) * n)))
              .filter(value -> value > 0)
              .average()
              .orElse(0);
      if (mean > 0) {
        fit.addData(Math.log(n), Math.log(mean) - Math.log(expected(n)));
      }
    }
    return fit.getN() < 3 ? Double.NaN : Math.clamp(0.5 + fit.getSlope(), 0, 1);
  }

  private static double rescaled(double[] chunk) {
    double mean = DoubleStream.of(chunk).average().orElseThrow();
    var path = DoubleStream.of(chunk).map(r -> r - mean).toArray();
    Arrays.parallelPrefix(path, Double::sum);
    double range =
        DoubleStream.of(path).max().orElseThrow() - DoubleStream.of(path).min().orElseThrow();
    double stdev = new StandardDeviation().evaluate(chunk);
    return stdev == 0 ? 0 : range / stdev;
  }

  private static double expected(int n) {
    double sum = IntStream.range(1, n).mapToDouble(i -> Math.sqrt((double) (n - i) / i)).sum();
    double gammas = Math.exp(Gamma.logGamma((n - 1) / 2.0) - Gamma.logGamma(n / 2.0));
    return Math.sqrt((n - 1.0) / n) * gammas / Math.sqrt(Math.PI) * sum;
  }
}
