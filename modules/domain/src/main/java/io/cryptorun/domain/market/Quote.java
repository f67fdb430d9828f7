package io.cryptorun.domain.market;

import java.util.Optional;

/// A quote currency that can be turned into US dollars: the dollar itself, or one of two
/// stablecoins converted at the rate of the run that uses it.
public enum Quote {
  USD,
  USDT,
  USDC;

  /// The quote of this code, or empty for any other currency (EUR, GBP, BTC and so on).
  public static Optional<Quote> of(String code) {
    for (var quote : values()) {
      if (quote.name().equals(code)) {
        return Optional.of(quote);
      }
    }
    return Optional.empty();
  }
}
