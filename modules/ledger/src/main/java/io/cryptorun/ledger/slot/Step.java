package io.cryptorun.ledger.slot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A step of history about to be written, in the transaction that it tells of. Position, time and
/// hash are the server's.
public final class Step {

  private static final String WRITE =
      """
      insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
      values (:job, :dueAt, :runId, :actor, :kind, jsonb_object(:names, :texts))
      """;

  private final Handle handle;
  private final String actor;
  private final String kind;
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable String> texts = new ArrayList<>();
  private @Nullable String job;
  private @Nullable Instant dueAt;
  private @Nullable String runId;

  /// @param actor the node that does it
  public Step(Handle handle, String actor, String kind) {
    this.handle = handle;
    this.actor = actor;
    this.kind = kind;
  }

  /// The slot it tells of, and the run where there is one.
  public Step of(SlotKey slot, @Nullable String runId) {
    return of(slot.job(), slot.dueAt(), runId);
  }

  /// The job it tells of, with nominal time and run where there are any.
  public Step of(String job, @Nullable Instant dueAt, @Nullable String runId) {
    this.job = job;
    this.dueAt = dueAt;
    this.runId = runId;
    return this;
  }

  /// A further fact.
  public Step with(String name, @Nullable Object value) {
    names.add(name);
    texts.add(value == null ? null : value.toString());
    return this;
  }

  /// Appends it to the chain of its job.
  public void write() {
    handle
        .createUpdate(WRITE)
        .bind("job", job)
        .bind("dueAt", dueAt)
        .bind("runId", runId)
        .bind("actor", actor)
        .bind("kind", kind)
        .bindArray("names", String.class, names)
        .bindArray("texts", String.class, texts)
        .execute();
  }
}
