package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Venue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Where an exchange's work goes when it is unhealthy: the most alike market first.
public final class FallbackChain {

  private FallbackChain() {}

  /// The first of the others that can take over.
  ///
  /// @param available whether an exchange can; one that was not checked can
  public static Optional<Venue> standIn(Venue venue, Predicate<Venue> available) {
    return of(venue).stream().filter(available).findFirst();
  }

  private static List<Venue> of(Venue venue) {
    return switch (venue) {
      case BINANCE -> List.of(Venue.OKX, Venue.COINBASE, Venue.KRAKEN);
      case OKX -> List.of(Venue.COINBASE, Venue.KRAKEN, Venue.BINANCE);
      case COINBASE -> List.of(Venue.KRAKEN, Venue.BINANCE, Venue.OKX);
      case KRAKEN -> List.of(Venue.BINANCE, Venue.OKX, Venue.COINBASE);
    };
  }
}
