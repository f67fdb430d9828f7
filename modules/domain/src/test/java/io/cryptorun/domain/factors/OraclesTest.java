package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.RecordedCandles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;

/// Wilder's indicators against ta4j, on recorded hours. ta4j seeds its means otherwise; a seed
/// fades by 13/14 a bar, so the series are long enough for it to vanish.
class OraclesTest {

  private static final int PERIOD = 14;

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "DOGE-USDT", "XRP-USDT", "ADA-USDT"})
  void rsi_recordedCandles_agreesWithTa4j(String pair) {
    var recorded = recorded(pair);
    double expected =
        new RSIIndicator(new ClosePriceIndicator(series(recorded)), PERIOD)
            .getValue(recorded.size() - 1)
            .doubleValue();
    assertThat(Rsi.last(bars(recorded), PERIOD)).isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "DOGE-USDT", "XRP-USDT", "ADA-USDT"})
  void atr_recordedCandles_agreesWithTa4j(String pair) {
    var recorded = recorded(pair);
    double expected =
        new ATRIndicator(series(recorded), PERIOD).getValue(recorded.size() - 1).doubleValue();
    assertThat(Atr.last(bars(recorded), PERIOD)).isCloseTo(expected, within(1e-6 * expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USDT", "ETH-USDT", "DOGE-USDT", "XRP-USDT", "ADA-USDT"})
  void adx_recordedCandles_agreesWithTa4j(String pair) {
    var recorded = recorded(pair);
    var series = series(recorded);
    int newest = recorded.size() - 1;
    var adx = Adx.last(bars(recorded), PERIOD);
    assertThat(adx.adx())
        .isCloseTo(new ADXIndicator(series, PERIOD).getValue(newest).doubleValue(), within(1e-6));
    assertThat(adx.plusDi())
        .isCloseTo(
            new PlusDIIndicator(series, PERIOD).getValue(newest).doubleValue(), within(1e-6));
    assertThat(adx.minusDi())
        .isCloseTo(
            new MinusDIIndicator(series, PERIOD).getValue(newest).doubleValue(), within(1e-6));
  }

  private static List<Candle> recorded(String pair) {
    return RecordedCandles.read("ohlcv_1h/BINANCE/" + pair);
  }

  private static Bars bars(List<Candle> candles) {
    return Bars.of(
        candles.stream().mapToDouble(Candle::high).toArray(),
        candles.stream().mapToDouble(Candle::low).toArray(),
        candles.stream().mapToDouble(Candle::close).toArray());
  }

  private static BarSeries series(List<Candle> candles) {
    var series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
    for (var candle : candles) {
      series
          .barBuilder()
          .timePeriod(Duration.ofHours(1))
          .endTime(candle.openTime().plus(Duration.ofHours(1)))
          .openPrice(candle.open())
          .highPrice(candle.high())
          .lowPrice(candle.low())
          .closePrice(candle.close())
          .volume(candle.volume())
          .add();
    }
    return series;
  }
}
