package io.cryptorun.simulator.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Bars;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.SpotVenue;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
  private static final long HOUR = Instant.parse("2026-11-23T06:00:00Z").getEpochSecond() / 3600;

  @Test
  void listings_byVenue_areTheLargestCoins() {
    assertThat(coins(SpotVenue.KRAKEN)).isEqualTo(60);
    assertThat(coins(SpotVenue.OKX)).isEqualTo(120);
    assertThat(coins(SpotVenue.COINBASE)).isEqualTo(120);
    assertThat(coins(SpotVenue.BINANCE)).isEqualTo(140);
  }

  @Test
  void hour_askedFirstOrLast_isTheSame() {
    var once = hours("ETH", 1).at(HOUR);
    var later = hours("ETH", 1);
    for (long month = 0; month < 30; month++) {
      assertThat(later.at(HOUR - month * 720)).isNotNull();
    }
    assertThat(later.at(HOUR)).isEqualTo(once);
    assertThat(hours("ETH", 2).at(HOUR)).isNotEqualTo(once);
  }

  @Test
  void hours_oneAfterTheOther_joinAndAreValid() {
    for (String coin : new String[] {"BTC", "DOGE", "SHIB", "RIF"}) {
      var bars = hours(coin, 1);
      for (long hour = HOUR - 800; hour < HOUR; hour++) {
        var bar = bar(bars, hour);
        assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
        assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
        assertThat(bar.base()).isPositive();
        assertThat(bar(bars, hour + 1).open() / bar.close()).isBetween(0.999999, 1.000001);
      }
    }
  }

  @Test
  void coins_ofOneMarket_moveTogether() {
    assertThat(correlation(hours("BTC", 1), hours("ETH", 1))).isBetween(0.4, 0.95);
    assertThat(correlation(hours("BTC", 1), hours("RIF", 1))).isBetween(0.15, 0.9);
  }

  @Test
  void volatility_ofBitcoin_isThatOfAMarket() {
    double[] returns = returns(hours("BTC", 1));
    double variance =
        LongStream.range(0, returns.length)
            .mapToDouble(i -> returns[(int) i] * returns[(int) i])
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(variance * 8760)).isBetween(0.25, 1.2);
  }

  @Test
  void volume_ofLargeMoves_isLarger() {
    var bars = hours("SOL", 1);
    double calm = volume(bars, false);
    double wild = volume(bars, true);
    assertThat(wild / calm).isBetween(1.5, 6.0);
  }

  /// The share of hours whose range times root of volume stands far above that of the day before:
  /// on recorded markets 9 to 14 of a hundred.
  @Test
  void wildHours_ofTheLargestCoins_areAsRareAsRecorded() {
    int wild = 0;
    int hours = 0;
    for (String coin :
        new String[] {"BTC", "ETH", "XRP", "LINK", "LTC", "NEAR", "HBAR", "RENDER"}) {
      var bars = hours(coin, 1);
      for (long hour = HOUR - 720; hour < HOUR; hour++) {
        wild += quantity(bars, hour) >= 1.85 * ordinary(bars, hour) ? 1 : 0;
        hours++;
      }
    }
    assertThat((double) wild / hours).isBetween(0.06, 0.17);
  }

  @Test
  void fingerprint_dependsOnTheSeed() {
    assertThat(SyntheticMarket.of(1).fingerprint())
        .isEqualTo(SyntheticMarket.of(1).fingerprint())
        .isNotEqualTo(SyntheticMarket.of(2).fingerprint())
        .hasSize(64);
  }

  private static long coins(SpotVenue venue) {
    return SyntheticMarket.of(1).listings(venue, HOUR * 3600).stream()
        .filter(listing -> !listing.base().startsWith("USD"))
        .count();
  }

  private static Bars hours(String coin, long seed) {
    return SyntheticMarket.of(seed).listings(SpotVenue.BINANCE, HOUR * 3600).stream()
        .filter(listing -> listing.base().equals(coin))
        .map(Listing::hours)
        .findFirst()
        .orElseThrow();
  }

  private static double ordinary(Bars bars, long hour) {
    return LongStream.range(hour - 23, hour)
        .mapToDouble(past -> quantity(bars, past))
        .average()
        .orElseThrow();
  }

  private static double quantity(Bars bars, long hour) {
    var bar = bar(bars, hour);
    return (bar.high() - bar.low()) / bar.close() * Math.sqrt(bar.base());
  }

  private static double volume(Bars bars, boolean wild) {
    return LongStream.range(HOUR - 2000, HOUR)
        .mapToObj(hour -> bar(bars, hour))
        .filter(bar -> (bar.high() - bar.low()) / bar.close() > 0.025 == wild)
        .mapToDouble(Bar::quote)
        .average()
        .orElseThrow();
  }

  private static double[] returns(Bars bars) {
    return LongStream.range(HOUR - 2000, HOUR)
        .mapToDouble(hour -> Math.log(bar(bars, hour).close() / bar(bars, hour).open()))
        .toArray();
  }

  private static double correlation(Bars one, Bars other) {
    double[] a = returns(one);
    double[] b = returns(other);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static Bar bar(Bars bars, long hour) {
    var bar = bars.at(hour);
    if (bar == null) {
      throw new AssertionError("no bar at hour " + hour);
    }
    return bar;
  }
}
