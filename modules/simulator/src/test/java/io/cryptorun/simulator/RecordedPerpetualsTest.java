package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The perpetuals of early 2026, whose funding and open interest were recorded on Binance.
class RecordedPerpetualsTest {
  private static final Instant NOW = Instant.parse("2026-02-25T10:20:30Z");
  private static final String RATES = "/binance-futures/fapi/v1/fundingRate?limit=1000&symbol=";

  private static Simulator simulator;
  private static Caller caller;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.start(
            SimulatorOptions.standard()
                .withData(SharedData.recording())
                .withAt(NOW)
                .withFrozen(true)
                .withLimits(Generous.limits()));
    caller = new Caller(simulator.url());
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      caller.close();
      simulator.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC", "SOL", "BULLA"})
  void binanceFunding_upToNow_isTheRecordingRowByRow(String coin) throws IOException {
    var recorded =
        rows("funding/BINANCE_USDM/" + coin + "-USDT.csv.gz").stream()
            .filter(row -> !Instant.parse(row[0]).isAfter(NOW))
            .toList();
    var answer = caller.call(RATES + coin + "USDT&startTime=" + millis(recorded.getFirst()));
    assertThat(answer.headers().firstValue("X-Simulator-Derived")).isEmpty();
    var served = Caller.parse(answer.body());
    assertThat(served).hasSameSizeAs(recorded);
    for (int i = 0; i < recorded.size(); i++) {
      assertThat(served.get(i).get("fundingTime").asLong()).isEqualTo(millis(recorded.get(i)));
      assertThat(served.get(i).get("fundingRate").asDouble())
          .isEqualTo(Double.parseDouble(recorded.get(i)[1]), within(5e-9));
    }
  }

  @Test
  void currentRate_liesBetweenTheRecordedRatesAroundIt() throws IOException {
    var rows = rows("funding/BINANCE_USDM/BTC-USDT.csv.gz");
    int next = 0;
    while (!Instant.parse(rows.get(next)[0]).isAfter(NOW)) {
      next++;
    }
    double before = Double.parseDouble(rows.get(next - 1)[1]);
    double after = Double.parseDouble(rows.get(next)[1]);
    var current = caller.json("/binance-futures/fapi/v1/premiumIndex?symbol=BTCUSDT");
    assertThat(current.get("lastFundingRate").asDouble())
        .isBetween(Math.min(before, after), Math.max(before, after));
  }

  @Test
  void otherVenues_stayCloseToTheRecordedRates() {
    var okx =
        caller.json("/okx/api/v5/public/funding-rate-history?instId=BTC-USDT-SWAP").get("data");
    var binance = caller.json(RATES + "BTCUSDT");
    for (int i = 0; i < 21; i++) {
      double there = binance.get(binance.size() - 1 - i).get("fundingRate").asDouble();
      assertThat(okx.get(i).get("realizedRate").asDouble()).isEqualTo(there, within(9e-5));
    }
  }

  @Test
  void openInterest_isTheNewestRecordedValue_inHistoryAndNow() throws IOException {
    var rows = rows("open_interest_4h/BINANCE_USDM/BTC-USDT.csv.gz");
    var history =
        caller.json(
            "/binance-futures/futures/data/openInterestHist?symbol=BTCUSDT&period=1h&limit=48");
    for (var row : history) {
      assertThat(row.get("sumOpenInterest").asDouble())
          .isEqualTo(newest(rows, row.get("timestamp").asLong()));
    }
    assertThat(
            caller
                .json("/binance-futures/fapi/v1/openInterest?symbol=BTCUSDT")
                .get("openInterest")
                .asDouble())
        .isEqualTo(newest(rows, NOW.toEpochMilli()));
  }

  @Test
  void everyRecordedContract_isListedOnBinance_withItsRecordedInterval() {
    JsonNode listed = caller.json("/binance-futures/fapi/v1/exchangeInfo").get("symbols");
    assertThat(listed).hasSize(60);
    var hours = new HashMap<String, Integer>();
    caller
        .json("/binance-futures/fapi/v1/fundingInfo")
        .forEach(
            row -> hours.put(row.get("symbol").asText(), row.get("fundingIntervalHours").asInt()));
    assertThat(hours)
        .containsEntry("BULLAUSDT", 1)
        .containsEntry("ARCUSDT", 4)
        .doesNotContainKey("BTCUSDT");
  }

  @Test
  void movedRecording_movesItsFundingToo() {
    var options =
        SimulatorOptions.standard()
            .withData(SharedData.recording())
            .withReplayFrom(Instant.parse("2026-02-25T00:00:00Z"))
            .withLimits(Generous.limits());
    try (var moved = Simulator.start(options);
        var other = new Caller(moved.url())) {
      var rates = other.json(RATES + "BTCUSDT");
      long newest = rates.get(rates.size() - 1).get("fundingTime").asLong();
      assertThat(newest)
          .isBetween(moved.now().toEpochMilli() - 8 * 3_600_000L, moved.now().toEpochMilli());
      var recorded = new HashSet<String>();
      caller.json(RATES + "BTCUSDT").forEach(row -> recorded.add(row.get("fundingRate").asText()));
      long same = 0;
      for (int i = rates.size() - 30; i < rates.size() - 5; i++) {
        same += recorded.contains(rates.get(i).get("fundingRate").asText()) ? 1 : 0;
      }
      assertThat(same).isGreaterThan(20);
    }
  }

  private static double newest(List<String[]> rows, long now) {
    double value = Double.NaN;
    for (var row : rows) {
      if (millis(row) <= now) {
        value = Double.parseDouble(row[1]);
      }
    }
    return value;
  }

  private static long millis(String[] row) {
    return Instant.parse(row[0]).toEpochMilli();
  }

  private static List<String[]> rows(String name) throws IOException {
    var file = SharedData.recording().resolve(name);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }
}
