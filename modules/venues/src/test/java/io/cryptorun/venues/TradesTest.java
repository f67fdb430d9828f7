package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.pair;
import static io.cryptorun.venues.Rig.recorded;
import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.binance.BinanceClient;
import io.cryptorun.venues.coinbase.CoinbaseClient;
import io.cryptorun.venues.kraken.KrakenClient;
import io.cryptorun.venues.okx.OkxClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Public trades of the four venues, each with its own idea of order, time and side.
class TradesTest {
  private static final Instrument KRAKEN_BTC = pair(Venue.KRAKEN, "XBTUSDT", "BTC", Quote.USDT);
  private static final Instrument OKX_BTC = pair(Venue.OKX, "BTC-USDT", "BTC", Quote.USDT);
  private static final Instrument COINBASE_BTC = pair(Venue.COINBASE, "BTC-USD", "BTC", Quote.USD);
  private static final Instrument BINANCE_BTC = pair(Venue.BINANCE, "BTCUSDT", "BTC", Quote.USDT);

  private final Rig rig = new Rig("2026-09-09T14:50:00Z");

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void kraken_recorded_tellsTheTakersSide() throws Exception {
    rig.venue.on("/0/public/Trades", ok(recorded("kraken/trades.json")));

    var trades = value(client(Venue.KRAKEN).trades(KRAKEN_BTC));

    assertThat(trades).hasSize(1000);
    assertThat(trades.getFirst())
        .isEqualTo(
            new Trade(
                "10218208", Instant.parse("2025-11-10T17:23:53.971Z"), 105433.6, 0.00027625, true));
    assertThat(trades.getLast().id()).isEqualTo("10219207");
    assertThat(trades.getLast().takerBought()).isFalse();
    assertThat(trades).filteredOn(Trade::takerBought).hasSize(578);
    assertOldestFirst(trades);
    assertThat(rig.venue.requests()).containsExactly("/0/public/Trades?pair=XBTUSDT&count=1000");
    assertThat(rig.budgets.taken()).containsExactly("kraken ohlc_pair[XBTUSDT]+ohlc");
  }

  @Test
  void okx_recorded_isTurnedOldestFirst() throws Exception {
    rig.venue.on("/api/v5/market/trades", ok(recorded("okx/trades.json")));

    assertThat(value(client(Venue.OKX).trades(OKX_BTC)))
        .containsExactly(
            new Trade("734864332", Instant.ofEpochMilli(1747087161666L), 102537.9, 0.0000125, true),
            new Trade(
                "734864333", Instant.ofEpochMilli(1747087163557L), 102537.9, 0.00013669, false));
    assertThat(rig.venue.requests())
        .containsExactly("/api/v5/market/trades?instId=BTC-USDT&limit=500");
    assertThat(rig.budgets.taken()).containsExactly("okx trades");
  }

  @Test
  void coinbase_recorded_namesTheMakersSide_whichIsInverted() throws Exception {
    rig.venue.on("/products/BTC-USD/trades", ok(recorded("coinbase/trades.json")));

    var trades = value(client(Venue.COINBASE).trades(COINBASE_BTC));

    assertThat(trades)
        .extracting(Trade::id)
        .containsExactly("1090667640", "1090667641", "1090667642", "1090667643", "1090667644");
    assertThat(trades).noneMatch(Trade::takerBought); // every row says "buy"
    assertThat(trades.getFirst().time()).isEqualTo("2026-09-09T14:49:12.407558Z");
    assertOldestFirst(trades);
    assertThat(rig.venue.requests()).containsExactly("/products/BTC-USD/trades?limit=1000");
    assertThat(rig.budgets.taken()).containsExactly("coinbase public");
  }

  @Test
  void binance_recorded_saysWhetherTheBuyerWaited() throws Exception {
    rig.venue.on("/api/v3/trades", ok(recorded("binance/trades.json")));

    var trades = value(client(Venue.BINANCE).trades(BINANCE_BTC));

    assertThat(trades.getFirst())
        .isEqualTo(
            new Trade("445572811", Instant.ofEpochMilli(1603949112567L), 13246.33, 0.060286, true));
    assertThat(trades.get(1).takerBought()).isFalse();
    assertOldestFirst(trades);
    assertThat(rig.venue.requests()).containsExactly("/api/v3/trades?symbol=BTCUSDT&limit=1000");
    assertThat(rig.budgets.taken()).containsExactly("binance weight*25");
  }

  @Test
  void sell_onCoinbase_isABuyOfTheTaker() throws Exception {
    rig.venue.on("/products/BTC-USD/trades", ok("[" + coinbase(7, "sell", "2") + "]"));

    assertThat(value(client(Venue.COINBASE).trades(COINBASE_BTC)))
        .singleElement()
        .matches(Trade::takerBought);
  }

  @Test
  void rowSentTwice_isOneTrade() throws Exception {
    rig.venue.on("/api/v3/trades", ok("[" + binance(7, "2") + "," + binance(7, "2") + "]"));

    assertThat(value(client(Venue.BINANCE).trades(BINANCE_BTC))).hasSize(1);
  }

  @Test
  void twoTradesOfOneId_contradictEachOther() throws Exception {
    rig.venue.on("/api/v3/trades", ok("[" + binance(7, "2") + "," + binance(7, "3") + "]"));

    assertUnparseable(client(Venue.BINANCE).trades(BINANCE_BTC), "id 7");
  }

  @Test
  void tradesOfOneInstant_areInTheOrderOfTheirNumbers() throws Exception {
    rig.venue.on(
        "/api/v3/trades",
        ok("[" + binance(10, "2") + "," + binance(9, "2") + "," + binance(100, "2") + "]"));

    assertThat(value(client(Venue.BINANCE).trades(BINANCE_BTC)))
        .extracting(Trade::id)
        .containsExactly("9", "10", "100");
  }

  @Test
  void moreThanAThousand_areCutToTheNewest() throws Exception {
    var rows =
        IntStream.rangeClosed(1, 1003)
            .mapToObj(id -> binance(id, "2"))
            .collect(Collectors.joining(",", "[", "]"));
    rig.venue.on("/api/v3/trades", ok(rows));

    var trades = value(client(Venue.BINANCE).trades(BINANCE_BTC));

    assertThat(trades).hasSize(1000);
    assertThat(trades.getFirst().id()).isEqualTo("4");
  }

  @Test
  void noTrades_isAnAnswer() throws Exception {
    rig.venue.on("/api/v5/market/trades", ok("{\"code\":\"0\",\"msg\":\"\",\"data\":[]}"));

    assertThat(value(client(Venue.OKX).trades(OKX_BTC))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"tradeId":"1","px":"2","sz":"3","side":"hold","ts":"4"} | not a side
          {"tradeId":"1","px":"2","sz":"3","ts":"4"}               | side
          {"tradeId":"","px":"2","sz":"3","side":"buy","ts":"4"}   | trade id
          {"tradeId":"1","px":"0","sz":"3","side":"buy","ts":"4"}  | price 0
          {"tradeId":"1","px":"2","sz":"-3","side":"buy","ts":"4"} | quantity -3
          {"tradeId":"1","px":"","sz":"3","side":"buy","ts":"4"}   | price
          {"tradeId":"1","px":"2","sz":"3","side":"buy","ts":""}   | ts
          """)
  void rowThatBreaksTheFormat_refusesTheAnswer(String row, String text) throws Exception {
    rig.venue.on(
        "/api/v5/market/trades", ok("{\"code\":\"0\",\"msg\":\"\",\"data\":[%s]}".formatted(row)));

    assertUnparseable(client(Venue.OKX).trades(OKX_BTC), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"1\",\"2\",3.5,\"b\",\"m\",\"\"]", // of before 2023, without a number to know it by
        "[\"1\",\"2\",3.5,\"x\",\"m\",\"\",7]",
        "[\"1\",\"2\"]",
        "{\"price\":\"1\"}"
      })
  void krakenRow_thatBreaksTheFormat_refusesTheAnswer(String row) throws Exception {
    rig.venue.on(
        "/0/public/Trades",
        ok("{\"error\":[],\"result\":{\"XBTUSDT\":[%s],\"last\":\"1\"}}".formatted(row)));

    assertUnparseable(client(Venue.KRAKEN).trades(KRAKEN_BTC), "");
  }

  @Test
  void krakenRow_withFurtherColumns_isRead() throws Exception {
    rig.venue.on(
        "/0/public/Trades",
        ok(
            """
            {"error":[],"result":{"last":"1","XXBTZUSD":[["1.5","2",3.25,"s","m","",7,"new"]]}}
            """));

    assertThat(value(client(Venue.KRAKEN).trades(KRAKEN_BTC)))
        .containsExactly(new Trade("7", Instant.ofEpochMilli(3250), 1.5, 2, false));
  }

  private static String binance(int id, String price) {
    return "{\"id\":%d,\"price\":\"%s\",\"qty\":\"1\",\"time\":1600000000000,\"isBuyerMaker\":true}"
        .formatted(id, price);
  }

  private static String coinbase(int id, String side, String price) {
    return "{\"trade_id\":%d,\"side\":\"%s\",\"size\":\"1\",\"price\":\"%s\",\"time\":\"2026-01-01T00:00:00Z\"}"
        .formatted(id, side, price);
  }

  private static void assertOldestFirst(List<Trade> trades) {
    assertThat(trades).isSortedAccordingTo(Comparator.comparing(Trade::time));
  }

  private static void assertUnparseable(Reply<?> reply, String text) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class,
            missing -> {
              assertThat(missing.fault().code()).isEqualTo(Fault.Code.UNPARSEABLE);
              assertThat(missing.fault().text()).contains(text);
            });
  }

  private VenueClient client(Venue venue) {
    var settings = rig.settings(venue);
    var none = ProviderState.none();
    return switch (venue) {
      case KRAKEN -> new KrakenClient(settings, rig.hosts(), rig.budgets, none, rig.timing());
      case OKX -> new OkxClient(settings, rig.hosts(), rig.budgets, none, rig.timing());
      case COINBASE -> new CoinbaseClient(settings, rig.hosts(), rig.budgets, none, rig.timing());
      case BINANCE -> new BinanceClient(settings, rig.hosts(), rig.budgets, none, rig.timing());
    };
  }
}
