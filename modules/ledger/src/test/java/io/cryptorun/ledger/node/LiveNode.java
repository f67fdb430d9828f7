package io.cryptorun.ledger.node;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A daemon whose liveness moves when a test says so: each beat and each poll is one call, and its
/// monotonic clock stands still in between.
final class LiveNode implements LivenessListener, AutoCloseable {

  final SettableNanoClock nanos = new SettableNanoClock();
  final Registration registration;
  final Pulse pulse;
  final PeerWatch watch;
  final List<String> heard = new ArrayList<>();
  final List<Takeover.Done> takeovers = new ArrayList<>();

  LiveNode(Cluster cluster, String id) {
    this(cluster, id, InstantSource.system());
  }

  LiveNode(Cluster cluster, String id, InstantSource wall) {
    registration = cluster.join(id, NodeKind.DAEMON);
    pulse = new Pulse(registration, wall, nanos, this);
    watch = new PeerWatch(registration::node, Schema.app(cluster.at), pulse, nanos, this);
    pulse.run();
  }

  NodeEpoch node() {
    return registration.node();
  }

  /// Lets so much time pass that its own session is old enough for what locks tell to count.
  LiveNode grownUp() {
    nanos.tick(Suspicion.OWN_SESSION_AGE);
    return this;
  }

  /// Polls its peers for a while, once each fifth of a second.
  void watchFor(Duration time) {
    for (long i = time.dividedBy(Liveness.POLL); i >= 0; i--) {
      watch.run();
      nanos.tick(Liveness.POLL);
    }
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
    takeovers.add(takeover);
  }

  @Override
  public void clockStepped(NodeEpoch node, Duration by) {
    heard.add("clock set by " + by);
  }

  @Override
  public void close() {
    watch.close();
    registration.close();
  }
}
