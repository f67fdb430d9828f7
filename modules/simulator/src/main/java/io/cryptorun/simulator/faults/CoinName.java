package io.cryptorun.simulator.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The coin in an instrument's name, whichever venue spells it: `XXBTZUSD`, `BTC-USD`, `BTCUSDT`,
/// `BTC-USDT-SWAP` and `PF_XBTUSD` are all BTC.
final class CoinName {
  private static final List<String> QUOTES = List.of("USDT", "USD");
  private static final Map<String, String> ALIASES = Map.of("XBT", "BTC", "XDG", "DOGE");

  private static final Pattern CONTRACT = Pattern.compile("^P[FI]_|-SWAP$");

  private CoinName() {}

  static String of(String symbol) {
    String name = CONTRACT.matcher(symbol.toUpperCase(Locale.ROOT)).replaceAll("");
    String base = withoutQuote(name.replace("-", "").replace("/", ""));
    if (base.length() == 5 && base.startsWith("X") && base.endsWith("Z")) {
      base = base.substring(1, 4);
    }
    return ALIASES.getOrDefault(base, base);
  }

  private static String withoutQuote(String name) {
    for (String quote : QUOTES) {
      if (name.endsWith(quote) && name.length() > quote.length()) {
        return name.substring(0, name.length() - quote.length());
      }
    }
    return name;
  }
}
