package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.market.SpotVenue;
import org.jspecify.annotations.Nullable;

/// One fault, whom it strikes and when. Null aims at every venue, endpoint or coin.
///
/// @param coin the base, such as `BTC`; calls for many instruments are struck only by
///   [FaultKind#STATUS_SWITCHED], for that coin's row
/// @param value the kind's figure; NaN for its default
public record FaultRule(
    FaultKind kind,
    @Nullable SpotVenue venue,
    @Nullable Endpoint endpoint,
    @Nullable String coin,
    Trigger trigger,
    double value) {

  /// A fault that strikes every call.
  public static FaultRule of(FaultKind kind) {
    return new FaultRule(kind, null, null, null, Trigger.ALWAYS, Double.NaN);
  }

  public FaultRule on(SpotVenue only) {
    return new FaultRule(kind, only, endpoint, coin, trigger, value);
  }

  public FaultRule at(Endpoint only) {
    return new FaultRule(kind, venue, only, coin, trigger, value);
  }

  public FaultRule coin(String only) {
    return new FaultRule(kind, venue, endpoint, only, trigger, value);
  }

  public FaultRule when(Trigger other) {
    return new FaultRule(kind, venue, endpoint, coin, other, value);
  }

  public FaultRule value(double other) {
    return new FaultRule(kind, venue, endpoint, coin, trigger, other);
  }

  boolean aimsAt(SpotVenue atVenue, Endpoint atEndpoint, @Nullable String symbol) {
    return (venue == null || venue == atVenue)
        && (endpoint == null || endpoint == atEndpoint)
        && (coin == null || aimsAtCoin(coin, symbol));
  }

  private boolean aimsAtCoin(String aimed, @Nullable String symbol) {
    return symbol == null ? kind == FaultKind.STATUS_SWITCHED : aimed.equals(CoinName.of(symbol));
  }
}
