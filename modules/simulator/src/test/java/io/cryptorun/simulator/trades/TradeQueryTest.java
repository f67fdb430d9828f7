package io.cryptorun.simulator.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Gaps;
import io.cryptorun.simulator.market.ListBars;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.SpotVenue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeQueryTest {
  private static final long HOUR = 3_600_000L;
  private static final long START = 490_000;
  private static final int ALL = 10_000_000;

  @ParameterizedTest
  @ValueSource(doubles = {300, 20_000, 2_000_000, 80_000_000})
  void tradesOfAnHour_togetherAndAlone_agreeWithItsBar(double quote) {
    var bar = rising(quote);
    var trades = hour(bar);
    double base = trades.stream().mapToDouble(trade -> trade.size().doubleValue()).sum();
    assertThat(base / bar.base()).isEqualTo(1, within(0.002));
    assertThat(trades)
        .allSatisfy(trade -> {
          assertThat(trade.price().doubleValue()).isBetween(bar.low(), bar.high());
          double passed = (trade.micros() - START * HOUR * 1000) / (HOUR * 1000.0);
          assertThat(trade.price().doubleValue()).isCloseTo(bar.at(passed), within(0.02));
        });
  }

  @Test
  void tradesSoFar_inABusyHour_haveTheVolumeOfTheFormingBar() {
    var bar = rising(60_000_000);
    for (double part : new double[] {0.25, 0.5, 0.8}) {
      var query = query(START * HOUR + (long) (part * HOUR), bar);
      double base =
          query.from(START * HOUR * 1000, ALL).stream()
              .mapToDouble(trade -> trade.size().doubleValue())
              .sum();
      assertThat(base / bar.base()).as("after %s", part).isEqualTo(part, within(0.05));
    }
  }

  @Test
  void numbers_areUniqueAndRiseWithTime() {
    var trades = query((START + 2) * HOUR, rising(9_000_000), rising(90_000)).newest(ALL);
    for (int i = 1; i < trades.size(); i++) {
      assertThat(trades.get(i).id()).isGreaterThan(trades.get(i - 1).id());
      assertThat(trades.get(i).micros()).isGreaterThanOrEqualTo(trades.get(i - 1).micros());
    }
    assertThat(trades).anyMatch(trade -> sameTimeAsNext(trades, trade));
  }

  @Test
  void trade_askedForLater_isStillTheSame() {
    var bars = new Bar[] {rising(5_000_000), rising(7_000_000)};
    var early = query(START * HOUR + 40 * 60_000, bars).newest(200);
    var later = query((START + 1) * HOUR + 10 * 60_000, bars).newest(ALL);
    assertThat(later).containsSubsequence(early);
  }

  @Test
  void cursorsOfBothKinds_findTheSameTrades() {
    var query = query((START + 1) * HOUR, rising(1_000_000));
    var all = query.newest(ALL);
    var middle = all.get(all.size() / 2);
    assertThat(query.before(middle.id(), 3))
        .isEqualTo(all.subList(all.size() / 2 - 3, all.size() / 2));
    assertThat(query.from(middle.micros(), ALL)).endsWith(all.getLast()).contains(middle);
    assertThat(query.from(middle.micros(), 5)).hasSize(5);
    assertThat(query.newest(7)).isEqualTo(all.subList(all.size() - 7, all.size()));
  }

  @Test
  void sizes_ofALargeCoin_reachFiftyThousandDollarsAndThoseOfASmallOneDoNot() {
    var large = hour(rising(100_000_000));
    assertThat(large.size()).isGreaterThan(1000);
    assertThat(large.stream().filter(TradeQueryTest::isWhale).count())
        .isBetween(10L, large.size() / 20L);
    assertThat(hour(rising(40_000))).hasSizeBetween(30, 70).noneMatch(TradeQueryTest::isWhale);
  }

  @Test
  void hourWithoutVolumeOrBar_hasNoTrades() {
    assertThat(hour(Bar.flat(100))).isEmpty();
    assertThat(query((START + 1) * HOUR, (Bar) null).newest(10)).isEmpty();
  }

  @Test
  void takers_leanToTheSideTheHourWent() {
    var falling = new Bar(101, 101, 99, 99, 400_000, 40_000_000);
    assertThat(bought(hour(rising(40_000_000)))).isGreaterThan(0.55);
    assertThat(bought(hour(falling))).isLessThan(0.45);
  }

  private static double bought(List<Trade> trades) {
    return trades.stream().filter(Trade::takerBought).count() / (double) trades.size();
  }

  private static boolean isWhale(Trade trade) {
    return trade.quote().doubleValue() >= 50_000;
  }

  private static boolean sameTimeAsNext(List<Trade> trades, Trade trade) {
    int next = trades.indexOf(trade) + 1;
    return next < trades.size() && trades.get(next).micros() == trade.micros();
  }

  private static List<Trade> hour(Bar bar) {
    return query((START + 1) * HOUR, bar).newest(ALL);
  }

  private static Bar rising(double quote) {
    return new Bar(99, 101, 99, 101, quote / 100, quote);
  }

  private static TradeQuery query(long now, @Nullable Bar... bars) {
    var hours = new ListBars(START, new ArrayList<@Nullable Bar>(Arrays.asList(bars)));
    return new TradeQuery(
        new Listing(SpotVenue.OKX, "AAA", "USDT", hours, null, 4, Gaps.FLAT, null), now);
  }
}
