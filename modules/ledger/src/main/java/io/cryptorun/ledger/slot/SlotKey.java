package io.cryptorun.ledger.slot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Which slot: a nominal time of a job, or a request.
///
/// @param dueAt whole seconds
/// @param requestId null for kind `cron`, and only for it
public record SlotKey(String job, Instant dueAt, SlotKind kind, @Nullable String requestId) {

  public SlotKey {
    if (!dueAt.equals(dueAt.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("due time %s has a fraction of a second".formatted(dueAt));
    }
    if ((kind == SlotKind.CRON) != (requestId == null)) {
      throw new IllegalArgumentException("only a slot of kind cron has no request id");
    }
  }

  /// A nominal time of the job's schedule.
  public static SlotKey cron(String job, Instant dueAt) {
    return new SlotKey(job, dueAt, SlotKind.CRON, null);
  }

  /// A request; the same request id is the same slot, however often it is delivered.
  public static SlotKey request(String job, Instant dueAt, SlotKind kind, String requestId) {
    return new SlotKey(job, dueAt, kind, requestId);
  }
}
