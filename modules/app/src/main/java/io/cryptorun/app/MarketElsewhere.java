package io.cryptorun.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The simulator's market clock is not near the database's: a run in the present would mix two
/// times.
public final class MarketElsewhere extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Instant marketClock;

  MarketElsewhere(SimulatedMarket simulator, Instant now) {
    super(
        "the simulator at %s stands at %s, the database at %s"
            .formatted(
                simulator.url(),
                simulator.clock().truncatedTo(ChronoUnit.SECONDS),
                now.truncatedTo(ChronoUnit.SECONDS)));
    this.marketClock = simulator.clock().truncatedTo(ChronoUnit.SECONDS);
  }

  /// The time a replay would name.
  public Instant marketClock() {
    return marketClock;
  }
}
