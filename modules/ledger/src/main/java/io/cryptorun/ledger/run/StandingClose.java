package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.Fence;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Looks whether a run's own closing stands already: its commit reached the server and the answer
/// was lost. The attempt's row must say so under the whole fence, and the run's node must have
/// written the event that belongs to it in the same transaction.
///
/// @param kind of the event
/// @param outcome of the attempt
record StandingClose(Fence fence, String kind, Outcome outcome) {

  private static final String OWN =
      """
      select a.finished_at, (e.detail ->> 'retry_at')::timestamptz as not_before
      from cryptorun.attempt a
      join cryptorun.event e
        on e.run_id = a.run_id and e.actor = a.node and e.kind = :kind and e.detail ->> 'closed_by_row' is null
      where a.run_id = :runId and a.slot_id = :slotId and a.attempt = :attempt
        and a.node = :node and a.epoch = :epoch and a.outcome = :outcome
      """;

  /// What stands.
  ///
  /// @param finishedAt database clock of the transaction
  /// @param notBefore when the slot's next attempt may begin; null when there is none
  record Close(Instant finishedAt, @Nullable Instant notBefore) {}

  /// What stands of this run, if it does.
  Optional<Close> find(Handle handle) {
    return handle
        .createQuery(OWN)
        .bindMethods(fence)
        .bindMethods(fence.owner())
        .bind("kind", kind)
        .bind("outcome", outcome.word())
        .map(ConstructorMapper.of(Close.class))
        .findOne();
  }
}
