package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.market.Host;
import org.jspecify.annotations.Nullable;

/// One fault, whom it strikes and when. Null aims at every host, endpoint or coin.
///
/// @param coin the base, such as `BTC`; calls for many instruments are struck only by
///   [FaultKind#STATUS_SWITCHED], for that coin's row
/// @param value the kind's figure; NaN for its default
public record FaultRule(
    FaultKind kind,
    @Nullable Host host,
    @Nullable Endpoint endpoint,
    @Nullable String coin,
    Trigger trigger,
    double value) {

  /// A fault that strikes every call.
  public static FaultRule of(FaultKind kind) {
    return new FaultRule(kind, null, null, null, Trigger.ALWAYS, Double.NaN);
  }

  public FaultRule on(Host only) {
    return new FaultRule(kind, only, endpoint, coin, trigger, value);
  }

  public FaultRule at(Endpoint only) {
    return new FaultRule(kind, host, only, coin, trigger, value);
  }

  public FaultRule coin(String only) {
    return new FaultRule(kind, host, endpoint, only, trigger, value);
  }

  public FaultRule when(Trigger other) {
    return new FaultRule(kind, host, endpoint, coin, other, value);
  }

  public FaultRule value(double other) {
    return new FaultRule(kind, host, endpoint, coin, trigger, other);
  }

  boolean aimsAt(Host atHost, Endpoint atEndpoint, @Nullable String symbol) {
    return (host == null || host == atHost)
        && (endpoint == null || endpoint == atEndpoint)
        && (coin == null || aimsAtCoin(coin, symbol));
  }

  private boolean aimsAtCoin(String aimed, @Nullable String symbol) {
    return symbol == null ? kind == FaultKind.STATUS_SWITCHED : aimed.equals(CoinName.of(symbol));
  }
}
