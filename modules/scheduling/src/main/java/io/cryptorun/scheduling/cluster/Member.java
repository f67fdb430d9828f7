package io.cryptorun.scheduling.cluster;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.node.Liveness;
import io.cryptorun.ledger.node.LivenessListener;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.node.Takeover;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This node's standing, as its job store asks for it, and what follows when it changes. The
/// liveness threads are not kept waiting: what takes time is done elsewhere.
final class Member implements Standing, LivenessListener {

  private static final Logger LOG = LoggerFactory.getLogger(Member.class);

  private final Registration registration;
  private final Executor elsewhere;
  private volatile boolean fenced;
  private volatile @Nullable Liveness liveness;
  private volatile @Nullable Reactions reactions;

  /// @param elsewhere does one thing after another
  Member(Registration registration, Executor elsewhere) {
    this.registration = registration;
    this.elsewhere = elsewhere;
  }

  /// From now on the node goes by its pulse.
  void livesBy(Liveness pulse) {
    liveness = pulse;
  }

  /// From now on changes have consequences.
  void reactsBy(Reactions consequences) {
    reactions = consequences;
  }

  @Override
  public NodeEpoch node() {
    return registration.node();
  }

  @Override
  public boolean mayClaim() {
    var pulse = liveness;
    return !fenced && pulse != null && pulse.mayClaim();
  }

  @Override
  public boolean isMember() {
    return !fenced;
  }

  @Override
  public boolean givesWay() {
    var pulse = liveness;
    return pulse != null && pulse.givesWay();
  }

  @Override
  public void sessionLost(NodeEpoch node) {
    LOG.warn("{} has lost the session that stands for its life; nothing new begins", node);
  }

  @Override
  public void sessionRegained(NodeEpoch node) {
    LOG.info("{} has its session again and goes on", node);
    react(Reactions::wake);
  }

  /// Its runs are stopped here and now: done elsewhere and late, that would stop those which begin
  /// under the next epoch.
  @Override
  public void fenced(NodeEpoch former) {
    fenced = true;
    LOG.warn("{} was taken for dead; what it has under way is stopped", former);
    var then = reactions;
    if (then != null) {
      then.stopRuns();
    }
  }

  @Override
  public void rejoined(NodeEpoch now) {
    fenced = false;
    LOG.info("back as {}", now);
    react(Reactions::recoverOwn);
  }

  @Override
  public void tookOver(Takeover.Done takeover) {
    LOG.warn(
        "took over from {}: {} runs abandoned, {} slots to deliver again",
        takeover.peer(),
        takeover.abandoned(),
        takeover.reopened().size());
    react(then -> then.deliverAfter(takeover));
  }

  /// A scheduler that has taken a trigger waits until the clock shows its time: after a step back
  /// for as long as the step was. Woken, it lets go of the trigger and looks anew.
  @Override
  public void clockStepped(NodeEpoch node, Duration by) {
    react(Reactions::wake);
  }

  private void react(Consumer<Reactions> reaction) {
    var then = reactions;
    if (then != null) {
      elsewhere.execute(() -> reaction.accept(then));
    }
  }
}
