package io.cryptorun.simulator.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptorun.simulator.Caller;
import io.cryptorun.simulator.Generous;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenFuturesWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final String V3 = "/kraken-futures/derivatives/api/v3/";
  private static final String RATES =
      "/kraken-futures/derivatives/api/v4/historicalfundingrates?symbol=";

  private static Simulator simulator;
  private static Caller caller;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.start(
            SimulatorOptions.standard().withAt(NOW).withFrozen(true).withLimits(Generous.limits()));
    caller = new Caller(simulator.url());
  }

  @AfterAll
  static void stop() {
    caller.close();
    simulator.close();
  }

  @Test
  void instruments_areLinearOnesAndTwoInverse() {
    var rows = caller.json(V3 + "instruments?symbol=PF_XBTUSD").get("instruments");
    assertThat(rows.size()).isGreaterThan(30);
    assertThat(row(rows, "PF_XBTUSD").get("type").asText()).isEqualTo("flexible_futures");
    assertThat(row(rows, "PI_XBTUSD").get("type").asText()).isEqualTo("futures_inverse");
    assertThat(row(rows, "PF_DOGEUSD").get("tradeable").asBoolean()).isTrue();
  }

  @Test
  void tickers_holdEveryContract_andIndexRowsOfThreeFields() {
    var rows = caller.json(V3 + "tickers").get("tickers");
    var one = caller.json(V3 + "tickers/PF_XBTUSD").get("ticker");
    assertThat(rows).contains(one);
    assertThat(caller.json(V3 + "tickers/pf_xbtusd").get("ticker")).isEqualTo(one);
    assertThat(row(rows, "in_xbtusd").size()).isEqualTo(3);
    assertThat(rows).hasSize(caller.json(V3 + "instruments").get("instruments").size() + 2);
  }

  @Test
  void fundingOfATicker_isMoneyForALinearContractAndCoinsForAnInverseOne() {
    var rows = caller.json(V3 + "tickers").get("tickers");
    var linear = row(rows, "PF_XBTUSD");
    var inverse = row(rows, "PI_XBTUSD");
    double index = linear.get("indexPrice").asDouble();
    double fraction = linear.get("fundingRate").asDouble() / index;
    assertThat(Math.abs(fraction)).isBetween(1e-8, 1e-3);
    assertThat(inverse.get("fundingRate").asDouble() * index).isEqualTo(fraction, within(1e-9));
    assertThat(inverse.get("openInterest").asDouble())
        .isEqualTo(
            linear.get("openInterest").asDouble() * linear.get("markPrice").asDouble(),
            within(1e3));
  }

  @Test
  void fundingHistory_isHourlyOldestFirst_absoluteBesideRelative() {
    var rates = caller.json(RATES + "PF_XBTUSD").get("rates");
    assertThat(rates).hasSize(60 * 24);
    assertThat(rates.get(0).get("timestamp").asText()).isEqualTo("2026-03-06T11:00:00Z");
    assertThat(rates.get(1439).get("timestamp").asText()).isEqualTo("2026-05-05T10:00:00Z");
    double index =
        rates.get(1439).get("fundingRate").asDouble()
            / rates.get(1439).get("relativeFundingRate").asDouble();
    double spot =
        caller
            .json("/kraken/0/public/OHLC?pair=XBTUSD&interval=60")
            .at("/result/XXBTZUSD/720/1")
            .asDouble();
    assertThat(index).isEqualTo(spot, within(0.02));
    assertThat(caller.call(RATES + "PF_XBTUSD").body()).containsPattern("\\dE-\\d");
  }

  @Test
  void orderbook_hasItsBidsFromTheWorstToTheBest() {
    var book = caller.json(V3 + "orderbook?symbol=PF_ETHUSD").get("orderBook");
    var bids = book.get("bids");
    double worst = bids.get(0).get(0).asDouble();
    double best = bids.get(bids.size() - 1).get(0).asDouble();
    assertThat(worst).isLessThan(best);
    assertThat(best).isLessThan(book.at("/asks/0/0").asDouble());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v3/orderbook                              | 200 | /error            | requiredArgumentMissing
          v3/orderbook?symbol=PF_NOPEUSD            | 400 | /errors/0/message | Argument invalid: symbol
          v3/tickers/PF_NOPEUSD                     | 200 | /error            | notFound
          v4/historicalfundingrates                 | 200 | /error            | requiredArgumentMissing
          v3/historical-funding-rates?symbol=PF_XBTUSD | 404 | /errors/0/message | 404 NOT_FOUND
          """)
  void badCall_hasOneOfTheTwoErrorShapes(String target, int status, String at, String text) {
    var answer = caller.call("/kraken-futures/derivatives/api/" + target);
    var body = Caller.parse(answer.body());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body.get("result").asText()).isEqualTo("error");
    assertThat(body.at(at).asText()).isEqualTo(text);
    assertThat(body.get("serverTime").asText()).isEqualTo("2026-05-05T10:20:30.000Z");
  }

  private static JsonNode row(JsonNode rows, String symbol) {
    for (var row : rows) {
      if (row.get("symbol").asText().equals(symbol)) {
        return row;
      }
    }
    throw new AssertionError("no row " + symbol);
  }
}
