package io.cryptorun.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketValuesTest {
  private static final Instant START = Instant.parse("2021-05-19T15:00:07Z");

  @ParameterizedTest
  @CsvSource({"5000000, TIER1", "4999999, TIER2", "1000000, TIER2", "999999, TIER3", "0, TIER3"})
  void liquidity_atItsEdges_takesTheHigherTier(double volume, Liquidity tier) {
    assertThat(Liquidity.of(volume)).isEqualTo(tier);
  }

  @Test
  void clock_running_followsTheMonotonicClock() {
    var nanos = new AtomicLong(77);
    var clock = new MarketClock(START, false, nanos::get);
    nanos.addAndGet(Duration.ofMillis(2500).toNanos());
    assertThat(clock.instant()).isEqualTo(START.plusMillis(2500));
  }

  @Test
  void clock_frozen_standsStill() {
    var nanos = new AtomicLong();
    var clock = new MarketClock(START, true, nanos::get);
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.frozen()).isTrue();
  }

  @Test
  void venueFactor_ofAnyPair_staysWithinFiveBasisPointsAndNeverChanges() {
    for (String coin : new String[] {"BTC", "ETH", "DOGE", "1INCH"}) {
      double factor = VenueFactor.of(SpotVenue.KRAKEN, coin + "/USD");
      assertThat(factor).isEqualTo(1, within(5e-4));
      assertThat(factor).isEqualTo(VenueFactor.of(SpotVenue.KRAKEN, coin + "/USD"));
      assertThat(factor).isNotEqualTo(VenueFactor.of(SpotVenue.OKX, coin + "/USDT"));
    }
  }

  @Test
  void dollarTokens_atAnyHour_areOneDollarWithinABasisPoint() {
    var tokens = DollarTokens.of(SpotVenue.KRAKEN);
    assertThat(tokens).extracting(Listing::symbol).containsExactly("USDC/USD", "USDT/USD");
    assertThat(DollarTokens.of(SpotVenue.BINANCE)).isEmpty();
    for (long hour = 450_000; hour < 450_500; hour++) {
      double price = Window.price(tokens.getLast().hours(), hour * 3_600_000L + 1_234_567);
      assertThat(price).isEqualTo(1, within(1e-4));
    }
  }

  @Test
  void noise_overManyIndexes_isUniformAndNormal() {
    long key = Noise.key("a", "b");
    double mean =
        LongStream.range(0, 20_000).mapToDouble(i -> Noise.unit(key, i)).average().orElseThrow();
    assertThat(mean).isEqualTo(0.5, within(0.01));
    double variance =
        LongStream.range(0, 20_000)
            .mapToDouble(i -> Math.pow(Noise.normal(key, i), 2))
            .average()
            .orElseThrow();
    assertThat(variance).isEqualTo(1, within(0.05));
    assertThat(Noise.key("ab")).isNotEqualTo(Noise.key("a", "b"));
  }

  @ParameterizedTest
  @CsvSource({"62000, 2, KRAKEN, 2", "0.42, 4, OKX, 7", "0.0000183, 0, BINANCE, 8", "7, 5, OKX, 6"})
  void priceScale_bySize_keepsSevenDigits(double price, int recorded, SpotVenue venue, int scale) {
    assertThat(PriceScale.of(venue, price, recorded)).isEqualTo(scale);
  }
}
