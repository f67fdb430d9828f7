package io.cryptorun.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final Instant NOW = Instant.parse("2021-05-19T15:00:07Z");

  @Test
  void rule_aimedAtVenueEndpointAndCoin_strikesThatOnly() {
    var faults =
        Faults.of(FaultRule.of(FaultKind.RESET).on(Host.OKX).at(Endpoint.BOOK).coin("BTC"));
    assertThat(strikes(faults, Host.OKX, Endpoint.BOOK, "BTC-USDT")).isTrue();
    assertThat(strikes(faults, Host.OKX, Endpoint.BOOK, "ETH-USDT")).isFalse();
    assertThat(strikes(faults, Host.OKX, Endpoint.CANDLES, "BTC-USDT")).isFalse();
    assertThat(strikes(faults, Host.KRAKEN, Endpoint.BOOK, "XBTUSD")).isFalse();
    assertThat(strikes(faults, Host.OKX, Endpoint.BOOK, null)).isFalse();
  }

  @Test
  void everyThird_andARangeOfCalls_countTheCallsAimedAt() {
    var third = Faults.of(rule(new Trigger(1, 3, 1, Long.MAX_VALUE, Instant.MIN, Instant.MAX)));
    assertThat(struck(third, 6)).containsExactly(false, false, true, false, false, true);
    var range = Faults.of(rule(new Trigger(1, 1, 2, 3, Instant.MIN, Instant.MAX)));
    assertThat(struck(range, 5)).containsExactly(false, true, true, false, false);
  }

  @Test
  void marketTime_bounds_excludeTheEnd() {
    var faults = Faults.of(rule(new Trigger(1, 1, 1, 99, NOW, NOW.plusSeconds(10))));
    assertThat(at(faults, NOW)).isTrue();
    assertThat(at(faults, NOW.minusNanos(1))).isFalse();
    assertThat(at(faults, NOW.plusSeconds(10))).isFalse();
  }

  @Test
  void probability_isAShareOfCallsThatASeedRepeats() {
    var rule = rule(new Trigger(0.2, 1, 1, Long.MAX_VALUE, Instant.MIN, Instant.MAX));
    var first = struck(Faults.of(7, List.of(rule)), 2000);
    assertThat(first.stream().filter(struck -> struck).count()).isBetween(320L, 480L);
    assertThat(struck(Faults.of(7, List.of(rule)), 2000)).isEqualTo(first);
    assertThat(struck(Faults.of(8, List.of(rule)), 2000)).isNotEqualTo(first);
  }

  @Test
  void statusOfACoin_strikesListsForItsRowOnly() {
    var faults = Faults.of(FaultRule.of(FaultKind.STATUS_SWITCHED).coin("SOL"));
    var struck = faults.strike(Host.BINANCE, Endpoint.PAIRS, null, NOW);
    assertThat(struck.strikesStatusOf("SOL")).isTrue();
    assertThat(struck.strikesStatusOf("BTC")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "XXBTZUSD, BTC", "XBTUSD, BTC", "BTC/USD, BTC", "BTC-USD, BTC", "BTCUSDT, BTC", "XDGUSD, DOGE",
    "XETHZUSD, ETH", "XTZUSD, XTZ", "XTZUSDT, XTZ", "ZRXUSD, ZRX", "SOL-USDT, SOL",
        "1INCHUSDT, 1INCH"
  })
  void coinName_inAnySpelling_isTheCoin(String symbol, String coin) {
    assertThat(CoinName.of(symbol)).isEqualTo(coin);
  }

  private static FaultRule rule(Trigger trigger) {
    return FaultRule.of(FaultKind.RESET).when(trigger);
  }

  private static List<Boolean> struck(Faults faults, int calls) {
    return IntStream.range(0, calls).mapToObj(_ -> at(faults, NOW)).toList();
  }

  private static boolean at(Faults faults, Instant now) {
    return !faults.strike(Host.OKX, Endpoint.BOOK, "A-USDT", now).rules().isEmpty();
  }

  private static boolean strikes(
      Faults faults, Host host, Endpoint endpoint, @Nullable String symbol) {
    return faults.strike(host, endpoint, symbol, NOW).has(FaultKind.RESET);
  }
}
