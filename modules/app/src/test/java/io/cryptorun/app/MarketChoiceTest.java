package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketChoiceTest {

  private static final Instant MAY = Instant.parse("2026-05-05T10:20:30Z");

  @Test
  void of_noSimulator_isTheLiveMarketOfAnyTime() throws InterruptedException {
    var live = MarketChoice.of(null);

    assertThat(live.market().market()).isEqualTo("live");
    assertThat(live.simulatorUrl()).isNull();
    assertThatCode(() -> live.requireNow(MAY)).doesNotThrowAnyException();
  }

  @Test
  void of_aSimulator_isNamedByItsData() throws InterruptedException {
    try (var simulator = still()) {
      var choice = MarketChoice.of(simulator.url());

      assertThat(choice.market().market()).isEqualTo("sim:" + simulator.fingerprint());
      assertThat(choice.simulatorUrl()).isEqualTo(simulator.url());
    }
  }

  @ParameterizedTest
  @CsvSource({"-60", "0", "60"})
  void requireNow_withinAMinute_isFine(int seconds) throws InterruptedException {
    try (var simulator = still()) {
      var choice = MarketChoice.of(simulator.url());

      assertThatCode(() -> choice.requireNow(MAY.plusSeconds(seconds))).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({"-61", "61", "31536000"})
  void requireNow_elsewhere_isRefusedWithTheTimeAReplayWouldName(int seconds)
      throws InterruptedException {
    try (var simulator = still()) {
      var choice = MarketChoice.of(simulator.url());

      assertThatThrownBy(() -> choice.requireNow(MAY.plus(Duration.ofSeconds(seconds))))
          .isInstanceOfSatisfying(
              MarketElsewhere.class, e -> assertThat(e.marketClock()).isEqualTo(MAY))
          .hasMessageContaining("stands at 2026-05-05T10:20:30Z");
    }
  }

  @Test
  void of_nobodyThere_isASimulatorUnreachable() {
    assertThatThrownBy(() -> MarketChoice.of(URI.create("http://127.0.0.1:1")))
        .isInstanceOf(SimulatorUnreachable.class)
        .hasMessageContaining("http://127.0.0.1:1");
  }

  @ParameterizedTest
  @CsvSource({
    "404, {}, HTTP 404",
    "200, <html>, Unexpected character",
    "200, {}, fingerprint",
    "200, '{\"fingerprint\":\"x\",\"clock\":\"noon\",\"frozen\":true}', noon"
  })
  void of_somethingElse_isASimulatorUnreachable(int status, String body, String reason)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(() -> MarketChoice.of(url))
          .isInstanceOf(SimulatorUnreachable.class)
          .hasMessageContaining(reason);
    } finally {
      server.stop(0);
    }
  }

  private static Simulator still() {
    return Simulator.start(SimulatorOptions.standard().withAt(MAY).withFrozen(true));
  }
}
