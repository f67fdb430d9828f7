package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The transaction that fences a peer. Both registrations are locked in the order of their nodes,
/// so of two nodes that suspect each other one waits, finds itself fenced, and gives up. The lock
/// on the peer's makes its claims and publications wait and then fail; the observer's own is locked
/// in shared mode, as its own publications do.
final class FencePeer {

  private static final String LOCK_OWN =
      """
      select state = 'active'
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch
      for share
      """;

  private static final String LOCK_PEER =
      """
      select state in ('active', 'draining')
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch
      for update
      """;

  private static final String FENCE =
      """
      select cryptorun.close_epoch(:epoch, 'fenced', :by)
      """;

  private static final String REOPENED =
      """
      select s.slot_id, s.job, s.due_at, s.kind
      from cryptorun.attempt a
      join cryptorun.slot s on s.slot_id = a.slot_id and s.attempts = a.attempt
      where a.epoch = :epoch and a.outcome = 'abandoned' and s.state = 'planned'
      order by s.due_at, s.job
      """;

  private static final String EVENT =
      """
      insert into cryptorun.event (actor, kind, detail)
      values (:by, 'took_over',
              jsonb_build_object('peer', :peer, 'epoch', :epoch, 'why', :why, 'silent_ms', :silentMs,
                                 'abandoned', :abandoned, 'reopened', :reopened))
      """;

  private final Handle handle;
  private final NodeEpoch own;
  private final Suspect suspect;

  FencePeer(Handle handle, NodeEpoch own, Suspect suspect) {
    this.handle = handle;
    this.own = own;
    this.suspect = suspect;
  }

  Takeover decide() {
    var peer = suspect.node();
    boolean ownFirst = own.node().compareTo(peer.node()) < 0;
    var firstHolds = ownFirst ? holds(LOCK_OWN, own) : holds(LOCK_PEER, peer);
    var secondHolds = ownFirst ? holds(LOCK_PEER, peer) : holds(LOCK_OWN, own);
    if (!(ownFirst ? firstHolds : secondHolds)) {
      return new Takeover.NotEntitled(own);
    }
    if (!(ownFirst ? secondHolds : firstHolds)) {
      return new Takeover.PeerGone(peer);
    }
    return fence(peer);
  }

  private boolean holds(String question, NodeEpoch node) {
    return handle
        .createQuery(question)
        .bindMethods(node)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  private Takeover fence(NodeEpoch peer) {
    int abandoned =
        handle
            .createQuery(FENCE)
            .bind("epoch", peer.epoch())
            .bind("by", own.node())
            .mapTo(Integer.class)
            .one();
    var reopened = reopened(peer);
    record(abandoned, reopened.size());
    return new Takeover.Done(peer, own, reopened, abandoned);
  }

  private List<DueSlot> reopened(NodeEpoch peer) {
    try (Stream<Row> rows =
        handle
            .createQuery(REOPENED)
            .bind("epoch", peer.epoch())
            .map(ConstructorMapper.of(Row.class))
            .stream()) {
      return rows.map(Row::slot).toList();
    }
  }

  private void record(int abandoned, int reopened) {
    handle
        .createUpdate(EVENT)
        .bind("by", own.node())
        .bind("peer", suspect.node().node())
        .bind("epoch", suspect.node().epoch())
        .bind("why", suspect.why().word())
        .bind("silentMs", suspect.silence().toMillis())
        .bind("abandoned", abandoned)
        .bind("reopened", reopened)
        .execute();
  }

  record Row(long slotId, String job, Instant dueAt) {

    DueSlot slot() {
      return new DueSlot(slotId, job, dueAt, SlotKind.CRON, null);
    }
  }
}
