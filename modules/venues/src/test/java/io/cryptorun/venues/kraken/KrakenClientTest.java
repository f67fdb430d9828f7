package io.cryptorun.venues.kraken;

import static io.cryptorun.venues.Rig.pair;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KrakenClientTest {
  private static final Instrument BTC = pair(Venue.KRAKEN, "XBTUSD", "BTC", Quote.USD);
  private static final Instrument TETHER = pair(Venue.KRAKEN, "XBTUSDT", "BTC", Quote.USDT);

  private final Rig rig = new Rig("2026-09-25T13:30:00Z");
  private final KrakenClient client =
      new KrakenClient(
          rig.settings(Venue.KRAKEN), rig.hosts(), rig.budgets, ProviderState.none(), rig.timing());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void listing_pairs2026_keepsOnlineDollarPairsUnderCommonNames() throws Exception {
    rig.venue.on("/0/public/AssetPairs", ok(recorded("kraken/asset_pairs_2026.json")));

    var listing = value(client.listing());

    assertThat(listing.instruments())
        .containsExactly(
            BTC,
            pair(Venue.KRAKEN, "XDGUSD", "DOGE", Quote.USD),
            pair(Venue.KRAKEN, "SOLUSD", "SOL", Quote.USD));
    assertThat(listing.malformed()).isEmpty();
    assertThat(rig.budgets.taken()).containsExactly("kraken public");
  }

  @Test
  void listing_pairsWithoutStatus_areNotTradable() throws Exception {
    rig.venue.on("/0/public/AssetPairs", ok(recorded("kraken/asset_pairs.json")));

    assertThat(value(client.listing()).instruments()).isEmpty();
  }

  @Test
  void listing_badNames_areReportedAndLeftOut() throws Exception {
    rig.venue.on(
        "/0/public/AssetPairs",
        ok(
            """
            {"error":[],"result":{
              "A":{"altname":"TESTUSD","wsname":"TEST/USD","aclass_base":"currency",
                   "aclass_quote":"currency","quote":"ZUSD","status":"online"},
              "B":{"altname":"ETHUSD.d","aclass_base":"currency",
                   "aclass_quote":"currency","quote":"ZUSD","status":"online"},
              "C":{"altname":"AVERYLONGNAMEUSD","wsname":"AVERYLONGNAME/USD",
                   "aclass_base":"currency","aclass_quote":"currency","quote":"USD",
                   "status":"online"},
              "D":{"altname":"XTZUSD","wsname":"XTZ/USD","aclass_base":"currency",
                   "aclass_quote":"currency","quote":"ZUSD","status":"online"},
              "E":{"altname":"AAPLxUSD","wsname":"AAPLx/USD","aclass_base":"tokenized_asset",
                   "aclass_quote":"currency","quote":"ZUSD","status":"online"}}}
            """));

    var listing = value(client.listing());

    assertThat(listing.instruments())
        .containsExactly(pair(Venue.KRAKEN, "XTZUSD", "XTZ", Quote.USD));
    assertThat(listing.malformed())
        .extracting(Listing.Malformed::id)
        .containsExactly("TESTUSD", "ETHUSD.d", "AVERYLONGNAMEUSD");
  }

  @Test
  void tickers_answerUnderInternalKeys_areJoinedByTheListing() throws Exception {
    rig.venue
        .on("/0/public/AssetPairs", ok(recorded("kraken/asset_pairs_2026.json")))
        .on(
            "/0/public/Ticker",
            ok(
                """
                {"error":[],"result":{
                  "XXBTZUSD":{"a":["2.0","1","1"],"b":["1.0","1","1"],"c":["1.5","1"],
                              "v":["3","40.5"],"p":["9","1.25"],"o":"1"},
                  "SOLUSD":{"a":["0.0","1","1"],"b":["1.0","1","1"],"c":["1.5","1"],
                            "v":["3","4"],"p":["9","1"]},
                  "UNLISTED":{"a":["2.0","1","1"],"b":["1.0","1","1"],"c":["1.5","1"],
                              "v":["3","4"],"p":["9","1"]}}}
                """));

    var listing = value(client.listing());
    var tickers = value(client.tickers(listing));

    assertThat(tickers).hasSize(2);
    assertThat(tickers.getFirst().instrument()).isEqualTo(BTC);
    assertThat(tickers.getFirst().baseVolume()).isEqualByComparingTo("40.5");
    assertThat(tickers.getFirst().vwap()).isEqualByComparingTo("1.25");
    assertThat(tickers.getFirst().hasBook()).isTrue();
    assertThat(tickers.getLast().hasBook()).isFalse();
  }

  @Test
  void stats_recordedTicker_givesDayFiguresInBaseUnits() throws Exception {
    rig.venue.on("/0/public/Ticker", ok(recorded("kraken/ticker.json")));

    var ticker = value(client.stats(TETHER));

    assertThat(ticker.last()).isEqualByComparingTo("105899.40000");
    assertThat(ticker.vwap()).isEqualByComparingTo("105904.39279");
    assertThat(ticker.baseVolume()).isEqualByComparingTo("163.28908096");
    assertThat(ticker.quoteVolume()).isNull();
    assertThat(rig.venue.requests()).containsExactly("/0/public/Ticker?pair=XBTUSDT");
  }

  @Test
  void candles_recordedHours_dropTheFormingBarAndPriceTheVolume() throws Exception {
    rig.venue.on("/0/public/OHLC", ok(recorded("kraken/ohlc_1h_displayname.json")));
    var asked = new CandleRequest(BTC, Interval.HOUR, 3, Instant.parse("2026-09-25T13:30:00Z"));

    var bars = value(client.candles(asked, rig.venueClock()));

    assertThat(bars).hasSize(3);
    var newest = bars.getLast();
    assertThat(newest.openTime()).isEqualTo(Instant.ofEpochSecond(1790355600));
    assertThat(newest.open()).isEqualTo(83732.7);
    assertThat(newest.high()).isEqualTo(83969.8);
    assertThat(newest.low()).isEqualTo(83612.9);
    assertThat(newest.close()).isEqualTo(83765.4);
    assertThat(newest.volume()).isEqualTo(81.13696690);
    assertThat(newest.quoteVolume()).isCloseTo(83766.9 * 81.1369669, within(1e-6));
    assertThat(rig.budgets.taken()).containsExactly("kraken ohlc_pair[XBTUSD]+ohlc");
    long since = asked.oldestOpen().minus(Duration.ofHours(1)).getEpochSecond();
    assertThat(rig.venue.requests())
        .containsExactly("/0/public/OHLC?pair=XBTUSD&interval=60&since=" + since);
  }

  @Test
  void candles_recordedMinutes_keepBarsWithoutTrades() throws Exception {
    rig.venue.on("/0/public/OHLC", ok(recorded("kraken/ohlc_1m.json")));
    var asked = new CandleRequest(TETHER, Interval.DAY, 3, rig.clock.instant());

    var bars = value(client.candles(asked, rig.venueClock()));

    assertThat(bars).hasSize(720);
    assertThat(bars.getLast().openTime()).isEqualTo(Instant.ofEpochSecond(1762820160));
    assertThat(bars.getFirst().quoteVolume()).isZero();
    assertThat(bars).allMatch(bar -> bar.isSound());
    assertThat(rig.venue.requests().getFirst()).contains("interval=1440");
  }

  @Test
  void book_recordedDepth_keepsDecimalsAsSent() throws Exception {
    rig.venue.on("/0/public/Depth", ok(recorded("kraken/depth.json")));

    var reply = client.book(TETHER, rig.venueClock());

    var book = value(reply);
    assertThat(book.bids()).hasSize(5);
    assertThat(book.bids().getFirst())
        .isEqualTo(new Level(new BigDecimal("105944.20000"), new BigDecimal("0.002")));
    assertThat(book.asks().getLast().price()).isEqualTo(new BigDecimal("105963.60000"));
    assertThat(book.receivedAt()).isEqualTo(rig.clock.instant());
    assertThat(book.stampLag()).isZero();
    assertThat(rig.venue.requests()).containsExactly("/0/public/Depth?pair=XBTUSDT&count=500");
  }

  @Test
  void time_recorded_isTheUnixSecond() throws Exception {
    rig.venue.on("/0/public/Time", ok(recorded("kraken/server_time.json")));

    assertThat(value(client.time())).isEqualTo(Instant.parse("2025-11-11T00:17:04Z"));
  }

  @Test
  void unknownPair_status200_isAFaultWithoutRepetition() throws Exception {
    rig.venue.on("/0/public/Depth", ok(recorded("kraken/error_unknown_pair.json")));

    var reply = client.book(TETHER, rig.venueClock());

    assertThat(reply)
        .isEqualTo(
            new Reply.Missing<>(
                new Fault(
                    Venue.KRAKEN,
                    Fault.Code.UNKNOWN_INSTRUMENT,
                    "kraken /0/public/Depth?pair=XBTUSDT&count=500",
                    200,
                    "EQuery:Unknown asset pair")));
    assertThat(rig.venue.requests()).hasSize(1);
  }

  @Test
  void tooManyRequests_status200_isRepeatedThenAFault() throws Exception {
    rig.venue.on("/0/public/Time", ok(recorded("kraken/error_rate_limit.json")));

    var reply = client.time();

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> assertThat(missing.fault().code()).isEqualTo(Fault.Code.RATE_LIMITED));
    assertThat(rig.venue.requests()).hasSize(3);
    assertThat(rig.budgets.taken()).hasSize(3);
  }

  @Test
  void warning_besideAResult_isNoError() throws Exception {
    rig.venue.on(
        "/0/public/Time", ok("{\"error\":[\"WGeneral:Slow\"],\"result\":{\"unixtime\":7}}"));

    assertThat(value(client.time())).isEqualTo(Instant.ofEpochSecond(7));
  }

  @Test
  void brokenEnvelopes_areUnparseable() throws Exception {
    for (var body :
        List.of(
            "{\"error\":[]}",
            "{\"error\":[],\"result\":null}",
            "{\"error\":[],\"result\":{}}",
            "{\"error\":[],\"result\":{\"A\":null}}",
            "{\"error\":[],\"result\":{\"A\":{\"asks\":[[\"1\"]],\"bids\":[]}}}",
            "{\"error\":[],\"result\":{\"A\":{\"asks\":[[\"NaN\",\"1\"]],\"bids\":[]}}}",
            "{\"error\":[],\"result\":{\"A\":{\"asks\":[[null,\"1\"]],\"bids\":[]}}}")) {
      var fresh =
          new KrakenClient(
              rig.settings(Venue.KRAKEN),
              rig.hosts(),
              rig.budgets,
              ProviderState.none(),
              rig.timing());
      rig.venue.on("/0/public/Depth", ok(body));

      assertThat(fresh.book(BTC, rig.venueClock()))
          .as(body)
          .isInstanceOfSatisfying(
              Reply.Missing.class,
              missing -> assertThat(missing.fault().code()).isEqualTo(Fault.Code.UNPARSEABLE));
    }
  }
}
