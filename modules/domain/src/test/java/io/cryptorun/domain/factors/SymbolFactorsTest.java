package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.factors.Measurement.Dropped;
import io.cryptorun.domain.factors.Measurement.Measured;
import io.cryptorun.domain.factors.Measurement.Reason;
import io.cryptorun.domain.market.Books;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.RecordedCandles;
import io.cryptorun.domain.market.Tier;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymbolFactorsTest {

  private static final TimeframeWeights NORMAL = new TimeframeWeights(0.20, 0.35, 0.30, 0.15, 0.00);
  private static final QualityFactor GOOD =
      QualityFactor.of(Books.measured(100, 5, 450_000), Tier.TIER1, new double[] {100, 100}, 2, 2);
  private static final QualityFactor NONE = QualityFactor.of(null, Tier.TIER1, new double[0], 0, 0);

  @Test
  void coin_wholeWindow_hasEveryFigureAndNoFlag() {
    var factors = measured(Walk.full(1));
    assertThat(factors.raw(Factor.MOMENTUM)).isEqualTo(factors.momentum().score());
    assertThat(factors.raw(Factor.TECHNICAL)).isBetween(0.0, 100.0);
    assertThat(factors.raw(Factor.VOLUME)).isNaN();
    assertThat(factors.raw(Factor.QUALITY)).isEqualTo(GOOD.score());
    assertThat(factors.newestOpen()).isEqualTo(Walk.open(-1));
    assertThat(factors.newestClose()).isEqualTo(Walk.full(1).getLast().close());
    assertThat(factors.flags()).isEmpty();
  }

  @Test
  void coin_fourteenBars_hasNoRange() {
    assertThat(measure(Walk.hours(1, 14), GOOD)).isEqualTo(new Dropped(Reason.ATR_UNAVAILABLE));
    assertThat(measure(List.of(), GOOD)).isEqualTo(new Dropped(Reason.ATR_UNAVAILABLE));
    assertThat(measure(Walk.hours(1, 15), GOOD)).isInstanceOf(Measured.class);
  }

  @Test
  void coin_tooFewHorizons_isDropped() {
    assertThat(measure(Walk.without(Walk.hours(1, 30), -13, -25), GOOD))
        .isEqualTo(new Dropped(Reason.MOMENTUM_INSUFFICIENT_DATA));
  }

  @Test
  void coin_momentumAlone_isDropped() {
    // Twenty hours with every third missing: enough for a range and three horizons, too few
    // neighbours for Hurst and no whole four-hour bar; no day, no book.
    var sparse = Walk.without(Walk.hours(1, 26), -3, -6, -9, -12, -15, -18, -21);
    assertThat(measure(sparse, NONE)).isEqualTo(new Dropped(Reason.INSUFFICIENT_FACTORS));
    assertThat(measure(sparse, GOOD)).isInstanceOf(Measured.class);
  }

  @Test
  void flags_youngAndLateListing_areInAlphabeticalOrder() {
    var factors = measured(Walk.without(Walk.hours(1, 18), -1, -10));
    assertThat(factors.flags())
        .containsExactly(
            Flag.ACCEL_MISSING,
            Flag.ADX_INVALID,
            Flag.BAR_LATE,
            Flag.RSI_INVALID,
            Flag.SHORT_WINDOW);
    assertThat(Flag.values()).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
  }

  @Test
  void flags_flatUntradedMarketWithDays_sayWhatIsWrong() {
    var silent = IntStream.rangeClosed(-288, -1).mapToObj(s -> Walk.flat(s, 5, 0)).toList();
    var days = IntStream.rangeClosed(-9, -3).mapToObj(d -> day("2021-05-07T00:00:00Z", d)).toList();
    var outcome =
        SymbolFactors.measure(
            Walk.window(silent), days, 1, GOOD, SymbolFactors.JumpCheck.UNCONFIRMED, NORMAL);
    assertThat(((Measured) outcome).factors().flags())
        .containsExactly(Flag.FLAT, Flag.HURST_INVALID, Flag.SUSPECT_BAR, Flag.VOLUME_ILLIQUID);
  }

  @Test
  void recordedMarket_everyThirdHourOfAMonth_staysOnTheScale() {
    var recorded = RecordedCandles.read("ohlcv_1h/BINANCE/DOGE-USDT");
    var start = Instant.parse("2021-04-20T00:00:00Z");
    for (int i = 0; i < 240; i++) {
      var window = HourlyWindow.of(recorded, start.plusSeconds(3L * 3600 * i));
      var outcome =
          SymbolFactors.measure(window, List.of(), 1, GOOD, SymbolFactors.JumpCheck.CLEAR, NORMAL);
      var factors = ((Measured) outcome).factors();
      assertThat(factors.momentum().score()).isBetween(0.0, 100.0);
      assertThat(factors.technical().score()).isBetween(0.0, 100.0);
      assertThat(factors.vadr().value()).isNotNegative();
    }
  }

  private static Candle day(String midnight, int offset) {
    return new Candle(
        Instant.parse(midnight).plusSeconds(86400L * offset), 5, 5, 5, 5, 9, 45, false);
  }

  private static Measurement measure(List<Candle> hourly, QualityFactor quality) {
    return SymbolFactors.measure(
        Walk.window(hourly), List.of(), 1, quality, SymbolFactors.JumpCheck.CLEAR, NORMAL);
  }

  private static SymbolFactors measured(List<Candle> hourly) {
    return ((Measured) measure(hourly, GOOD)).factors();
  }
}
