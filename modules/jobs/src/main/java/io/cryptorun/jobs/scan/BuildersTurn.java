package io.cryptorun.jobs.scan;

import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Pause;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.UniverseBuilding;
import java.time.Duration;

/// Lets one run at a time build the universe of a market's day, whatever its job, node or command:
/// the first run of the day asks the venues for everything they list, and once is enough.
///
/// A run waits for its turn as long as its own time limit lets it: that interrupts it.
public final class BuildersTurn {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Database database;
  private final Pause pause;

  public BuildersTurn(Database database, Pause pause) {
    this.database = database;
    this.pause = pause;
  }

  /// Waits until no other run builds, and keeps others from it until the turn is closed.
  UniverseBuilding take(Firing firing) throws InterruptedException {
    var turn = UniverseBuilding.open(database, firing.fence(), firing.market());
    boolean taken = false;
    try {
      await(turn, firing);
      taken = true;
      return turn;
    } finally {
      if (!taken) {
        turn.close();
      }
    }
  }

  private void await(UniverseBuilding turn, Firing firing) throws InterruptedException {
    if (turn.tryTake()) {
      return;
    }
    firing.journal().warning("another run is building the universe of the day; waiting for it");
    do {
      pause.of(BETWEEN_LOOKS);
    } while (!turn.tryTake());
  }
}
