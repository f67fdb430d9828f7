package io.cryptorun.simulator.derivatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.synthetic.SyntheticMarket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerpetualsTest {
  private static final long NOW = Instant.parse("2026-05-05T10:20:30Z").toEpochMilli();
  private static final Market MARKET = SyntheticMarket.of(1);

  @ParameterizedTest
  @EnumSource(names = {"BINANCE", "OKX", "KRAKEN"})
  void venueWithPerpetuals_listsTheLargestCoinsAndNeverAll(SpotVenue venue) {
    var coins = coins(venue);
    var spot = MARKET.listings(venue, NOW / 1000);
    assertThat(coins).contains("BTC", "ETH", "SOL", "XRP").doesNotContain("USDT", "USDC");
    assertThat(coins.size()).isBetween(spot.size() / 2, spot.size() - 3);
    assertThat(coins(venue)).isEqualTo(coins);
  }

  @Test
  void coinbase_hasNoPerpetuals_andTheOthersDiffer() {
    assertThat(coins(SpotVenue.COINBASE)).isEmpty();
    assertThat(coins(SpotVenue.KRAKEN)).isNotEqualTo(coins(SpotVenue.BINANCE));
  }

  @Test
  void inverseContracts_existOnOkxAndKrakenOnly() {
    assertThat(listed(SpotVenue.BINANCE)).noneMatch(Perpetual::inverse);
    for (var venue : Set.of(SpotVenue.OKX, SpotVenue.KRAKEN)) {
      assertThat(listed(venue).stream().filter(Perpetual::inverse).map(Perpetual::base))
          .containsExactlyInAnyOrder("BTC", "ETH");
    }
  }

  @Test
  void intervals_areHourlyOnKrakenAndOfTwoLengthsElsewhere() {
    assertThat(listed(SpotVenue.KRAKEN)).allMatch(perpetual -> perpetual.hours() == 1);
    for (var venue : Set.of(SpotVenue.OKX, SpotVenue.BINANCE)) {
      assertThat(listed(venue).stream().map(Perpetual::hours).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder(4, 8);
    }
  }

  @Test
  void markPrice_standsWithinAFewBasisPointsOfTheIndex() {
    assertThat(listed(SpotVenue.OKX))
        .allSatisfy(perpetual ->
            assertThat(perpetual.mark(NOW) / perpetual.index(NOW)).isEqualTo(1, within(3e-4)));
  }

  private static Set<String> coins(SpotVenue venue) {
    return listed(venue).stream().map(Perpetual::base).collect(Collectors.toSet());
  }

  private static List<Perpetual> listed(SpotVenue venue) {
    return Perpetuals.listed(MARKET, venue, NOW / 1000);
  }
}
