package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourlyWindowTest {

  @Test
  void window_longerHistory_keepsTheNewest288Slots() {
    var window = Walk.window(Walk.hours(1, 999));
    assertThat(window.present()).isEqualTo(288);
    assertThat(window.openAt(0)).isEqualTo(Walk.open(-288));
    assertThat(window.openAt(287)).isEqualTo(Walk.open(-1));
  }

  @Test
  void indicators_longerHistory_readTheSame() {
    var long999 = Walk.hours(1, 999);
    var exact = long999.subList(999 - 288, 999);
    assertThat(TechnicalFactor.of(Walk.window(long999)))
        .isEqualTo(TechnicalFactor.of(Walk.window(exact)));
  }

  @Test
  void window_barOfTheRunningHour_isLeftOut() {
    var candles = new ArrayList<>(Walk.full(1));
    candles.add(Walk.flat(0, 1, 1));
    assertThat(Walk.window(candles).close(287)).isEqualTo(candles.get(287).close());
  }

  @Test
  void window_barOffTheGrid_isLeftOut() {
    var odd = new Candle(Walk.open(-5).plusSeconds(60), 1, 1, 1, 1, 1, 1, false);
    assertThat(Walk.window(List.of(odd)).present()).isZero();
  }

  @Test
  void window_unsoundBars_areDropped() {
    var candles = Walk.full(1);
    for (var bad :
        List.of(
            Walk.flat(-7, 0, 1),
            Walk.flat(-7, -1, 1),
            Walk.flat(-7, 1, -1),
            Walk.at(-7, 1, 1, 2, 1, 1),
            Walk.flat(-7, Double.NaN, 1),
            Walk.flat(-7, Double.POSITIVE_INFINITY, 1))) {
      var window = Walk.window(Walk.with(candles, -7, _ -> bad));
      assertThat(window.present()).as("%s", bad).isEqualTo(287);
      assertThat(window.close(281)).isNaN();
    }
  }

  @Test
  void window_barWithoutTrade_keepsItsPrices() {
    var window = Walk.window(List.of(Walk.flat(-1, 5, 0)));
    assertThat(window.close(287)).isEqualTo(5);
    assertThat(window.volume(287)).isZero();
  }

  @Test
  void window_hourThatIsNotFull_isRefused() {
    var late = Instant.parse("2021-05-07T02:00:07Z");
    assertThatThrownBy(() -> HourlyWindow.of(List.of(), late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2021-05-07T02:00:07Z is not a full hour");
  }

  @Test
  void newest_lateBar_isTheOneBefore() {
    var window = Walk.window(Walk.without(Walk.full(1), -1));
    assertThat(window.newest()).isEqualTo(286);
    assertThat(Walk.window(List.of()).newest()).isEqualTo(-1);
  }

  @Test
  void stale_twoHoursBehind_isNotYet() {
    var candles = Walk.full(1);
    assertThat(Walk.window(Walk.without(candles, -1, -2)).isStale()).isFalse();
    assertThat(Walk.window(Walk.without(candles, -1, -2, -3)).isStale()).isTrue();
  }

  @Test
  void logReturn_acrossAHole_isMissing() {
    var window = Walk.window(Walk.without(Walk.full(1), -10));
    assertThat(window.logReturn(278)).isNaN();
    assertThat(window.logReturn(279)).isNaN();
    assertThat(window.logReturn(280)).isFinite();
    assertThat(window.logReturn(0)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "2021-05-07T04:00:00Z, 72, 0", // on a boundary twelve days before, too
    "2021-05-07T05:00:00Z, 71, 3", // opens at 05:00: the first whole group is that of 08:00
    "2021-05-07T06:00:00Z, 71, 2",
    "2021-05-07T07:00:00Z, 71, 1"
  })
  void fourHourBars_anyHour_startOnUtcBoundaries(Instant hour, int groups, int first) {
    var candles = endingAt(hour);
    var bars = HourlyWindow.of(candles, hour).fourHourBars();
    assertThat(bars.size()).isEqualTo(groups);
    assertThat(bars.close(0)).isEqualTo(candles.get(first + 3).close());
    assertThat(bars.close(70)).isEqualTo(candles.get(first + 4 * 70 + 3).close());
  }

  @Test
  void fourHourBars_groupWithAHole_isLeftOutAndTheNextFollows() {
    var candles = Walk.full(1);
    var whole = Walk.window(candles).fourHourBars();
    var holed = Walk.window(Walk.without(candles, -288 + 2 + 4 * 10 + 1)).fourHourBars();
    assertThat(holed.size()).isEqualTo(70);
    assertThat(holed.close(9)).isEqualTo(whole.close(9));
    assertThat(holed.close(10)).isEqualTo(whole.close(11));
  }

  private static List<Candle> endingAt(Instant hour) {
    long shift = Duration.between(Walk.HOUR, hour).toSeconds();
    return Walk.full(1).stream()
        .map(c ->
            new Candle(
                c.openTime().plusSeconds(shift),
                c.open(),
                c.high(),
                c.low(),
                c.close(),
                c.volume(),
                c.quoteVolume(),
                false))
        .toList();
  }
}
