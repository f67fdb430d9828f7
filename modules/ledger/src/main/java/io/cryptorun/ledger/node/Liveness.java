package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.cluster.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A daemon's life among the others: one thread beats for it, one looks after its peers. Each has a
/// database session of its own. Closing it stops both; the registration is left separately, last of
/// all.
public final class Liveness implements Standing, AutoCloseable {

  /// Between two beats.
  static final Duration BEAT = Duration.ofMillis(250);

  /// Between two polls of the peers.
  static final Duration POLL = Duration.ofMillis(200);

  private static final long FAREWELL_SECONDS = 5;

  private final Registration registration;
  private final Pulse pulse;
  private final PeerWatch peers;
  private final ScheduledExecutorService beating = thread("heartbeat");
  private final ScheduledExecutorService watching = thread("peer-watch");

  private Liveness(Registration registration, Pulse pulse, PeerWatch peers) {
    this.registration = registration;
    this.pulse = pulse;
    this.peers = peers;
  }

  /// Begins to beat and to watch.
  ///
  /// @param wall the machine's clock, compared with the database's
  /// @param nanos monotonic time, usually `System::nanoTime`
  public static Liveness start(
      Registration registration,
      DatabaseUrl url,
      InstantSource wall,
      LongSupplier nanos,
      LivenessListener listener) {
    var pulse = new Pulse(registration, wall, nanos, listener);
    var peers = new PeerWatch(registration::node, url, pulse, nanos, listener);
    var liveness = new Liveness(registration, pulse, peers);
    var clock =
        new ClockWatch(
            registration, pulse.skew(), new ClockStep(wall, nanos), peers::seesStandIn, listener);
    pulse.run();
    registration.liveBy(liveness);
    repeat(
        liveness.beating,
        () -> {
          pulse.run();
          clock.run();
        },
        BEAT);
    repeat(liveness.watching, peers, POLL);
    return liveness;
  }

  @Override
  public NodeEpoch node() {
    return registration.node();
  }

  @Override
  public boolean mayClaim() {
    return pulse.isFresh() && pulse.isActive() && !standsBy();
  }

  @Override
  public boolean isMember() {
    return pulse.isFresh();
  }

  @Override
  public boolean givesWay() {
    return pulse.isSlow() && peers.seesStandIn();
  }

  /// Whether the machine's clock is too far from the database's while another node can do the work.
  /// Alone, a node goes by the database's clock and goes on.
  public boolean standsBy() {
    return pulse.skew().isTooLarge() && peers.seesStandIn();
  }

  /// Whether the machine's clock is too far from the database's and nobody else is there: what it
  /// would wake for comes at the wrong moment.
  public boolean goesByTheDatabase() {
    return pulse.skew().isTooLarge() && !peers.seesStandIn();
  }

  /// How far the machine's clock is ahead of the database's, where it has been measured.
  public Optional<Duration> clockSkew() {
    return pulse.skew().best();
  }

  @Override
  public void close() {
    end(watching);
    end(beating);
    peers.close();
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  /// With a fixed delay: a process that was frozen must not make up for what it missed.
  private static void repeat(ScheduledExecutorService on, Runnable task, Duration delay) {
    var _ =
        on.scheduleWithFixedDelay(task, delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void end(ScheduledExecutorService thread) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
