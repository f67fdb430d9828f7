package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.RecordedCandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// The regime that recorded markets were in.
class RecordedRegimeTest {

  private static final String SPRING_2021 = "ohlcv_1h/BINANCE";
  private static final String SUMMER_2020 = "episodes/calm-2020-06/ohlcv_1h/BINANCE";

  @Test
  void crashOfMay2021_fromTheDayOn_isVolatile() {
    var market = new Recording(SPRING_2021);
    for (var at = Instant.parse("2021-05-19T16:00:00Z");
        at.isBefore(Instant.parse("2021-05-26T00:00:00Z"));
        at = at.plus(Duration.ofHours(4))) {
      assertThat(market.detect(at).regime()).as(at.toString()).isEqualTo(Regime.VOLATILE);
    }
  }

  @Test
  void crashOfMay2021_atItsStart_isVolatileToo() {
    var measure = new Recording(SPRING_2021).measure(Instant.parse("2021-05-19T00:00:00Z"));
    assertThat(measure.volatility().annual()).isGreaterThan(0.45);
    assertThat(measure.volatility().returns()).isGreaterThanOrEqualTo(160);
    assertThat(measure.above().coins()).isGreaterThan(80);
    assertThat(measure.thrust().days()).isEqualTo(40);
    assertThat(measure.medianVolatility())
        .as("other coins move more than Bitcoin")
        .isGreaterThan(measure.volatility().annual());
    assertThat(detected(measure).regime()).isEqualTo(Regime.VOLATILE);
  }

  @Test
  void crashOfMay2021_inItsWorstHour_isRiskOff() {
    var market = new Recording(SPRING_2021);
    var at = Instant.parse("2021-05-19T13:00:00Z");
    var finding = market.overlay(at);
    assertThat(finding.triggers()).contains(RiskOffTrigger.BTC_CRASH, RiskOffTrigger.MARKET_STRESS);
    assertThat(finding.overlay()).isEqualTo(Overlay.RISK_OFF);
    assertThat(finding.riskOffUntil()).isEqualTo(at.plus(Duration.ofHours(1)));
  }

  @Test
  void calmSummerOf2020_midAndLateJune_isNeverVolatile() {
    var market = new Recording(SUMMER_2020);
    var seen = new EnumMap<Regime, Integer>(Regime.class);
    for (var at = Instant.parse("2020-07-13T00:00:00Z");
        at.isBefore(Instant.parse("2020-07-25T00:00:00Z"));
        at = at.plus(Duration.ofHours(4))) {
      seen.merge(market.detect(at).regime(), 1, Integer::sum);
    }
    assertThat(seen).doesNotContainKey(Regime.VOLATILE).containsKey(Regime.CALM);
  }

  @Test
  void calmSummerOf2020_beforeForty_daysAreRecorded_votesWithWhatIsThere() {
    var market = new Recording(SUMMER_2020);
    for (var at = Instant.parse("2020-06-24T00:00:00Z");
        at.isBefore(Instant.parse("2020-07-01T00:00:00Z"));
        at = at.plus(Duration.ofHours(4))) {
      var detected = market.detect(at);
      assertThat(detected.regime()).as(at.toString()).isNotEqualTo(Regime.VOLATILE);
      assertThat(detected.votes().vol()).as(at.toString()).isNotEqualTo(Regime.VOLATILE);
    }
  }

  @Test
  void measure_recordingWithOneHourAndOneDayChanged_changesEveryFigure() {
    var at = Instant.parse("2021-05-19T00:00:00Z");
    var market = new Recording(SPRING_2021);
    var before = market.measure(at);
    market.change(close -> close * 1.25, at.minus(Duration.ofHours(30)), at);
    var after = market.measure(at);
    assertThat(after.volatility().annual())
        .isNotCloseTo(before.volatility().annual(), within(1e-6));
    assertThat(after.above().percent()).isNotCloseTo(before.above().percent(), within(1e-6));
    assertThat(after.thrust().value()).isNotCloseTo(before.thrust().value(), within(1e-6));
    assertThat(after.medianVolatility()).isNotCloseTo(before.medianVolatility(), within(1e-6));
    assertThat(detected(after).confidence()).isNotEqualTo(detected(before).confidence());
  }

  private static RegimeDetection.Detected detected(MarketMeasure measure) {
    return (RegimeDetection.Detected) RegimeDetection.of(measure.indicators(), null, Instant.EPOCH);
  }

  /// One exchange as recorded, every coin against USDT.
  private static final class Recording {

    private final Map<String, List<Candle>> tapes = new TreeMap<>();

    Recording(String folder) {
      for (var base : RecordedCandles.bases(folder, "USDT")) {
        tapes.put(base, RecordedCandles.read(folder + "/" + base + "-USDT"));
      }
    }

    /// Moves every close of a stretch.
    void change(DoubleUnaryOperator move, Instant from, Instant until) {
      tapes.replaceAll((_, tape) ->
          tape.stream()
              .map(bar ->
                  bar.openTime().isBefore(from) || !bar.openTime().isBefore(until)
                      ? bar
                      : Tapes.bar(bar.openTime(), move.applyAsDouble(bar.close())))
              .toList());
    }

    RegimeDetection.Detected detect(Instant at) {
      return detected(measure(at));
    }

    MarketMeasure measure(Instant at) {
      var days = tapes.values().stream().map(tape -> days(tape, at)).toList();
      return MarketMeasure.of(hours("BTC", at), served(days), hours(at));
    }

    OverlayFinding overlay(Instant at) {
      var bitcoin = hours("BTC", at);
      var input =
          new OverlayInput(
              measure(at).indicators(),
              OverlayInput.returns(bitcoin),
              Double.NaN,
              Double.NaN,
              BtcCorrelation.of(bitcoin, hours(at)));
      return OverlayFinding.of(input, null, at);
    }

    private HourlyWindow hours(String base, Instant at) {
      return HourlyWindow.of(Objects.requireNonNull(tapes.get(base)), at);
    }

    private List<HourlyWindow> hours(Instant at) {
      return tapes.keySet().stream().limit(50).map(base -> hours(base, at)).toList();
    }

    private static List<DailyCloses> served(List<DailyCloses> days) {
      return days.stream().filter(DailyCloses::areEnough).toList();
    }

    /// The close of a day is that of its last hour.
    private static DailyCloses days(List<Candle> tape, Instant at) {
      var closes = new TreeMap<Instant, Double>();
      var today = Interval.DAY.floor(at);
      for (var bar : tape) {
        if (bar.openTime().isBefore(today)) {
          closes.put(Interval.DAY.floor(bar.openTime()), bar.close());
        }
      }
      var bars = new ArrayList<Candle>();
      closes.forEach((day, close) -> bars.add(Tapes.bar(day, close)));
      return DailyCloses.of(bars, today);
    }
  }
}
