package io.cryptorun.ledger.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A symbol's momentum trigger after a run: the bar, price and venue that set it off, or its
/// deletion (all three null).
public record TriggerRow(
    String symbol, @Nullable Instant bar, @Nullable Double price, @Nullable String venue) {

  /// The symbol has no trigger any more.
  public static TriggerRow deleted(String symbol) {
    return new TriggerRow(symbol, null, null, null);
  }
}
