package io.cryptorun.simulator.limits;

import io.cryptorun.simulator.market.Host;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The limits of all hosts by their names.
public record LimitRules(Map<Host, Map<String, Limit>> hosts) {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /// What the venues document.
  public static LimitRules documented() {
    var hosts = new EnumMap<Host, Map<String, Limit>>(Host.class);
    hosts.put(
        Host.KRAKEN,
        Map.of(
            "public", new Limit.Bucket(5, 1),
            "ohlc", new Limit.Bucket(5, 5),
            "ohlc_pair", new Limit.Bucket(1, 1)));
    hosts.put(Host.KRAKEN_FUTURES, Map.of("public", new Limit.Bucket(2, 2)));
    hosts.put(Host.OKX, okx());
    hosts.put(Host.COINBASE, Map.of("public", new Limit.Bucket(15, 10)));
    hosts.put(Host.BINANCE, Map.of("weight", new Limit.Window(6000, MINUTE)));
    hosts.put(
        Host.BINANCE_FUTURES,
        Map.of(
            "weight", new Limit.Window(2400, MINUTE),
            "funding", new Limit.Window(500, FIVE_MINUTES),
            "data", new Limit.Window(1000, FIVE_MINUTES)));
    return new LimitRules(hosts);
  }

  private static Map<String, Limit> okx() {
    return Map.of(
        "instruments", new Limit.Window(20, TWO_SECONDS),
        "tickers", new Limit.Window(20, TWO_SECONDS),
        "candles", new Limit.Window(40, TWO_SECONDS),
        "books", new Limit.Window(40, TWO_SECONDS),
        "trades", new Limit.Window(100, TWO_SECONDS),
        "time", new Limit.Window(10, TWO_SECONDS),
        "funding", new Limit.Window(10, TWO_SECONDS),
        "funding_history_pair", new Limit.Window(10, TWO_SECONDS),
        "open_interest", new Limit.Window(20, TWO_SECONDS),
        "mark_price", new Limit.Window(10, TWO_SECONDS));
  }

  /// The limits of one host.
  public Map<String, Limit> of(Host host) {
    return hosts.getOrDefault(host, Map.of());
  }
}
