package io.cryptorun.venues.binance;

import static io.cryptorun.venues.Rig.pair;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BinanceClientTest {
  private static final Instrument BTC = pair(Venue.BINANCE, "BTCUSDT", "BTC", Quote.USDT);
  private static final Instrument ETH = pair(Venue.BINANCE, "ETHUSDT", "ETH", Quote.USDT);

  private final Rig rig = new Rig("2023-01-08T03:30:00Z");
  private final BinanceClient client =
      new BinanceClient(
          rig.settings(Venue.BINANCE),
          rig.hosts(),
          rig.budgets,
          ProviderState.none(),
          rig.timing());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void listing_recorded_keepsTradingDollarPairs() throws Exception {
    rig.venue.on("/api/v3/exchangeInfo", ok(recorded("binance/exchange_info.json")));

    assertThat(value(client.listing()).instruments()).containsExactlyInAnyOrder(BTC, ETH);
    assertThat(rig.budgets.taken()).containsExactly("binance weight*20");
  }

  @Test
  void listing_spotTradingOffOrForeignLetters_areNoInstruments() throws Exception {
    rig.venue.on(
        "/api/v3/exchangeInfo",
        ok(
            """
            {"symbols":[
             {"symbol":"AUSDT","status":"TRADING","baseAsset":"A","quoteAsset":"USDT",
              "isSpotTradingAllowed":false},
             {"symbol":"BUSDT","status":"TRADING","baseAsset":"B","quoteAsset":"USDT"},
             {"symbol":"币USDT","status":"TRADING","baseAsset":"币","quoteAsset":"USDT",
              "isSpotTradingAllowed":true},
             {"symbol":"CUSDT","status":"CANCEL_ONLY","baseAsset":"C","quoteAsset":"USDT",
              "isSpotTradingAllowed":true}]}
            """));

    var listing = value(client.listing());

    assertThat(listing.instruments()).isEmpty();
    assertThat(listing.malformed()).extracting(Listing.Malformed::id).containsExactly("币USDT");
  }

  @Test
  void tickers_recorded_giveQuoteVolumeOfListedPairs() throws Exception {
    rig.venue.on("/api/v3/ticker/24hr", ok(recorded("binance/ticker_24hr_two_symbols.json")));

    var tickers = value(client.tickers(new Listing(Venue.BINANCE, List.of(ETH), List.of())));

    assertThat(tickers).hasSize(1);
    assertThat(tickers.getFirst().quoteVolume()).isEqualByComparingTo("1131373139.26501100");
    assertThat(tickers.getFirst().vwap()).isEqualByComparingTo("2557.58505619");
    assertThat(tickers.getFirst().hasBook()).isTrue();
    assertThat(rig.budgets.taken()).containsExactly("binance weight*80");
  }

  @Test
  void tickers_recordedAll_passOverPairsNotListed() throws Exception {
    rig.venue.on("/api/v3/ticker/24hr", ok(recorded("binance/ticker_24hr_all.json")));

    assertThat(value(client.tickers(new Listing(Venue.BINANCE, List.of(BTC), List.of()))))
        .isEmpty();
  }

  @Test
  void stats_recorded_areOneObject() throws Exception {
    rig.venue.on("/api/v3/ticker/24hr", ok(recorded("binance/ticker_24hr_one.json")));

    var ticker = value(client.stats(BTC));

    assertThat(ticker.last()).isEqualByComparingTo("0.041034");
    assertThat(ticker.baseVolume()).isEqualByComparingTo("410969.512");
    assertThat(rig.venue.requests()).containsExactly("/api/v3/ticker/24hr?symbol=BTCUSDT");
    assertThat(rig.budgets.taken()).containsExactly("binance weight*2");
  }

  @Test
  void candles_recordedHours_dropTheBarWhoseCloseHasNotPassed() throws Exception {
    rig.venue.on("/api/v3/klines", ok(recorded("binance/klines_1h.json")));
    var asked = new CandleRequest(BTC, Interval.HOUR, 176, rig.clock.instant());

    var bars = value(client.candles(asked, rig.venueClock()));

    assertThat(bars).hasSize(175).allMatch(Candle::isSound);
    var oldest = bars.getFirst();
    assertThat(oldest.openTime()).isEqualTo(Instant.ofEpochMilli(1672516800000L));
    assertThat(oldest.open()).isEqualTo(16570.14);
    assertThat(oldest.high()).isEqualTo(16574.97);
    assertThat(oldest.low()).isEqualTo(16564.09);
    assertThat(oldest.close()).isEqualTo(16568.60);
    assertThat(oldest.volume()).isEqualTo(2622.14355);
    assertThat(oldest.quoteVolume()).isEqualTo(43448487.21898430);
    assertThat(rig.venue.requests())
        .containsExactly(
            "/api/v3/klines?symbol=BTCUSDT&interval=1h&startTime=%d&endTime=%d&limit=176"
                .formatted(asked.oldestOpen().toEpochMilli(), asked.newestOpen().toEpochMilli()));
    assertThat(rig.budgets.taken()).containsExactly("binance weight*2");
  }

  @Test
  void candles_recordedDaysAndMinutes_areSound() throws Exception {
    rig.venue.on(
        "/api/v3/klines",
        ok(recorded("binance/klines_1d.json")),
        ok(recorded("binance/klines_1m.json")));
    var asked = new CandleRequest(BTC, Interval.DAY, 10, rig.clock.instant());

    assertThat(value(client.candles(asked, rig.venueClock())))
        .hasSize(168)
        .allMatch(Candle::isSound);
    assertThat(value(client.candles(asked, rig.venueClock()))).hasSize(60);
    assertThat(rig.venue.requests().getFirst()).contains("interval=1d");
  }

  @Test
  void book_recorded_hasAllLevels() throws Exception {
    rig.venue.on("/api/v3/depth", ok(recorded("binance/depth.json")));

    var book = value(client.book(BTC, rig.venueClock()));

    assertThat(book.bids()).hasSize(609);
    assertThat(book.asks()).hasSize(1000);
    assertThat(book.bids().getFirst().price()).isEqualByComparingTo("0.3521");
    assertThat(book.asks().getFirst().size()).isEqualByComparingTo("3959");
    assertThat(rig.venue.requests()).containsExactly("/api/v3/depth?symbol=BTCUSDT&limit=1000");
    assertThat(rig.budgets.taken()).containsExactly("binance weight*50");
  }

  @Test
  void time_recorded_isInMilliseconds() throws Exception {
    rig.venue.on("/api/v3/time", ok(recorded("binance/server_time.json")));

    assertThat(value(client.time())).isEqualTo(Instant.ofEpochMilli(1620099477465L));
  }

  @Test
  void unknownSymbol_isAFaultOfThePairAlone() throws Exception {
    rig.venue.on("/api/v3/depth", bytes(400, recorded("binance/error_invalid_symbol.json")));

    for (int i = 0; i < 5; i++) {
      assertFault(client.book(BTC, rig.venueClock()), Fault.Code.UNKNOWN_INSTRUMENT);
    }
    assertThat(rig.venue.requests()).hasSize(5);
  }

  @Test
  void tooMuchWeight_isRepeatedAfterTheTimeTheVenueNames() throws Exception {
    rig.venue.on(
        "/api/v3/time",
        bytes(429, recorded("binance/error_429.json"), "Retry-After", "0"),
        ok(recorded("binance/server_time.json")));

    assertThat(value(client.time())).isEqualTo(Instant.ofEpochMilli(1620099477465L));
  }

  @Test
  void ban_stopsEveryCallOfTheVenueUntilItsEnd() throws Exception {
    rig.clock.set(Instant.ofEpochMilli(1785050129644L).minusSeconds(600));
    rig.venue
        .on("/api/v3/time", bytes(418, recorded("binance/error_418.json")))
        .on("/api/v3/depth", ok(recorded("binance/depth.json")));

    assertFault(client.time(), Fault.Code.BANNED);
    rig.nanos.tick(Duration.ofSeconds(599));
    assertFault(client.book(BTC, rig.venueClock()), Fault.Code.CIRCUIT_OPEN);
    assertThat(rig.venue.requests()).hasSize(1);
    rig.nanos.tick(Duration.ofSeconds(1));
    assertThat(value(client.book(BTC, rig.venueClock())).asks()).hasSize(1000);
  }

  private static void assertFault(Reply<?> reply, Fault.Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class, missing -> assertThat(missing.fault().code()).isEqualTo(code));
  }
}
