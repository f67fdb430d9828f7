package io.cryptorun.venues.coinbase;

import static io.cryptorun.venues.Rig.pair;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoinbaseClientTest {
  private static final Instrument BTC = pair(Venue.COINBASE, "BTC-USD", "BTC", Quote.USD);

  private final Rig rig = new Rig("2026-09-02T07:01:42.019Z");
  private final CoinbaseClient client =
      new CoinbaseClient(
          rig.settings(Venue.COINBASE),
          rig.hosts(),
          rig.budgets,
          ProviderState.none(),
          rig.timing());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void listing_products2026_leavesOutDelistedAndHalted() throws Exception {
    rig.venue.on("/products", ok(recorded("coinbase/products_2026.json")));

    assertThat(value(client.listing()).instruments())
        .extracting(Instrument::id)
        .containsExactly(
            "PLU-USD",
            "IMX-USDT",
            "AZTEC-USD",
            "W-USD",
            "T-USD",
            "BTC-USDT",
            "ABT-USD",
            "MORPHO-USD",
            "COW-USD",
            "WET-USD");
  }

  @Test
  void listing_products2021_readsTheOlderFields() throws Exception {
    rig.venue.on("/products", ok(recorded("coinbase/products.json")));

    assertThat(value(client.listing()).instruments()).hasSize(58).contains(BTC);
  }

  @Test
  void listing_oneProductRecording_isABtcPair() throws Exception {
    var product = new String(recorded("coinbase/product.json"), UTF_8);
    rig.venue.on("/products", ok("[" + product + "]"));

    assertThat(value(client.listing()).instruments()).containsExactly(BTC);
  }

  @Test
  void listing_flags_closeAPair() throws Exception {
    rig.venue.on(
        "/products",
        ok(
            """
            [{"id":"A-USD","base_currency":"A","quote_currency":"USD","status":"online",
              "trading_disabled":true},
             {"id":"B-USD","base_currency":"B","quote_currency":"USD","status":"online",
              "cancel_only":true},
             {"id":"C-USD","base_currency":"C","quote_currency":"USD","status":"online",
              "auction_mode":true},
             {"id":"D-USD","base_currency":"D","quote_currency":"USD","status":"new word"},
             {"id":"E-EUR","base_currency":"E","quote_currency":"EUR","status":"online"},
             {"id":"F-USD","base_currency":"F","quote_currency":"USD","status":"online"}]
            """));

    assertThat(value(client.listing()).instruments())
        .extracting(Instrument::id)
        .containsExactly("F-USD");
  }

  @Test
  void tickers_thereIsNoSuchCall_emptyAndNothingAsked() {
    var reply = client.tickers(new Listing(Venue.COINBASE, List.of(BTC), List.of()));

    assertThat(reply)
        .isEqualTo(new Reply.Received<>(List.of(), rig.clock.instant(), Duration.ZERO, true));
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void stats_recorded_haveNoBookSide() throws Exception {
    rig.venue.on("/products/BTC-USD/stats", ok(recorded("coinbase/stats.json")));

    var ticker = value(client.stats(BTC));

    assertThat(ticker.last()).isEqualByComparingTo("79003.89");
    assertThat(ticker.baseVolume()).isEqualByComparingTo("4740.5889436");
    assertThat(ticker.quoteVolume()).isNull();
    assertThat(ticker.hasBook()).isNull();
    assertThat(rig.budgets.taken()).containsExactly("coinbase public");
  }

  @Test
  void candles_recorded_readTheUnusualColumnOrder() throws Exception {
    rig.venue.on("/products/BTC-USD/candles", ok(recorded("coinbase/candles_1h.json")));
    var asOf = Instant.parse("2026-09-01T05:30:00Z");

    var bars =
        value(client.candles(new CandleRequest(BTC, Interval.HOUR, 5, asOf), rig.venueClock()));

    assertThat(bars).hasSize(6).allMatch(Candle::isSound);
    var newest = bars.getFirst();
    assertThat(newest.openTime()).isEqualTo(Instant.ofEpochSecond(1788238800));
    assertThat(newest.low()).isEqualTo(78704.49);
    assertThat(newest.high()).isEqualTo(79195.32);
    assertThat(newest.open()).isEqualTo(78704.49);
    assertThat(newest.close()).isEqualTo(79136.06);
    assertThat(newest.quoteVolume())
        .isCloseTo(280.96550693 * (78704.49 + 79195.32 + 78704.49 + 79136.06) / 4, within(1e-6));
    assertThat(rig.venue.requests())
        .containsExactly(
            "/products/BTC-USD/candles?granularity=3600"
                + "&start=2026-09-01T00%3A00%3A00Z&end=2026-09-01T04%3A00%3A00Z");
  }

  @Test
  void candles_recordedWeek2020_areAllSound() throws Exception {
    rig.venue.on("/products/BTC-USD/candles", ok(recorded("coinbase/candles_1h_2020.json")));

    var bars =
        value(
            client.candles(
                new CandleRequest(BTC, Interval.HOUR, 5, rig.clock.instant()), rig.venueClock()));

    assertThat(bars).hasSize(169).allMatch(Candle::isSound);
  }

  @Test
  void book_recordedLevels_lagBehindTheVenuesClock() throws Exception {
    rig.venue.on("/products/BTC-USD/book", ok(recorded("coinbase/book_level2.json")));

    var book = value(client.book(BTC, rig.venueClock()));

    assertThat(book.bids()).hasSize(30);
    assertThat(book.asks()).hasSize(30);
    assertThat(book.bids().getFirst().price()).isEqualByComparingTo("77588.84");
    assertThat(book.asks().getLast().price()).isEqualByComparingTo("77607.58");
    assertThat(book.stampLag()).isBetween(Duration.ofMillis(9999), Duration.ofSeconds(10));
    assertThat(rig.venue.requests()).containsExactly("/products/BTC-USD/book?level=2");
  }

  @Test
  void book_levelOneRecording_isABookOfOneLevel() throws Exception {
    rig.venue.on("/products/BTC-USD/book", ok(recorded("coinbase/book_level1.json")));

    var book = value(client.book(BTC, rig.venueClock()));

    assertThat(book.asks())
        .singleElement()
        .satisfies(level -> assertThat(level.size()).isEqualByComparingTo("0.24090999"));
  }

  @Test
  void book_whole_isCutBeyondEveryPriceAGateLooksAt() throws Exception {
    var bids = levels(i -> 1000 - i);
    var asks = levels(i -> 1001 + i);
    rig.venue.on(
        "/products/BTC-USD/book", ok("{\"bids\":[%s],\"asks\":[%s]}".formatted(bids, asks)));

    var book = value(client.book(BTC, rig.venueClock()));

    assertThat(book.bids()).hasSize(52);
    assertThat(book.bids().getLast().price()).isEqualByComparingTo("949");
    assertThat(book.asks().getLast().price()).isGreaterThan(BigDecimal.valueOf(1051));
    assertThat(book.stampLag()).isZero();
  }

  @Test
  void time_recorded_isTheIsoText() throws Exception {
    rig.venue.on("/time", ok(recorded("coinbase/server_time.json")));

    assertThat(value(client.time())).isEqualTo(Instant.parse("2026-06-19T16:43:33.188Z"));
  }

  @Test
  void errors_recorded_becomeFaults() throws Exception {
    rig.venue
        .on("/products/BTC-USD/stats", bytes(404, recorded("coinbase/error_not_found.json")))
        .on(
            "/products/BTC-USD/candles",
            bytes(400, recorded("coinbase/error_too_many_candles.json")))
        .on("/time", bytes(429, recorded("coinbase/error_rate_limit.json")));

    assertFault(client.stats(BTC), Fault.Code.UNKNOWN_INSTRUMENT, "NotFound");
    assertFault(
        client.candles(
            new CandleRequest(BTC, Interval.HOUR, 5, rig.clock.instant()), rig.venueClock()),
        Fault.Code.VENUE_ERROR,
        "granularity too small for the requested time range."
            + " Count of aggregations requested exceeds 300");
    assertThat(rig.venue.requests()).hasSize(2);
    assertFault(client.time(), Fault.Code.RATE_LIMITED, "Public rate limit exceeded");
    assertThat(rig.venue.requests()).hasSize(5);
  }

  @Test
  void messageWithStatus200_whereAListWasDue_isAnError() throws Exception {
    rig.venue.on("/products", ok("{\"message\":\"come back later\"}"));

    assertThat(client.listing()).isInstanceOf(Reply.Missing.class);
  }

  private static String levels(IntUnaryOperator price) {
    return IntStream.range(0, 900)
        .mapToObj(i -> "[\"%d\",\"1\",1]".formatted(price.applyAsInt(i)))
        .collect(Collectors.joining(","));
  }

  private static void assertFault(Reply<?> reply, Fault.Code code, String text) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> {
              assertThat(missing.fault().code()).isEqualTo(code);
              assertThat(missing.fault().text()).isEqualTo(text);
            });
  }
}
