package io.cryptorun.venues;

import static io.cryptorun.domain.market.Venue.COINBASE;
import static io.cryptorun.venues.Rig.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.venues.binance.BinanceClient;
import io.cryptorun.venues.coinbase.CoinbaseClient;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.kraken.KrakenClient;
import io.cryptorun.venues.okx.OkxClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All four clients against the simulated exchanges, which read the wire formats on their own.
class SimulatorWireTest {
  private static final Instant NOW = Instant.parse("2026-03-04T15:00:07Z");

  private final Rig rig = new Rig(NOW.toString());
  private final Simulator simulator =
      Simulator.start(SimulatorOptions.standard().withAt(NOW).withFrozen(true));
  private final VenueMarketData data =
      new VenueMarketData(
          Arrays.stream(Venue.values()).map(this::client).toList(),
          MarketCache.none(),
          rig.timing(),
          JustClosed.TAKE_AS_IS);

  @AfterEach
  void close() {
    simulator.close();
    rig.close();
  }

  @Test
  void everyVenue_answersEveryQuestion() throws Exception {
    var listings =
        data.listings(List.of(Venue.values())).values().stream().<Listing>map(Rig::value).toList();
    var bitcoins = pairs(listings, "BTC");
    var ethers = pairs(listings, "ETH"); // Kraken counts candles per pair, one a second

    data.tickers(listings, Reuse.none())
        .forEach((venue, reply) ->
            assertThat(value(reply).isEmpty()).as("%s", venue).isEqualTo(venue == COINBASE));
    assertThat(data.stats(bitcoins, Reuse.none()).values())
        .allSatisfy(reply -> assertThat(value(reply).baseVolume()).isPositive());
    assertThat(data.books(bitcoins, Reuse.none()).values())
        .allSatisfy(reply -> assertBook(value(reply)));
    assertThat(data.candles(requests(bitcoins, Interval.HOUR, 288)).values())
        .allSatisfy(reply -> assertWindow(value(reply), Interval.HOUR, 288));
    assertThat(data.candles(requests(ethers, Interval.DAY, 30)).values())
        .allSatisfy(reply -> assertWindow(value(reply), Interval.DAY, 30));
  }

  @Test
  void everyVenue_tellsItsTrades_withBothSidesOfTheTaker() throws Exception {
    var listings =
        data.listings(List.of(Venue.values())).values().stream().<Listing>map(Rig::value).toList();

    assertThat(data.trades(pairs(listings, "BTC"), Reuse.none()))
        .hasSize(Venue.values().length)
        .allSatisfy((pair, reply) -> assertTape(value(reply)));
  }

  private static void assertTape(List<Trade> trades) {
    assertThat(trades).hasSizeBetween(50, 1000).extracting(Trade::id).doesNotHaveDuplicates();
    assertThat(trades).isSortedAccordingTo(Comparator.comparing(Trade::time));
    assertThat(trades).anyMatch(Trade::takerBought).anyMatch(trade -> !trade.takerBought());
    assertThat(trades.getLast().time()).isBetween(NOW.minus(Duration.ofHours(1)), NOW);
  }

  /// One pair of this coin from each listing.
  private static List<Instrument> pairs(List<Listing> listings, String base) {
    return listings.stream()
        .map(listing -> listing.instruments().stream().filter(i -> i.base().equals(base)))
        .map(found -> found.findFirst().orElseThrow())
        .toList();
  }

  private static void assertBook(OrderBook book) {
    assertThat(book.bids()).isNotEmpty();
    assertThat(book.asks()).isNotEmpty();
    assertThat(book.bids().getFirst().price()).isLessThan(book.asks().getFirst().price());
    assertThat(book.stampLag()).isLessThan(Duration.ofSeconds(5));
    assertThat(book.receivedAt()).isEqualTo(NOW);
  }

  private static void assertWindow(List<Candle> bars, Interval interval, int count) {
    assertThat(bars).hasSize(count);
    assertThat(bars.getLast().openTime()).isEqualTo(interval.floor(NOW).minus(interval.width()));
    assertThat(bars).allMatch(Candle::isSound);
  }

  private static List<CandleRequest> requests(
      List<Instrument> instruments, Interval interval, int count) {
    return instruments.stream()
        .map(instrument -> new CandleRequest(instrument, interval, count, NOW))
        .toList();
  }

  private VenueClient client(Venue venue) {
    var settings = rig.settings(venue).at(simulator.url());
    var hosts = AllowedHosts.only(simulator.url());
    return switch (venue) {
      case KRAKEN ->
          new KrakenClient(settings, hosts, rig.budgets, ProviderState.none(), rig.timing());
      case OKX -> new OkxClient(settings, hosts, rig.budgets, ProviderState.none(), rig.timing());
      case COINBASE ->
          new CoinbaseClient(settings, hosts, rig.budgets, ProviderState.none(), rig.timing());
      case BINANCE ->
          new BinanceClient(settings, hosts, rig.budgets, ProviderState.none(), rig.timing());
    };
  }
}
