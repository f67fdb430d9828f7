package io.cryptorun.jobs.scan;

import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.result.DepegRow;
import io.cryptorun.ledger.run.Publication.StateRows;

/// The stablecoins a run saw off their peg. Any job that reads dollar rates leaves them to later
/// runs; a replay leaves nothing.
public final class DepegRows {

  private DepegRows() {}

  /// The rows, to which the job adds its own.
  public static StateRows of(Firing firing, DaysUniverse universe) {
    if (firing.isReplay()) {
      return StateRows.none();
    }
    return StateRows.none()
        .withDepegs(
            universe.rates().seen().stream()
                .map(depeg -> new DepegRow(depeg.quote().name(), depeg.until()))
                .toList());
  }
}
