package io.cryptorun.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.testkit.FakeMarketData;
import io.cryptorun.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DollarRatesTest {

  private static final Instrument KRAKEN = pair(Venue.KRAKEN, "USDTUSD");
  private static final Instrument COINBASE = pair(Venue.COINBASE, "USDT-USD");

  private final FakeMarketData venues =
      new FakeMarketData(SettableClock.at(SmallMarket.NOON))
          .offers(book(COINBASE, "0.998", "0.999"));

  @Test
  void preferredVenue_withAValidBook_decides() throws Exception {
    venues.offers(book(KRAKEN, "1.001", "1.002"));

    assertThat(rates().usdt()).isCloseTo(1.0015, within(1e-12));
  }

  @Test
  void preferredVenue_withACrossedBook_isPassedOver() throws Exception {
    venues.offers(book(KRAKEN, "1.005", "1.001"));

    assertThat(rates().usdt()).isCloseTo(0.9985, within(1e-12));
  }

  private Fx rates() throws InterruptedException {
    return new DollarRates(venues)
        .read(List.of(KRAKEN, COINBASE), List.of(), SmallMarket.NOON, Reuse.none())
        .fx();
  }

  private static Instrument pair(Venue venue, String id) {
    return new Instrument(venue, id, "USDT", Quote.USD);
  }

  private static OrderBook book(Instrument pair, String bid, String ask) {
    return OrderBook.of(
        pair.venue(),
        pair,
        List.of(new Level(new BigDecimal(bid), BigDecimal.TEN)),
        List.of(new Level(new BigDecimal(ask), BigDecimal.TEN)),
        SmallMarket.NOON,
        Duration.ZERO,
        Duration.ZERO);
  }
}
