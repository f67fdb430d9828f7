package io.cryptorun.jobs.scan;

import io.cryptorun.artifacts.UniverseJson;
import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.DepegRow;
import io.cryptorun.ledger.Publication.StateRows;
import io.cryptorun.ledger.UniverseRow;

/// What a run leaves of the universe it used: the snapshot, where it built one, and stablecoins it
/// saw off their peg. Any job that plans from a universe leaves these; a replay leaves nothing.
public final class UniverseRows {

  private UniverseRows() {}

  /// The rows, to which the job adds its own.
  public static StateRows of(Firing firing, DaysUniverse universe) {
    if (firing.isReplay()) {
      return StateRows.none();
    }
    var snapshot = universe.snapshot();
    return StateRows.none()
        .withUniverse(
            universe.built() ? new UniverseRow(snapshot.hash(), UniverseJson.of(snapshot)) : null)
        .withDepegs(
            universe.rates().seen().stream()
                .map(depeg -> new DepegRow(depeg.quote().name(), depeg.until()))
                .toList());
  }
}
