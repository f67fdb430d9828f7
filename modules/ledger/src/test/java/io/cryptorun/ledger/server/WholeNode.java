package io.cryptorun.ledger.server;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.Signals;
import io.cryptorun.ledger.history.AnchorFiles;
import io.cryptorun.ledger.history.HistoryGuard;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.Liveness;
import io.cryptorun.ledger.node.LivenessListener;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.node.Takeover;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Everything of a node that talks to the database, as a daemon puts it together: pulse, watch,
/// ear, pool, and the guard of its history.
final class WholeNode implements LivenessListener, AutoCloseable {

  private final HistoryGuard guard;
  private final Registration registration;
  private final Database pool;
  private final Liveness liveness;
  private final Signals signals;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger reconnections = new AtomicInteger();

  WholeNode(DatabaseUrl url, Path anchors, String id) {
    guard = new HistoryGuard(new AnchorFiles(anchors));
    try (var database = Schema.open(url, Pool.command())) {
      guard.look(database::write, id);
    }
    var spec = new NodeSpec(id, NodeKind.DAEMON, "host", "1.0", "sim:test", null);
    registration = ((Joining.Joined) new NodeRegistry(url).register(spec)).registration();
    registration.guardedBy(guard);
    pool = Schema.open(url, registration.node(), Pool.ledger());
    liveness = Liveness.start(registration, url, InstantSource.system(), System::nanoTime, this);
    signals = Signals.listen(url, registration::node, _ -> reconnections.incrementAndGet());
  }

  NodeEpoch node() {
    return registration.node();
  }

  boolean mayClaim() {
    return liveness.mayClaim();
  }

  List<String> heard() {
    return heard;
  }

  int signals() {
    return reconnections.get();
  }

  /// Whether a change of the ledger gets through.
  boolean works() {
    try {
      looks();
      return pool.write(handle ->
          handle
              .createUpdate("update cryptorun.node_epoch set clock_skew_ms = 0 where epoch = :e")
              .bind("e", node().epoch())
              .execute())
          == 1;
    } catch (DatabaseUnreachable away) {
      return false;
    }
  }

  void looks() {
    guard.look(pool::write, node().node());
  }

  @Override
  public void sessionLost(NodeEpoch node) {
    heard.add("lost " + node);
  }

  @Override
  public void sessionRegained(NodeEpoch node) {
    heard.add("regained " + node);
  }

  @Override
  public void fenced(NodeEpoch former) {
    heard.add("fenced " + former);
  }

  @Override
  public void rejoined(NodeEpoch now) {
    heard.add("rejoined " + now);
  }

  @Override
  public void tookOver(Takeover.Done takeover) {
    heard.add("took over");
  }

  @Override
  public void clockStepped(NodeEpoch node, Duration by) {
    heard.add("clock");
  }

  @Override
  public void close() {
    signals.close();
    liveness.close();
    pool.close();
    registration.close();
  }
}
