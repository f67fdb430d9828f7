package io.cryptorun.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsFileTest {
  @TempDir Path folder;

  @Test
  void file_withAllKeys_isReadAsWritten() throws IOException {
    var faults =
        FaultsFile.read(
            write(
                """
                seed: 7
                faults:
                  - fault: late_headers
                    venue: kraken
                    endpoint: book
                    symbol: BTC
                    every: 2
                    calls: [1, 4]
                    from: 2021-05-19T15:00:00Z
                    to: "2021-05-19T16:00:00Z"
                    value: 5
                """));
    var inside = Instant.parse("2021-05-19T15:30:00Z");
    var first = faults.strike(Host.KRAKEN, Endpoint.BOOK, "XBTUSD", inside);
    var second = faults.strike(Host.KRAKEN, Endpoint.BOOK, "XBTUSD", inside);
    assertThat(first.has(FaultKind.LATE_HEADERS)).isFalse();
    assertThat(second.value(FaultKind.LATE_HEADERS, 30)).isEqualTo(5);
  }

  @Test
  void ruleForAFuturesHost_strikesItsContractsOnly() throws IOException {
    var faults =
        FaultsFile.read(
            write(
                """
                faults:
                  - {fault: funding_zero, venue: kraken-futures, endpoint: funding_history, symbol: BTC}
                """));
    var now = Instant.parse("2021-05-19T15:30:00Z");
    var history = Endpoint.FUNDING_HISTORY;
    assertThat(faults.strike(Host.KRAKEN_FUTURES, history, "pf_xbtusd", now).rules()).hasSize(1);
    assertThat(faults.strike(Host.KRAKEN_FUTURES, history, "PF_ETHUSD", now).rules()).isEmpty();
    assertThat(faults.strike(Host.BINANCE_FUTURES, history, "BTCUSDT", now).rules()).isEmpty();
    assertThat(faults.strike(Host.KRAKEN, history, "XBTUSD", now).rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          faults: [{fault: gremlins}]                     | faults[0].fault is 'gremlins'
          faults: [{fault: reset, venue: mtgox}]          | faults[0].venue is 'mtgox'
          faults: [{fault: reset, colour: red}]           | faults[0].colour is not one of
          faults: [{fault: reset, calls: [1]}]            | faults[0].calls must be like [1, 10]
          faults: [{fault: reset, probability: often}]    | faults[0].probability must be a number
          faults: [{fault: reset, from: noon}]            | faults[0].from must be like
          faults: reset                                   | faults must be a list
          """)
  void brokenFile_isRefusedWithFileKeyAndReason(String content, String reason) throws IOException {
    var file = write(content);
    assertThatThrownBy(() -> FaultsFile.read(file))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("faults.yaml"), content);
  }
}
