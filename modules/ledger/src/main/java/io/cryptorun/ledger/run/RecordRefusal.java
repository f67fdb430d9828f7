package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.Step;
import org.jdbi.v3.core.Handle;

/// Records that a late write was refused. An attempt that somebody else closed keeps its outcome;
/// one that was still open, under a registration that is not, is closed as rejected and its slot is
/// given free.
final class RecordRefusal {

  private static final String REJECT =
      """
      update cryptorun.attempt
      set outcome = 'rejected', reason = 'fenced', finished_at = clock_timestamp()
      where run_id = :runId and outcome = 'running'
      """;

  private static final String RELEASE_SLOT =
      """
      update cryptorun.slot
      set state = case kind when 'cron' then 'planned' else 'failed' end,
          reason = case kind when 'cron' then null else 'abandoned' end,
          closed_at = case kind when 'cron' then null else clock_timestamp() end
      where slot_id = :slotId and state = 'running' and attempts = :attempt
      """;

  private final Handle handle;
  private final Fence fence;

  RecordRefusal(Handle handle, Fence fence) {
    this.handle = handle;
    this.fence = fence;
  }

  boolean record(String text) {
    int open = handle.createUpdate(REJECT).bind("runId", fence.runId()).execute();
    if (open > 0) {
      handle
          .createUpdate(RELEASE_SLOT)
          .bind("slotId", fence.slotId())
          .bind("attempt", fence.attempt())
          .execute();
    }
    new Step(handle, fence.owner().node(), "rejected")
        .of(fence.slot(), fence.runId())
        .with("why", text)
        .with("attempt", fence.attempt())
        .write();
    return open > 0;
  }
}
