package io.cryptorun.simulator.okx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptorun.simulator.Caller;
import io.cryptorun.simulator.Generous;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkxSwapWireTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");
  private static final String PUBLIC = "/okx/api/v5/public/";
  private static final String HISTORY = PUBLIC + "funding-rate-history?instId=BTC-USDT-SWAP";

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
  void instruments_areLinearSwapsAndTwoInverse_countedInContracts() {
    var bitcoin = swap("BTC-USDT-SWAP");
    assertThat(bitcoin.get("ctType").asText()).isEqualTo("linear");
    assertThat(bitcoin.get("ctVal").asText()).isEqualTo("0.01");
    assertThat(bitcoin.get("baseCcy").asText()).isEmpty();
    assertThat(bitcoin.get("uly").asText()).isEqualTo("BTC-USDT");
    assertThat(swap("DOGE-USDT-SWAP").get("ctVal").asText()).matches("10+");
    assertThat(swap("BTC-USD-SWAP").get("ctValCcy").asText()).isEqualTo("USD");
  }

  @Test
  void fundingRate_ofAny_isEverySwapAtOnce() {
    var all = caller.json(PUBLIC + "funding-rate?instId=ANY").get("data");
    var one = caller.json(PUBLIC + "funding-rate?instId=BTC-USDT-SWAP").get("data").get(0);
    assertThat(all).contains(one);
    assertThat(all).hasSameSizeAs(caller.json(PUBLIC + "instruments?instType=SWAP").get("data"));
    assertThat(all)
        .allSatisfy(row -> {
          long step = row.get("nextFundingTime").asLong() - row.get("fundingTime").asLong();
          assertThat(step).isIn(4 * 3_600_000L, 8 * 3_600_000L);
          assertThat(row.get("fundingTime").asLong() - row.get("prevFundingTime").asLong())
              .isEqualTo(step);
          assertThat(row.get("nextFundingRate").asText()).isEmpty();
        });
  }

  @Test
  void history_isNewestFirst_andItsBoundsExcludeThemselves() {
    var times = times(HISTORY);
    assertThat(times.reversed()).isSorted().hasSizeGreaterThan(270);
    assertThat(times(HISTORY + "&limit=3")).isEqualTo(times.subList(0, 3));
    assertThat(times(HISTORY + "&limit=2&after=" + times.get(4))).isEqualTo(times.subList(5, 7));
    assertThat(times(HISTORY + "&before=" + times.get(4))).isEqualTo(times.subList(0, 4));
    var newest = caller.json(HISTORY + "&limit=1").at("/data/0/realizedRate");
    assertThat(
            caller.json(PUBLIC + "funding-rate?instId=BTC-USDT-SWAP").at("/data/0/settFundingRate"))
        .isEqualTo(newest);
  }

  @Test
  void openInterest_isContractsCoinsAndDollarsOfTheSame() {
    var row =
        caller.json(PUBLIC + "open-interest?instType=SWAP&instId=BTC-USDT-SWAP").at("/data/0");
    double coins = row.get("oiCcy").asDouble();
    assertThat(row.get("oi").asDouble() * 0.01).isEqualTo(coins, within(1e-6));
    double mark =
        caller
            .json(PUBLIC + "mark-price?instType=SWAP&instId=BTC-USDT-SWAP")
            .at("/data/0/markPx")
            .asDouble();
    assertThat(row.get("oiUsd").asDouble() / coins / mark).isEqualTo(1, within(1e-5));
    assertThat(caller.json(PUBLIC + "open-interest?instType=SWAP&instFamily=BTC-USD").get("data"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          funding-rate                                        | 51000
          funding-rate?instId=BTC-USDT                        | 51001
          funding-rate-history?instId=NOPE-USDT-SWAP          | 51001
          funding-rate-history?instId=BTC-USDT-SWAP&limit=x   | 51000
          open-interest?instId=BTC-USDT-SWAP                  | 51000
          mark-price?instType=SPOT                            | 51000
          """)
  void badCall_hasTheVenuesCode(String target, String code) {
    assertThat(caller.json(PUBLIC + target).get("code").asText()).isEqualTo(code);
  }

  private static JsonNode swap(String id) {
    return caller.json(PUBLIC + "instruments?instType=SWAP&instId=" + id).at("/data/0");
  }

  private static List<Long> times(String target) {
    var times = new ArrayList<Long>();
    caller.json(target).get("data").forEach(row -> times.add(row.get("fundingTime").asLong()));
    return times;
  }
}
