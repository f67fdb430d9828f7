package io.cryptorun.app;

import io.cryptorun.ledger.market.Market;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which market a process reads: the live exchanges, or a simulator's data.
///
/// @param simulated null for the live exchanges
public record MarketChoice(@Nullable SimulatedMarket simulated) {

  /// A market whose clock differs by more from ours is not happening now.
  private static final Duration SAME_TIME = Duration.ofSeconds(60);

  /// Asks the simulator, if there is one, who it is.
  public static MarketChoice of(@Nullable URI simulator) throws InterruptedException {
    return new MarketChoice(simulator == null ? null : SimulatedMarket.at(simulator));
  }

  /// Where all venues are reached, null for their own addresses.
  public @Nullable URI simulatorUrl() {
    return simulated == null ? null : simulated.url();
  }

  /// The market as the ledger keeps it.
  public Market market() {
    return simulated == null
        ? Market.live()
        : Market.simulated(simulated.url().toString(), simulated.fingerprint());
  }

  /// Refuses a run in the present against a market whose clock stands elsewhere.
  ///
  /// @param now the database's clock
  /// @throws MarketElsewhere when the clocks are more than a minute apart
  public void requireNow(Instant now) {
    if (simulated == null) {
      return;
    }
    var apart = Duration.between(now, simulated.clock());
    if (apart.abs().compareTo(SAME_TIME) > 0) {
      throw new MarketElsewhere(simulated, now);
    }
  }
}
