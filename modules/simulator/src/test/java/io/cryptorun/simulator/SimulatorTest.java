package io.cryptorun.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.market.Host;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:20:30Z");

  @Test
  void ownPage_tellsExactlyWhichMarketIsPlayed() {
    try (var simulator = Simulator.start(frozen());
        var caller = new Caller(simulator.url())) {
      var page = caller.json("/simulator");
      assertThat(page.fieldNames())
          .toIterable()
          .containsExactly("fingerprint", "clock", "frozen", "data");
      assertThat(page.get("fingerprint").asText()).isEqualTo(simulator.fingerprint());
      assertThat(page.get("clock").asText()).isEqualTo("2026-05-05T10:20:30Z");
      assertThat(page.get("frozen").asBoolean()).isTrue();
    }
  }

  @Test
  void fingerprint_whateverClockAndFaults_isTheSame() {
    var faults = Faults.of(FaultRule.of(FaultKind.CLOCK));
    try (var one = Simulator.start(frozen());
        var other = Simulator.start(SimulatorOptions.standard().withFaults(faults))) {
      assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    }
  }

  @Test
  void port_taken_isNamed() {
    try (var first = Simulator.start(frozen())) {
      assertThatThrownBy(() -> Simulator.start(frozen().withPort(first.port())))
          .isInstanceOfSatisfying(
              PortTakenException.class, e -> assertThat(e.port()).isEqualTo(first.port()))
          .hasMessageContaining(Integer.toString(first.port()));
    }
  }

  @Test
  void options_thatContradict_areRefused() {
    var replay = frozen().withReplayFrom(NOW);
    assertThatThrownBy(() -> Simulator.start(replay))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining("data folder");
    assertThatThrownBy(() -> Simulator.start(replay.withData(Path.of("x"))))
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> Simulator.start(frozen().withData(Path.of("no-such-folder"))))
        .hasMessageContaining("no-such-folder");
  }

  @Test
  void stats_afterCalls_tellCallsRefusalsAndPeaks() {
    var nanos = new AtomicLong();
    try (var simulator = Simulator.start(frozen().withNanoTime(nanos::get));
        var caller = new Caller(simulator.url())) {
      long bytes = 0;
      for (int i = 0; i < 7; i++) {
        bytes += caller.call("/kraken/0/public/Time").body().length();
      }
      var stats = caller.json("/simulator/stats").get("kraken");
      assertThat(stats.get("calls").asInt()).isEqualTo(7);
      assertThat(stats.get("refused").asInt()).isEqualTo(2);
      assertThat(stats.get("bytes").asLong()).isEqualTo(bytes);
      assertThat(stats.at("/limits/public/peak").asDouble()).isEqualTo(5);
      assertThat(stats.at("/limits/public/charged").asLong()).isEqualTo(5);
      assertThat(simulator.usage().get(Host.KRAKEN)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /kraken/0/public/Time       | 6   | 200 | {"error":["EGeneral:Too many requests"]}
          /okx/api/v5/public/time     | 11  | 429 | {"msg":"Too Many Requests","code":"50011"}
          /coinbase/time              | 16  | 429 | {"message":"Public rate limit exceeded"}
          """)
  void callsBeyondTheLimit_getTheVenuesOwnAnswer(
      String target, int calls, int status, String body) {
    var nanos = new AtomicLong();
    try (var simulator = Simulator.start(frozen().withNanoTime(nanos::get));
        var caller = new Caller(simulator.url())) {
      for (int i = 1; i < calls; i++) {
        assertThat(caller.call(target).body()).isNotEqualTo(body);
      }
      var refused = caller.call(target);
      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(refused.body()).isEqualTo(body);
      nanos.addAndGet(Duration.ofSeconds(6).toNanos());
      assertThat(caller.call(target).body()).isNotEqualTo(body);
    }
  }

  @Test
  void binance_beyondItsWeight_asksToWaitAndThenBans() {
    var nanos = new AtomicLong();
    try (var simulator = Simulator.start(frozen().withNanoTime(nanos::get));
        var caller = new Caller(simulator.url())) {
      for (int i = 0; i < 78; i++) {
        caller.call("/binance/api/v3/ticker/24hr");
      }
      var refused = caller.call("/binance/api/v3/ticker/24hr");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
      assertThat(refused.headers().firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("6240");
      for (int i = 0; i < 5; i++) {
        refused = caller.call("/binance/api/v3/ticker/24hr");
      }
      assertThat(refused.statusCode()).isEqualTo(418);
      assertThat(refused.body())
          .contains("banned until " + NOW.plus(Duration.ofMinutes(2)).toEpochMilli());
    }
  }

  @Test
  void frozenMarket_limitsGoOn() {
    var nanos = new AtomicLong();
    try (var simulator = Simulator.start(frozen().withNanoTime(nanos::get))) {
      nanos.addAndGet(Duration.ofHours(3).toNanos());
      assertThat(simulator.now()).isEqualTo(NOW);
    }
    try (var simulator = Simulator.start(frozen().withFrozen(false).withNanoTime(nanos::get))) {
      nanos.addAndGet(Duration.ofHours(3).toNanos());
      assertThat(simulator.now()).isEqualTo(NOW.plus(Duration.ofHours(3)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /kraken/0/public/Nope         | {"error":["EGeneral:Unknown method"]}
          /okx/api/v5/nope              | {"code":"404","data":[],"msg":"Not Found"}
          /coinbase/nope                | {"message":"NotFound"}
          /binance/api/v3/nope          | {"code":-1,"msg":"Path not found."}
          /binance-futures/fapi/v1/nope | {"code":-1,"msg":"Path not found."}
          """)
  void unknownPath_isNotFoundInTheVenuesStyle(String target, String body) {
    try (var simulator = Simulator.start(frozen());
        var caller = new Caller(simulator.url())) {
      var answer = caller.call(target);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(body);
    }
  }

  @Test
  void otherMethods_areNotAnswered() throws IOException, InterruptedException {
    try (var simulator = Simulator.start(frozen());
        var client = HttpClient.newHttpClient()) {
      var post =
          HttpRequest.newBuilder(simulator.url().resolve("/kraken/0/public/Time"))
              .POST(HttpRequest.BodyPublishers.ofString("nonce=1"))
              .build();
      assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(405);
    }
  }

  private static SimulatorOptions frozen() {
    return SimulatorOptions.standard().withAt(NOW).withFrozen(true);
  }
}
