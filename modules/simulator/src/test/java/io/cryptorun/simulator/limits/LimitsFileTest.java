package io.cryptorun.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.simulator.SharedData;
import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsFileTest {
  @TempDir Path folder;

  @Test
  void documentedLimits_holdThoseOfTheProductsFile() {
    var file = LimitsFile.read(SharedData.repository("config/venues.yaml"));
    for (var host : Host.values()) {
      assertThat(LimitRules.documented().of(host)).as(host.id()).isEqualTo(file.of(host));
    }
  }

  @Test
  void futuresPart_setsTheLimitsOfTheFuturesHostOnly() throws IOException {
    var rules =
        LimitsFile.read(
            write(
                """
                venues:
                  kraken:
                    usage: 0.8
                    limits: {public: {burst: 9, per_second: 3}}
                    futures:
                      base_url: "https://futures.kraken.com"
                      limits: {public: {burst: 4, per_second: 5}}
                  coinbase:
                    futures: {limits: {public: {burst: 1, per_second: 1}}}
                """));
    assertThat(rules.of(Host.KRAKEN)).containsEntry("public", new Limit.Bucket(9, 3));
    assertThat(rules.of(Host.KRAKEN_FUTURES)).containsEntry("public", new Limit.Bucket(4, 5));
    assertThat(rules.of(Host.COINBASE)).isEqualTo(LimitRules.documented().of(Host.COINBASE));
  }

  @Test
  void fileWithOneLimit_keepsTheDocumentedRest() throws IOException {
    var rules =
        LimitsFile.read(write("venues: {okx: {limits: {books: {limit: 400, window: 500ms}}}}"));
    assertThat(rules.of(Host.OKX))
        .containsEntry("books", new Limit.Window(400, Duration.ofMillis(500)))
        .containsEntry("time", new Limit.Window(10, Duration.ofSeconds(2)));
    assertThat(rules.of(Host.KRAKEN)).isEqualTo(LimitRules.documented().of(Host.KRAKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "venues: {okx: {limits: {books: {limit: 40}}}}",
        "venues: {okx: {limits: {books: {limit: 40, window: soon}}}}",
        "venues: {okx: {limits: {books: 40}}}",
        "venues: 4",
        "a: [b"
      })
  void brokenFile_isRefusedByName(String content) throws IOException {
    var file = write(content);
    assertThatThrownBy(() -> LimitsFile.read(file))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining(file.toString());
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("limits.yaml"), content);
  }
}
