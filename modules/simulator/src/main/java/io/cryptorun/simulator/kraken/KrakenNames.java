package io.cryptorun.simulator.kraken;

import io.cryptorun.simulator.market.Listing;
import java.util.Map;
import java.util.Set;

/// How Kraken names assets and pairs: old assets carry a class letter (`XXBT`, `ZUSD`), bitcoin is
/// XBT and dogecoin XDG.
final class KrakenNames {
  private static final Map<String, String> ALIASES = Map.of("BTC", "XBT", "DOGE", "XDG");
  private static final Set<String> LETTERED =
      Set.of("XBT", "ETH", "LTC", "XRP", "XLM", "ETC", "ZEC", "XMR", "REP", "MLN", "XDG");
  private static final Set<String> FIAT = Set.of("USD", "EUR", "GBP");

  private KrakenNames() {}

  /// The asset's short name, such as `XBT`.
  static String shortName(String asset) {
    return ALIASES.getOrDefault(asset, asset);
  }

  /// The asset's internal code, such as `XXBT` or `ZUSD`.
  static String code(String asset) {
    String name = shortName(asset);
    if (FIAT.contains(name)) {
      return "Z" + name;
    }
    return LETTERED.contains(name) ? "X" + name : name;
  }

  /// The pair's short name, such as `XBTUSD`.
  static String altname(Listing listing) {
    return shortName(listing.base()) + shortName(listing.quote());
  }

  /// The pair's key in answers, such as `XXBTZUSD`; of the old assets only dogecoin has a short
  /// one.
  static String key(Listing listing) {
    String base = shortName(listing.base());
    boolean lettered = base.equals("USDT") || (LETTERED.contains(base) && !base.equals("XDG"));
    return lettered && FIAT.contains(listing.quote())
        ? code(listing.base()) + code(listing.quote())
        : altname(listing);
  }

  /// The websocket name, such as `XBT/USD`.
  static String wsname(Listing listing) {
    return shortName(listing.base()) + "/" + shortName(listing.quote());
  }

  /// Whether a caller's spelling means a pair: key, short name or display name.
  static boolean means(String spelled, Listing listing) {
    return spelled.equals(key(listing))
        || spelled.equals(altname(listing))
        || spelled.equals(listing.symbol());
  }
}
