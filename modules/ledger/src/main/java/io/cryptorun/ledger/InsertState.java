package io.cryptorun.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps what a run leaves for later runs, valid at the run's nominal time and in the market it
/// read.
final class InsertState {

  private static final String TRIGGER =
      """
      insert into cryptorun.trigger_state (market, job, symbol, valid_at, run_id, bar, price, venue)
      select market, job, :symbol, due_at, run_id, :bar, :price, :venue
      from cryptorun.attempt
      where run_id = :runId
      """;

  /// The first universe of a day stands; a run that built another at the same time used its own.
  private static final String UNIVERSE =
      """
      insert into cryptorun.universe_snapshot (market, day, valid_at, job, run_id, sha256, content)
      select market, (due_at at time zone 'UTC')::date, due_at, job, run_id, :sha256, :content
      from cryptorun.attempt
      where run_id = :runId
      on conflict (market, day) do nothing
      """;

  private static final String DEPEG =
      """
      insert into cryptorun.depeg (market, quote, valid_at, job, run_id, depeg_until)
      select market, :quote, due_at, job, run_id, :until
      from cryptorun.attempt
      where run_id = :runId
      """;

  private final Handle handle;
  private final Fence fence;

  InsertState(Handle handle, Fence fence) {
    this.handle = handle;
    this.fence = fence;
  }

  void all(Publication.StateRows state) {
    triggers(state.triggers());
    universe(state.universe());
    for (var depeg : state.depegs()) {
      handle.createUpdate(DEPEG).bind("runId", fence.runId()).bindMethods(depeg).execute();
    }
  }

  private void triggers(List<TriggerRow> triggers) {
    if (triggers.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch(TRIGGER);
    for (var trigger : triggers) {
      batch.bind("runId", fence.runId()).bindMethods(trigger).add();
    }
    batch.execute();
  }

  private void universe(@Nullable UniverseRow universe) {
    if (universe != null) {
      handle.createUpdate(UNIVERSE).bind("runId", fence.runId()).bindMethods(universe).execute();
    }
  }
}
