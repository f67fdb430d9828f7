package io.cryptorun.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandleQueryTest {
  private static final long DAY_START = 1_000 * 24;
  private static final long HOUR = 3600;

  @Test
  void hours_withAFormingOne_endWithItsPartSoFar() {
    var candles = hourly(Gaps.FLAT, hours(5), 4, 0.5).newest(3);
    assertThat(candles).extracting(Candle::closed).containsExactly(true, true, false);
    assertThat(candles.getLast().bar().base()).isEqualTo(5);
    assertThat(candles.getFirst().bar().base()).isEqualTo(10);
  }

  @Test
  void hole_onAVenueThatFills_isAFlatRowAtTheLastClose() {
    var bars = hours(5);
    bars.set(2, null);
    var candles = hourly(Gaps.FLAT, bars, 4, 0.5).newest(5);
    assertThat(candles).hasSize(5);
    assertThat(candles.get(2).bar()).isEqualTo(Bar.flat(candles.get(1).bar().close()));
    assertThat(candles.get(2).trades()).isZero();
  }

  @Test
  void hole_atTheStartOfTheWindow_isFilledFromTheHourBeforeIt() {
    var bars = hours(5);
    bars.set(2, null);
    var candles = hourly(Gaps.FLAT, bars, 4, 0.5).newest(3);
    assertThat(candles.getFirst().bar()).isEqualTo(Bar.flat(102));
  }

  @Test
  void hole_onAVenueThatOmits_isNoRow_norIsAnHourWithoutTrade() {
    var bars = hours(5);
    bars.set(1, null);
    bars.set(2, Bar.flat(99));
    assertThat(hourly(Gaps.OMIT, bars, 4, 0.5).newest(5)).hasSize(3);
    assertThat(hourly(Gaps.HOLE, bars, 4, 0.5).newest(5)).hasSize(4);
  }

  @Test
  void hoursBeforeTheFirstRecorded_areNeverFilled() {
    assertThat(hourly(Gaps.FLAT, hours(3), 2, 0.5).newest(50)).hasSize(3);
  }

  @Test
  void day_summedFromHours_hasTheirExtremesAndVolume() {
    var candles = query(Gaps.FLAT, hours(30), 86_400, 0, 26, 0).newest(2);
    var day = candles.getFirst();
    assertThat(day.openSecond()).isEqualTo(DAY_START * HOUR);
    assertThat(day.bar().open()).isEqualTo(100);
    assertThat(day.bar().close()).isEqualTo(124);
    assertThat(day.bar().base()).isEqualTo(240);
    assertThat(candles.getLast().closed()).isFalse();
    assertThat(candles.getLast().bar().base()).isEqualTo(20);
  }

  @Test
  void day_recordedByTheVenue_isTakenOnceItIsClosed() {
    var own = new Bar(1, 2, 0.5, 1.5, 7, 7);
    var days = new ListBars(1_000, List.of(own, own));
    var listing = listing(Gaps.FLAT, new ListBars(DAY_START, hours(30)), days);
    var candles = new CandleQuery(listing, 86_400, 0, (DAY_START + 26) * HOUR * 1000).newest(2);
    assertThat(candles.getFirst().bar()).isEqualTo(own);
    assertThat(candles.getLast().bar()).isNotEqualTo(own);
  }

  @Test
  void dayOfChina_opensEightHoursBeforeMidnight() {
    var candles = query(Gaps.FLAT, hours(40), 86_400, -8 * HOUR, 30, 0).newest(1);
    assertThat(candles.getFirst().openSecond()).isEqualTo((DAY_START + 16) * HOUR);
  }

  @Test
  void minutes_liesOnThePathOfTheirHour() {
    var candles = query(Gaps.FLAT, hours(2), 1200, 0, 1, 0.5).newest(2);
    assertThat(candles.getFirst().bar().open()).isEqualTo(101);
    assertThat(candles.getFirst().bar().close()).isEqualTo(99.0);
    assertThat(candles).extracting(Candle::closed).containsExactly(true, false);
  }

  /// Hour i opens at 100 + i, closes one higher and swings two below and three above.
  private static List<@Nullable Bar> hours(int count) {
    var bars = new ArrayList<@Nullable Bar>();
    for (int i = 0; i < count; i++) {
      double open = 100 + i;
      bars.add(new Bar(open, open + 3, open - 2, open + 1, 10, 10 * open));
    }
    return bars;
  }

  private static CandleQuery hourly(Gaps gaps, List<@Nullable Bar> bars, long hour, double part) {
    return query(gaps, bars, HOUR, 0, hour, part);
  }

  private static CandleQuery query(
      Gaps gaps, List<@Nullable Bar> bars, long width, long offset, long hour, double part) {
    long now = (long) ((DAY_START + hour + part) * HOUR * 1000);
    return new CandleQuery(listing(gaps, new ListBars(DAY_START, bars), null), width, offset, now);
  }

  private static Listing listing(Gaps gaps, Bars hours, @Nullable Bars days) {
    return new Listing(SpotVenue.KRAKEN, "AAA", "USD", hours, days, 4, gaps, null);
  }
}
