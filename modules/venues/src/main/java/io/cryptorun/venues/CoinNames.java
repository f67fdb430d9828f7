package io.cryptorun.venues;

import java.util.Map;

/// Codes of coins and currencies that some venue spells its own way.
final class CoinNames {
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("XBT", "BTC"),
          Map.entry("XXBT", "BTC"),
          Map.entry("XBTZ", "BTC"),
          Map.entry("XXBTZ", "BTC"),
          Map.entry("XETH", "ETH"),
          Map.entry("XXRP", "XRP"),
          Map.entry("XLTC", "LTC"),
          Map.entry("XXLM", "XLM"),
          Map.entry("XDG", "DOGE"),
          Map.entry("XXDG", "DOGE"),
          Map.entry("XETC", "ETC"),
          Map.entry("XZEC", "ZEC"),
          Map.entry("XXMR", "XMR"),
          Map.entry("XREP", "REP"),
          Map.entry("XMLN", "MLN"),
          Map.entry("ZUSD", "USD"),
          Map.entry("ZEUR", "EUR"),
          Map.entry("ZGBP", "GBP"));

  private CoinNames() {}

  /// The code everybody else uses.
  static String canonical(String code) {
    return ALIASES.getOrDefault(code, code);
  }
}
