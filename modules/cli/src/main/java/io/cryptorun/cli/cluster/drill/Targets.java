package io.cryptorun.cli.cluster.drill;

import io.cryptorun.cli.request.Polling;
import io.cryptorun.ledger.cluster.Drills;
import io.cryptorun.ledger.cluster.Drills.OpenRun;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Waits for a run that is worth striking: one whose peer could take over.
///
/// @param only the node that is to be struck; null for whichever has a run
record Targets(Drills drills, @Nullable String only) {

  /// @param alive whether it is still worth waiting
  Optional<OpenRun> await(Duration patience, BooleanSupplier alive) throws InterruptedException {
    var _ = Polling.until(patience, () -> now().isPresent() || !alive.getAsBoolean());
    return now();
  }

  private Optional<OpenRun> now() {
    return drills.openRun(only).filter(_ -> drills.isSettled());
  }
}
