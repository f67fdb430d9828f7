package io.cryptorun.venues.okx;

import static io.cryptorun.venues.Rig.pair;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import io.cryptorun.venues.VenueClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkxClientTest {
  private static final Instrument BTC = pair(Venue.OKX, "BTC-USDT", "BTC", Quote.USDT);

  private final Rig rig = new Rig("2026-09-01T09:00:13.356Z");
  private final OkxClient client =
      new OkxClient(
          rig.settings(Venue.OKX), rig.hosts(), rig.budgets, ProviderState.none(), rig.timing());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void listing_fullList2022_keepsDollarQuotesAndReportsBadNames() throws Exception {
    rig.venue.on("/api/v5/public/instruments", ok(recorded("okx/instruments_spot.json")));

    var listing = value(client.listing());

    assertThat(listing.instruments()).hasSize(358).contains(BTC);
    assertThat(listing.malformed()).extracting(Listing.Malformed::id).containsExactly("PERP-USDT");
    assertThat(rig.budgets.taken()).containsExactly("okx instruments");
  }

  @Test
  void listing_fields2026_areRead() throws Exception {
    rig.venue.on("/api/v5/public/instruments", ok(recorded("okx/instruments_spot_2026.json")));

    assertThat(value(client.listing()).instruments())
        .containsExactly(BTC, pair(Venue.OKX, "ETH-USDT", "ETH", Quote.USDT));
  }

  @Test
  void listing_swaps_areNoSpotPairs() throws Exception {
    rig.venue.on("/api/v5/public/instruments", ok(recorded("okx/instruments_swap.json")));

    assertThat(value(client.listing()).instruments()).isEmpty();
  }

  @Test
  void listing_bothQuotesOfABase_areListed() throws Exception {
    rig.venue.on(
        "/api/v5/public/instruments",
        ok(
            """
            {"code":"0","msg":"","data":[
             {"instType":"SPOT","instId":"SOL-USD","baseCcy":"SOL","quoteCcy":"USD","state":"live"},
             {"instType":"SPOT","instId":"SOL-USDT","baseCcy":"SOL","quoteCcy":"USDT","state":"live"},
             {"instType":"SPOT","instId":"NEW-USDT","baseCcy":"NEW","quoteCcy":"USDT",
              "state":"preopen"},
             {"instType":"SPOT","instId":"PRE-USDT","baseCcy":"PRE","quoteCcy":"USDT",
              "state":"live","ruleType":"pre_market"},
             {"instType":"SPOT","instId":"ODD-USDT","baseCcy":"ODD","quoteCcy":"USDT",
              "state":"rebase"}]}
            """));

    assertThat(value(client.listing()).instruments())
        .extracting(Instrument::id)
        .containsExactly("SOL-USD", "SOL-USDT");
  }

  @Test
  void tickers_recorded_giveQuoteVolume() throws Exception {
    rig.venue.on("/api/v5/market/tickers", ok(recorded("okx/ticker_spot.json")));

    var tickers = value(client.tickers(new Listing(Venue.OKX, List.of(BTC), List.of())));

    assertThat(tickers).hasSize(1);
    assertThat(tickers.getFirst().quoteVolume()).isEqualByComparingTo("652281908.20076346");
    assertThat(tickers.getFirst().baseVolume()).isEqualByComparingTo("8409.04706791");
    assertThat(tickers.getFirst().last()).isEqualByComparingTo("77218.1");
    assertThat(tickers.getFirst().vwap()).isNull();
    assertThat(tickers.getFirst().hasBook()).isTrue();
  }

  @Test
  void stats_emptyStrings_areAbsentNotZero() throws Exception {
    rig.venue.on(
        "/api/v5/market/ticker",
        ok(
            """
            {"data":[{"instId":"BTC-USDT","last":"","askPx":"","bidPx":"1","vol24h":"0",
              "volCcy24h":"7.705e-05"}],"code":"0","msg":""}
            """));

    var ticker = value(client.stats(BTC));

    assertThat(ticker.last()).isNull();
    assertThat(ticker.hasBook()).isFalse();
    assertThat(ticker.baseVolume()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(ticker.quoteVolume()).isEqualByComparingTo("0.00007705");
  }

  @Test
  void candles_recorded_dropTheUnconfirmedBar() throws Exception {
    rig.venue.on("/api/v5/market/candles", ok(recorded("okx/candles_1m.json")));
    var asOf = Instant.parse("2026-09-01T09:00:00Z");

    var bars =
        value(client.candles(new CandleRequest(BTC, Interval.DAY, 5, asOf), rig.venueClock()));

    assertThat(bars).hasSize(4);
    var newest = bars.getFirst();
    assertThat(newest.openTime()).isEqualTo(Instant.ofEpochMilli(1788083220000L));
    assertThat(newest.open()).isEqualTo(78041.5);
    assertThat(newest.high()).isEqualTo(78062.4);
    assertThat(newest.low()).isEqualTo(78041.4);
    assertThat(newest.close()).isEqualTo(78044.7);
    assertThat(newest.volume()).isEqualTo(2.01589473);
    assertThat(newest.quoteVolume()).isEqualTo(157343.619537488);
    assertThat(rig.venue.requests())
        .containsExactly(
            "/api/v5/market/candles?instId=BTC-USDT&bar=1Dutc&after="
                + Instant.parse("2026-09-01T00:00:00Z").toEpochMilli()
                + "&limit=5");
  }

  @Test
  void candles_swapRecording_takesTheQuoteColumn() throws Exception {
    rig.venue.on("/api/v5/market/candles", ok(recorded("okx/candles_swap.json")));

    var bars =
        value(
            client.candles(
                new CandleRequest(BTC, Interval.HOUR, 2, rig.clock.instant()), rig.venueClock()));

    assertThat(bars.getFirst().quoteVolume()).isEqualTo(1069603.34883);
    assertThat(rig.venue.requests().getFirst()).contains("bar=1H");
  }

  @Test
  void candles_rowsOfSevenColumns_areRefusedWhole() throws Exception {
    rig.venue.on(
        "/api/v5/market/candles",
        ok("{\"code\":\"0\",\"data\":[[\"1788083220000\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"]]}"));

    assertFault(
        client.candles(
            new CandleRequest(BTC, Interval.HOUR, 2, rig.clock.instant()), rig.venueClock()),
        Fault.Code.UNPARSEABLE);
  }

  @Test
  void book_recorded_tellsHowFarItsStampLags() throws Exception {
    rig.venue.on("/api/v5/market/books", ok(recorded("okx/books.json")));
    var ahead = new VenueClock(rig.clock, Duration.ofSeconds(7));

    var book = value(client.book(BTC, ahead));

    assertThat(Instant.ofEpochMilli(1788253213356L)).isEqualTo(rig.clock.instant());
    assertThat(book.stampLag()).isEqualTo(Duration.ofSeconds(7));
    assertThat(book.bids().getFirst().price()).isEqualByComparingTo("77927.4");
    assertThat(book.asks().getFirst().size()).isEqualByComparingTo("1.53603807");
    assertThat(rig.venue.requests()).containsExactly("/api/v5/market/books?instId=BTC-USDT&sz=400");
    assertThat(rig.budgets.taken()).containsExactly("okx books");
  }

  @Test
  void time_recorded_isInMilliseconds() throws Exception {
    rig.venue.on("/api/v5/public/time", ok(recorded("okx/server_time.json")));

    assertThat(value(client.time())).isEqualTo(Instant.ofEpochMilli(1597026383085L));
  }

  @Test
  void errors_recorded_becomeFaultsWithTheVenuesWords() throws Exception {
    rig.venue
        .on("/api/v5/public/time", bytes(429, recorded("okx/error_rate_limit_429.json")))
        .on("/api/v5/market/ticker", ok(recorded("okx/error_unknown_instrument.json")))
        .on("/api/v5/market/candles", bytes(400, recorded("okx/error_bad_bar.json")));

    assertFault(client.stats(BTC), Fault.Code.UNKNOWN_INSTRUMENT);
    var bad =
        client.candles(
            new CandleRequest(BTC, Interval.HOUR, 2, rig.clock.instant()), rig.venueClock());
    assertThat(bad)
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> {
              assertThat(missing.fault().code()).isEqualTo(Fault.Code.VENUE_ERROR);
              assertThat(missing.fault().status()).isEqualTo(400);
              assertThat(missing.fault().text()).isEqualTo("51000 Parameter bar error");
            });
    assertThat(rig.venue.requests()).hasSize(2);
    assertFault(client.time(), Fault.Code.RATE_LIMITED);
    assertThat(rig.venue.requests()).hasSize(5);
  }

  @Test
  void rateLimit_withStatus200_isALimitAllTheSame() throws Exception {
    rig.venue.on(
        "/api/v5/public/time",
        ok(recorded("okx/error_rate_limit_429.json")),
        ok(recorded("okx/server_time.json")));

    assertThat(value(client.time())).isEqualTo(Instant.ofEpochMilli(1597026383085L));
  }

  private static void assertFault(Reply<?> reply, Fault.Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class, missing -> assertThat(missing.fault().code()).isEqualTo(code));
  }
}
