package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Quote;
import java.util.List;

/// Dollar rates of the quote currencies in one run.
///
/// @param usdt dollars per USDT, > 0
/// @param usdc dollars per USDC, > 0
/// @param estimated true when a rate is an assumed 1.0 because no venue gave a valid book
/// @param dropped stablecoins off their peg: pairs quoted in them take no part in the run
public record Fx(double usdt, double usdc, boolean estimated, List<Quote> dropped) {

  public Fx {
    if (!(usdt > 0) || !(usdc > 0)) {
      throw new IllegalArgumentException(
          "rates USDT %s and USDC %s are not both > 0".formatted(usdt, usdc));
    }
    dropped = dropped.stream().distinct().sorted().toList();
  }

  /// Dollars per unit of a quote currency.
  public double rate(Quote quote) {
    return switch (quote) {
      case USD -> 1.0;
      case USDT -> usdt;
      case USDC -> usdc;
    };
  }

  public boolean drops(Quote quote) {
    return dropped.contains(quote);
  }
}
