package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
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

  private final DatabaseUrl url;
  private final List<Consumer<NodeEpoch>> duties;
  private @Nullable ClusterLock lock;

  /// @param duties done one after another at each look; one that fails does not keep the others
  ///   from being done
  public Auditor(DatabaseUrl url, List<Consumer<NodeEpoch>> duties) {
    this.url = url;
    this.duties = List.copyOf(duties);
  }

  /// Does the duties, if this node is the one to do them.
  ///
  /// @return whether it is
  public synchronized boolean look(NodeEpoch node) {
    if (!holdsLock(node)) {
      return false;
    }
    for (var duty : duties) {
      try {
        duty.accept(node);
      } catch (RuntimeException failure) {
        LOG.warn("an audit was not made, the next one is in a few seconds", failure);
      }
    }
    return true;
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
