package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.cluster.Standing;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one node of the cluster that looks after the others' slots: whoever holds the lock. It is
/// free again the moment its holder is gone, and the next node to try takes it.
public final class Auditor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  private static final String LOCK = "auditor";

  /// How often a node that gives way does not even try for the lock: time for another to take it.
  private static final int LOOKS_LEFT_TO_OTHERS = 2;

  private final DatabaseUrl url;
  private final Standing standing;
  private final List<Consumer<NodeEpoch>> duties;
  private @Nullable ClusterLock lock;
  private int leftToOthers;

  /// @param standing a node that gives way lets another be the auditor, where there is one
  /// @param duties done one after another at each look; one that fails does not keep the others
  ///   from being done
  public Auditor(DatabaseUrl url, Standing standing, List<Consumer<NodeEpoch>> duties) {
    this.url = url;
    this.standing = standing;
    this.duties = List.copyOf(duties);
  }

  /// Does the duties, if this node is the one to do them.
  ///
  /// @return whether it is
  public synchronized boolean look(NodeEpoch node) {
    if (leavesToOthers() || !holdsLock(node)) {
      return false;
    }
    for (var duty : duties) {
      if (hasTurnedSlow()) {
        close();
        return true;
      }
      try {
        duty.accept(node);
      } catch (RuntimeException failure) {
        LOG.warn("an audit was not made, the next one is in a few seconds", failure);
      }
    }
    return true;
  }

  /// The lock is let go of once. Where nobody takes it, this node does after all, and keeps it.
  private boolean leavesToOthers() {
    if (!standing.givesWay()) {
      leftToOthers = 0;
      return false;
    }
    if (leftToOthers == LOOKS_LEFT_TO_OTHERS) {
      return false;
    }
    leftToOthers++;
    close();
    return true;
  }

  private boolean hasTurnedSlow() {
    return leftToOthers == 0 && standing.givesWay();
  }

  private boolean holdsLock(NodeEpoch node) {
    if (lock != null && !lock.isHeld()) {
      close();
    }
    if (lock == null) {
      lock = ClusterLock.tryTake(url, LOCK, node).orElse(null);
    }
    return lock != null;
  }

  /// Lets another node have the lock.
  @Override
  public synchronized void close() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
