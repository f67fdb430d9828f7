package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeFactorTest {

  @ParameterizedTest
  @CsvSource({
    "100, 100, 50",
    "1000, 100, 100",
    "5000, 100, 100",
    "10, 100, 0",
    "251.18864315095801, 100, 70",
    "316.22776601683796, 100, 75"
  })
  void score_ratio_isLogarithmic(double usd24h, double baseline, double expected) {
    assertThat(VolumeFactor.of(usd24h, baseline, 7).score()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void score_nothingTraded_isZeroAndIlliquid() {
    var factor = VolumeFactor.of(0, 100, 7);
    assertThat(factor.score()).isZero();
    assertThat(factor.remark()).isEqualTo(Flag.VOLUME_ILLIQUID);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-1"})
  void score_impossibleRatio_isZeroAndInvalid(double usd24h) {
    var factor = VolumeFactor.of(usd24h, 100, 7);
    assertThat(factor.score()).isZero();
    assertThat(factor.ratio()).isNaN();
    assertThat(factor.remark()).isEqualTo(Flag.VOLUME_INVALID);
  }

  @ParameterizedTest
  @CsvSource({"0", "NaN", "Infinity"})
  void score_noBaseline_isMissing(double baseline) {
    var factor = VolumeFactor.of(100, baseline, 7);
    assertThat(factor.score()).isNaN();
    assertThat(factor.baseline()).isNaN();
    assertThat(factor.remark()).isNull();
  }

  @Test
  void usd24h_absentHour_countsZeroAndTheRateApplies() {
    var candles = hourly(10);
    assertThat(factor(candles, days(-30, -1)).usd24h()).isCloseTo(240 * 0.5, within(1e-9));
    assertThat(factor(Walk.without(candles, -3), days(-30, -1)).usd24h())
        .isCloseTo(230 * 0.5, within(1e-9));
  }

  @Test
  void baseline_days_areTheNewestSevenThatClosedADayBefore() {
    // The run's hour is 02:00 of 7 May: the newest day that closed by 02:00 of 6 May is 5 May.
    var daily = new ArrayList<>(days(-30, 0));
    daily.replaceAll(d -> d.openTime().isAfter(day(-2)) ? worth(d, 1e9) : d);
    var factor = factor(hourly(10), daily);
    assertThat(factor.bars()).isEqualTo(7);
    assertThat(factor.baseline()).isCloseTo(120 * 0.5, within(1e-9));
    assertThat(factor.ratio()).isCloseTo(2, within(1e-9));
  }

  @Test
  void baseline_fourDays_isMissingAndFiveIsNot() {
    assertThat(factor(hourly(10), days(-5, -2)).score()).isNaN();
    assertThat(factor(hourly(10), days(-6, -2)).bars()).isEqualTo(5);
  }

  @Test
  void baseline_daysOlderThanTwelve_areNotCounted() {
    // 12 days before 02:00 of 7 May is 02:00 of 25 April: the day of the 25th opened before that.
    assertThat(factor(hourly(10), days(-12, -8)).score()).isNaN();
    assertThat(factor(hourly(10), days(-11, -7)).bars()).isEqualTo(5);
  }

  @Test
  void baseline_holesInTheDays_reachFurtherBack() {
    var daily = days(-11, -2).stream().filter(d -> !d.openTime().equals(day(-4))).toList();
    assertThat(factor(hourly(10), daily).bars()).isEqualTo(7);
  }

  @Test
  void baseline_daysInAnyOrder_isTheSame() {
    var daily = days(-11, -2);
    assertThat(factor(hourly(10), daily.reversed())).isEqualTo(factor(hourly(10), daily));
  }

  private static VolumeFactor factor(List<Candle> hourly, List<Candle> daily) {
    return VolumeFactor.of(Walk.window(hourly), daily, 0.5);
  }

  private static List<Candle> hourly(double quoteVolume) {
    return IntStream.rangeClosed(-288, -1)
        .mapToObj(slot -> Walk.flat(slot, 1, quoteVolume))
        .toList();
  }

  private static Instant day(int offset) {
    return Instant.parse("2021-05-07T00:00:00Z").plusSeconds(86400L * offset);
  }

  private static List<Candle> days(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(offset -> new Candle(day(offset), 1, 1, 1, 1, 120, 120, false))
        .toList();
  }

  private static Candle worth(Candle day, double quoteVolume) {
    return new Candle(day.openTime(), 1, 1, 1, 1, quoteVolume, quoteVolume, false);
  }
}
