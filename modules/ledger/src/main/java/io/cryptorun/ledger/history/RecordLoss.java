package io.cryptorun.ledger.history;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Writes down that history was lost, and ends every registration that may belong to the lost part.
/// The finding stays until somebody accepts it; found again, it is not written again.
final class RecordLoss {

  private static final String END_EPOCHS =
      """
      select cryptorun.end_epochs(:upTo, :by)
      """;

  private static final String FINDING =
      """
      insert into cryptorun.finding (invariant, job, detail, found_by)
      values ('lost_history', nullif(:chain, 'cluster'), :detail, :by)
      on conflict do nothing
      """;

  private static final String EVENT =
      """
      insert into cryptorun.event (actor, kind, detail)
      values (:by, 'history_lost',
              jsonb_build_object('chain', :chain, 'seen_position', :seen, 'seen_hash', :hash,
                                 'found_position', :found, 'registrations_ended', :ended))
      """;

  private final Handle handle;
  private final String by;

  RecordLoss(Handle handle, String by) {
    this.handle = handle;
    this.by = by;
  }

  /// @param epoch the highest that was seen
  void write(List<LostEnd> lost, long epoch) {
    int ended =
        handle
            .createQuery(END_EPOCHS)
            .bind("upTo", epoch)
            .bind("by", by)
            .mapTo(Integer.class)
            .one();
    for (var end : lost) {
      int isNew =
          handle
              .createUpdate(FINDING)
              .bind("chain", end.seen().chain())
              .bind("detail", end.told())
              .bind("by", by)
              .execute();
      if (isNew > 0) {
        event(end, ended);
      }
    }
  }

  private void event(LostEnd end, int ended) {
    handle
        .createUpdate(EVENT)
        .bind("by", by)
        .bind("chain", end.seen().chain())
        .bind("seen", end.seen().position())
        .bind("hash", end.seen().hash())
        .bind("found", end.position())
        .bind("ended", ended)
        .execute();
  }
}
