package io.cryptorun.domain.market;

import java.util.Locale;
import java.util.Optional;

/// One of the four exchanges that are read directly. There is no fifth and no "other": an
/// aggregator cannot be named.
public enum Venue {
  KRAKEN,
  OKX,
  COINBASE,
  BINANCE;

  private final String id = name().toLowerCase(Locale.ROOT);

  /// The name used in configuration, artifacts and SQL: lower case.
  public String id() {
    return id;
  }

  /// The venue with this id, or empty when the id names none of the four.
  public static Optional<Venue> of(String id) {
    for (var venue : values()) {
      if (venue.id.equals(id)) {
        return Optional.of(venue);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return id;
  }
}
