package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a node a member: beats over its liveness session, and brings that session back when it is
/// lost. Still registered: the node goes on under its epoch. Fenced meanwhile: it interrupts what
/// it has under way, and only then takes a new epoch.
final class Pulse implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Registration registration;
  private final Watchdog watchdog;
  private final ClockSkew skew = new ClockSkew();
  private final RoundTrip roundTrip;
  private final InstantSource wall;
  private final LongSupplier nanos;
  private final LivenessListener listener;
  private final Backoff backoff;
  private volatile long sessionSince;
  private volatile boolean active = true;
  private boolean firstOfSession = true;
  private volatile boolean lost;
  private boolean fencedTold;
  private boolean slowTold;

  Pulse(
      Registration registration,
      InstantSource wall,
      LongSupplier nanos,
      LivenessListener listener) {
    this.registration = registration;
    this.watchdog = new Watchdog(nanos);
    this.roundTrip = new RoundTrip(nanos);
    this.wall = wall;
    this.nanos = nanos;
    this.listener = listener;
    this.backoff = new Backoff(nanos);
    this.sessionSince = nanos.getAsLong();
  }

  /// Whether the database said within the last two seconds that the registration is open.
  boolean isFresh() {
    return watchdog.isFresh();
  }

  /// Whether the registration was active, and not draining, when it was last asked for.
  boolean isActive() {
    return active;
  }

  /// Whether the database takes long to answer this node.
  boolean isSlow() {
    return roundTrip.isSlow();
  }

  ClockSkew skew() {
    return skew;
  }

  /// How long the session has stood; zero while it is lost.
  Duration sessionAge() {
    return lost ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - sessionSince);
  }

  @Override
  public void run() {
    try {
      step();
    } catch (DatabaseUnreachable unreachable) {
      backoff.failed();
      LOG.debug("{} has no session yet: {}", registration.node(), unreachable.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("a beat of {} failed; the next one follows", registration.node(), failure);
    }
  }

  private void step() {
    if (lost) {
      if (backoff.isDue()) {
        comeBack();
      }
      return;
    }
    try {
      beat();
    } catch (DatabaseUnreachable unreachable) {
      lose(String.valueOf(unreachable.getMessage()));
      comeBack();
    }
  }

  private void beat() {
    long askedAt = nanos.getAsLong();
    var before = wall.instant();
    var beat = timed();
    skew.measured(before, beat.at(), wall.instant());
    firstOfSession = false;
    active = beat.isActive();
    if (beat.isOpen()) {
      watchdog.confirmed(askedAt);
      tellRejoined();
    } else {
      lose("its registration is " + beat.state());
      comeBack();
    }
  }

  private Beat timed() {
    roundTrip.asked();
    try {
      return registration.beat(firstOfSession, skew.best().map(Duration::toMillis).orElse(null));
    } finally {
      roundTrip.answered();
      tellSlow();
    }
  }

  private void tellSlow() {
    boolean slow = roundTrip.isSlow();
    if (slow && !slowTold) {
      LOG.warn(
          "the database took {} ms to answer; as long as it does, {} leaves what is due to its"
              + " peers",
          roundTrip.latest().toMillis(),
          registration.node());
    } else if (slowTold && !slow) {
      LOG.info("the database answers {} in time again", registration.node());
    }
    slowTold = slow;
  }

  private void lose(String why) {
    watchdog.lost();
    lost = true;
    LOG.warn("{} begins nothing new until it is confirmed again: {}", registration.node(), why);
    listener.sessionLost(registration.node());
  }

  private void comeBack() {
    var comingBack = registration.comeBack();
    if (comingBack instanceof Return.Fenced(var former)) {
      tellFenced(former);
      comingBack = registration.rejoin();
    }
    switch (comingBack) {
      case Return.Kept(var node) -> {
        boolean rejoining = fencedTold;
        stand();
        if (!rejoining) {
          LOG.info("{} has its session back", node);
          listener.sessionRegained(node);
        }
      }
      case Return.Rejoined _ -> stand();
      case Return.Refused(var because) ->
          LOG.warn("{} may not come back yet: {}", registration.node(), because);
      case Return.Fenced(var former) ->
          throw new IllegalStateException(former + " rejoined fenced");
    }
  }

  /// Told once, however often rejoining has to be tried.
  private void tellFenced(NodeEpoch former) {
    if (!fencedTold) {
      fencedTold = true;
      LOG.warn("{} was fenced", former);
      listener.fenced(former);
    }
  }

  /// By the first beat that is answered: the session may be lost again right after the new epoch
  /// was written, and then finds itself a member.
  private void tellRejoined() {
    if (fencedTold) {
      fencedTold = false;
      LOG.info("rejoined as {}", registration.node());
      listener.rejoined(registration.node());
    }
  }

  private void stand() {
    sessionSince = nanos.getAsLong();
    firstOfSession = true;
    lost = false;
    try {
      beat();
    } catch (DatabaseUnreachable again) {
      lost = true;
      throw again;
    }
    backoff.succeeded();
  }
}
