package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the other members, and takes over from those that look dead. It may be wrong about
/// them: what a living peer publishes after that is refused by the fence, and it joins again.
final class PeerWatch implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PeerWatch.class);

  private static final int TRIES = 4;

  /// The probe takes the lock in shared mode, so that two observers do not mistake each other for
  /// the owner, and gives it back at the end of the statement. The observer's own lock is probed in
  /// the same breath: where that is free too, the server has ended everybody's sessions.
  private static final String POLL =
      """
      select e.node, e.epoch, e.state = 'active' as active, h.beat, h.clock_skew_ms as clock_skew_millis,
             pg_try_advisory_xact_lock_shared(7201, n.num) as lock_free,
             (select not pg_try_advisory_xact_lock_shared(7201, own.num)
              from cryptorun.node own
              where own.id = :self) as own_lock_held
      from cryptorun.node_epoch e
      join cryptorun.node n on n.id = e.node
      left join cryptorun.heartbeat h on h.node = e.node and h.epoch = e.epoch
      where e.state in ('active', 'draining') and e.node <> :self
      """;

  private final Supplier<NodeEpoch> self;
  private final DatabaseUrl url;
  private final Pulse pulse;
  private final LongSupplier nanos;
  private final LivenessListener listener;
  private final Backoff backoff;
  private final Suspicion suspicion = new Suspicion();
  private volatile boolean sawStandIn;
  private @Nullable NodeSession session;

  PeerWatch(
      Supplier<NodeEpoch> self,
      DatabaseUrl url,
      Pulse pulse,
      LongSupplier nanos,
      LivenessListener listener) {
    this.self = self;
    this.url = url;
    this.pulse = pulse;
    this.nanos = nanos;
    this.listener = listener;
    this.backoff = new Backoff(nanos);
  }

  /// Whether the last poll showed another daemon that could do this one's work.
  boolean seesStandIn() {
    return sawStandIn;
  }

  @Override
  public void run() {
    try {
      if (session != null || backoff.isDue()) {
        step();
        backoff.succeeded();
      }
    } catch (DatabaseUnreachable unreachable) {
      backoff.failed();
      sawNothing();
      LOG.debug("peers were not polled: {}", unreachable.getMessage());
    } catch (RuntimeException failure) {
      sawNothing();
      LOG.error("peers were not polled; the next poll follows", failure);
    }
  }

  private void step() {
    var peers = poll();
    var suspects = suspicion.judge(peers, nanos.getAsLong(), pulse.sessionAge());
    var suspected = suspects.stream().map(Suspect::node).toList();
    sawStandIn = peers.stream().anyMatch(p -> p.couldStandIn() && !suspected.contains(p.node()));
    for (var suspect : suspects) {
      conclude(suspect, takeOver(suspect));
    }
  }

  private List<PeerSighting> poll() {
    return session()
        .work(handle ->
            handle
                .createQuery(POLL)
                .bind("self", self.get().node())
                .map(ConstructorMapper.of(Polled.class))
                .map(Polled::sighting)
                .list());
  }

  /// A frozen peer may sit in a transaction that holds the very rows: its sessions are ended then,
  /// which frees them, and in any case once it is fenced.
  private Takeover takeOver(Suspect suspect) {
    for (int i = 0; i < TRIES; i++) {
      try {
        var takeover = session().transaction(h -> new FencePeer(h, self.get(), suspect).decide());
        if (takeover instanceof Takeover.Done) {
          endSessions(suspect.node());
        }
        return takeover;
      } catch (JdbiException e) {
        if (!NodeLock.isTaken(e)) {
          throw e;
        }
        endSessions(suspect.node());
      }
    }
    return new Takeover.RowsLocked(suspect.node());
  }

  private void endSessions(NodeEpoch peer) {
    int ended = session().work(handle -> EndSessions.of(handle, peer));
    LOG.info("ended {} sessions of {}", ended, peer);
  }

  private void conclude(Suspect suspect, Takeover takeover) {
    switch (takeover) {
      case Takeover.Done done -> {
        LOG.warn(
            "took over from {} ({}, silent for {} ms): {} runs abandoned, {} slots open again",
            suspect.node(),
            suspect.why().word(),
            suspect.silence().toMillis(),
            done.abandoned(),
            done.reopened().size());
        listener.tookOver(done);
      }
      case Takeover.PeerGone _, Takeover.NotEntitled _ ->
          LOG.debug("no takeover from {}: {}", suspect.node(), takeover);
      case Takeover.RowsLocked _ ->
          LOG.warn("the rows of {} are locked; the next poll tries again", suspect.node());
    }
  }

  private NodeSession session() {
    if (session == null) {
      session = NodeSession.open(url, self.get(), NodeSession.Purpose.WATCH);
    }
    return session;
  }

  private void sawNothing() {
    suspicion.pollFailed();
    sawStandIn = false;
    close();
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  record Polled(
      String node,
      long epoch,
      boolean active,
      @Nullable Long beat,
      @Nullable Long clockSkewMillis,
      boolean lockFree,
      boolean ownLockHeld) {

    PeerSighting sighting() {
      return new PeerSighting(
          new NodeEpoch(node, epoch), active, beat, clockSkewMillis, lockFree && ownLockHeld);
    }
  }
}
