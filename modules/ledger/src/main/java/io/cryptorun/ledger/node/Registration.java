package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.history.HistoryGuard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node's membership, for as long as its process lives. Closing it leaves: a run that was still
/// open under it is abandoned. A daemon puts a [Liveness] on top; a command needs none, its one run
/// is refused when its registration was closed.
public final class Registration implements AutoCloseable, Standing {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private static final String LEAVE =
      """
      select cryptorun.close_epoch(:epoch, 'left', :node)
      """;

  private static final String STATE =
      """
      select state
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch
      """;

  private static final String DRAIN =
      """
      with changed as (
        update cryptorun.node_epoch
        set state = :to
        where node = :node and epoch = :epoch and state = :from
        returning node, epoch, state
      )
      insert into cryptorun.event (actor, kind, detail)
      select node, state, jsonb_build_object('node', node, 'epoch', epoch)
      from changed
      """;

  private final DatabaseUrl url;
  private final NodeSpec spec;
  private volatile NodeEpoch node;
  private volatile boolean drains;
  private volatile @Nullable Standing liveness;
  private volatile @Nullable HistoryGuard guard;
  private @Nullable NodeSession session;

  Registration(DatabaseUrl url, NodeSpec spec, NodeEpoch node, NodeSession session) {
    this.url = url;
    this.spec = spec;
    this.node = node;
    this.session = session;
  }

  @Override
  public NodeEpoch node() {
    return node;
  }

  /// A command that runs one job has no pulse and may always try.
  @Override
  public boolean mayClaim() {
    var life = liveness;
    return life == null || life.mayClaim();
  }

  @Override
  public boolean isMember() {
    var life = liveness;
    return life == null || life.isMember();
  }

  @Override
  public boolean givesWay() {
    var life = liveness;
    return life != null && life.givesWay();
  }

  /// From now on the node counts as a member only while its pulse says so.
  void liveBy(Standing liveness) {
    this.liveness = liveness;
  }

  /// From now on a session that comes back is first used to look whether the database is the one
  /// that is known here.
  public void guardedBy(HistoryGuard guard) {
    this.guard = guard;
  }

  public NodeSpec spec() {
    return spec;
  }

  /// Asks the database, over the node's own session, whether this registration still counts.
  public synchronized boolean isActive() {
    return state(standing()).filter("active"::equals).isPresent();
  }

  /// Whether this process was told to begin nothing more, under whichever epoch.
  public boolean isDraining() {
    return drains;
  }

  /// Begins nothing from now on, and says so to the others; runs in flight may publish. It goes on
  /// to hold when the node is taken over from and comes back.
  ///
  /// @return whether it was active until now
  public boolean drain() {
    drains = true;
    return change("active", "draining");
  }

  /// Takes part again after a drain.
  ///
  /// @return whether it was draining until now
  public boolean undrain() {
    drains = false;
    return change("draining", "active");
  }

  private synchronized boolean change(String from, String to) {
    return standing()
            .transaction(handle ->
                handle
                    .createUpdate(DRAIN)
                    .bindMethods(node)
                    .bind("from", from)
                    .bind("to", to)
                    .execute())
        == 1;
  }

  /// Moves the pulse on.
  synchronized Beat beat(boolean firstOfSession, @Nullable Long clockSkewMillis) {
    return standing()
        .work(handle -> new WriteBeat(handle, node).write(firstOfSession, clockSkewMillis));
  }

  /// Tells of the machine's clock in the history.
  ///
  /// @param millis how far it is off, or was set
  /// @param standing what the node does about it; null for nothing
  synchronized void tell(String kind, long millis, @Nullable String standing) {
    standing().work(handle -> new WriteClockStep(handle, node).write(kind, millis, standing));
  }

  /// Opens a new session in place of one that was lost, and takes the lock back. A database that
  /// was restored meanwhile may not even know the node.
  synchronized Return comeBack() {
    drop();
    var fresh = NodeSession.open(url, node, NodeSession.Purpose.LIVENESS);
    try {
      int num = fresh.work(handle -> NodeNumber.of(handle, spec));
      if (!new NodeLock(fresh, num).takeBack(node)) {
        fresh.close();
        return new Return.Refused(new Joining.NodeIdTaken(spec.id()));
      }
      lookAt(fresh);
      session = fresh;
      return state(fresh).filter(Beat::isOpen).isPresent()
          ? new Return.Kept(node)
          : new Return.Fenced(node);
    } catch (RuntimeException e) {
      drop();
      fresh.close();
      throw e;
    }
  }

  private void lookAt(NodeSession fresh) {
    var history = guard;
    if (history != null) {
      history.look(fresh::transaction, spec.id());
    }
  }

  /// Begins a new epoch over the session that has just come back.
  synchronized Return rejoin() {
    var mine = standing();
    return switch (mine.transaction(handle -> new BeginEpoch(handle, spec).decide())) {
      case BeginEpoch.Begun.Refused(var because) -> new Return.Refused(because);
      case BeginEpoch.Begun.Epoch(var begun) -> {
        node = begun;
        mine.name(begun);
        if (drains) {
          boolean _ = drain();
        }
        yield new Return.Rejoined(begun);
      }
    };
  }

  private Optional<String> state(NodeSession over) {
    return over.work(
        handle -> handle.createQuery(STATE).bindMethods(node).mapTo(String.class).findOne());
  }

  private NodeSession standing() {
    if (session == null) {
      throw new DatabaseUnreachable(url, new IllegalStateException("the liveness session is lost"));
    }
    return session;
  }

  private void drop() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  /// Tells the others that this node has gone on purpose, and frees its lock. Without a database it
  /// just goes: the others will find its lock free.
  public synchronized void leave() {
    try {
      standing()
          .transaction(
              handle -> handle.createQuery(LEAVE).bindMethods(node).mapTo(Integer.class).one());
    } catch (DatabaseUnreachable unreachable) {
      LOG.warn("{} leaves without a word: {}", node, unreachable.getMessage());
    } finally {
      drop();
    }
  }

  @Override
  public void close() {
    leave();
  }
}
