package io.cryptorun.ledger.market;

import io.cryptorun.ledger.run.FencedWrite;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps the universe of a day while the run that built it is still at work: others wait for it,
/// and it is as good when the run itself fails later.
final class StoreUniverse extends FencedWrite {

  private static final String OPEN_ATTEMPT =
      """
      select clock_timestamp()
      from cryptorun.attempt
      where run_id = :runId and slot_id = :slotId and attempt = :attempt and node = :node and epoch = :epoch
        and outcome = 'running'
      for share
      """;

  /// The first universe of a day stands.
  private static final String UNIVERSE =
      """
      insert into cryptorun.universe_snapshot (market, day, valid_at, job, run_id, sha256, content)
      select market, (due_at at time zone 'UTC')::date, due_at, job, run_id, :sha256, :content
      from cryptorun.attempt
      where run_id = :runId
      on conflict (market, day) do nothing
      """;

  private final UniverseRow universe;

  StoreUniverse(Fence fence, UniverseRow universe) {
    super(fence);
    if (fence.slot().kind() == SlotKind.REPLAY) {
      throw new IllegalArgumentException("a replay leaves its universe to nobody");
    }
    this.universe = universe;
  }

  @Override
  protected Hold take(Handle handle) {
    return holdRegistration(handle) ? new Hold(true, openAttempt(handle)) : Hold.nothing();
  }

  private @Nullable Instant openAttempt(Handle handle) {
    return withFence(handle.createQuery(OPEN_ATTEMPT)).mapTo(Instant.class).findOne().orElse(null);
  }

  @Override
  protected boolean finish(Handle handle) {
    handle.createUpdate(UNIVERSE).bind("runId", fence.runId()).bindMethods(universe).execute();
    return true;
  }
}
