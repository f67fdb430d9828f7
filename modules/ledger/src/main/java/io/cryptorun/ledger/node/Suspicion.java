package io.cryptorun.ledger.node;

import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Judges from a series of polls which peers look dead. Only time that this node has itself watched
/// counts: a poll that failed starts the count anew, and the time between two polls counts for a
/// second at most, so that neither an outage of the database nor a freeze of the observer makes a
/// peer look silent.
final class Suspicion {

  /// A counter that was watched this long without moving belongs to a frozen or unreachable node.
  static final Duration SILENCE = Duration.ofMillis(3500);

  /// A free lock means nothing while the observer's own session is young: after a restart of the
  /// server everybody's lock is free until everybody has reconnected.
  static final Duration OWN_SESSION_AGE = Duration.ofSeconds(3);

  private static final Duration LONGEST_STEP = Duration.ofSeconds(1);

  private Map<NodeEpoch, Watched> watched = new HashMap<>();
  private @Nullable Long lastPollAt;

  /// Takes in a poll that succeeded.
  ///
  /// @param now monotonic nanoseconds
  /// @param ownSessionAge how long this node's liveness session has stood
  List<Suspect> judge(List<PeerSighting> peers, long now, Duration ownSessionAge) {
    var step = lastPollAt == null ? Duration.ZERO : atMost(Duration.ofNanos(now - lastPollAt));
    lastPollAt = now;
    watched = peers.stream().map(peer -> look(peer, step)).collect(byNode());
    boolean locksTell = ownSessionAge.compareTo(OWN_SESSION_AGE) >= 0;
    return watched.values().stream().flatMap(peer -> suspect(peer, locksTell).stream()).toList();
  }

  /// Nothing was seen: what was watched until now does not count any more.
  void pollFailed() {
    lastPollAt = null;
    watched = new HashMap<>();
  }

  private Watched look(PeerSighting peer, Duration step) {
    var before = watched.get(peer.node());
    if (before == null || peer.beat() == null || !peer.beat().equals(before.beat())) {
      return new Watched(peer, Duration.ZERO);
    }
    return new Watched(peer, before.silence().plus(step));
  }

  private static Optional<Suspect> suspect(Watched peer, boolean locksTell) {
    if (peer.sighting().lockFree() && locksTell) {
      return Optional.of(peer.suspect(Suspect.Why.LOCK_FREE));
    }
    return peer.silence().compareTo(SILENCE) >= 0
        ? Optional.of(peer.suspect(Suspect.Why.SILENT))
        : Optional.empty();
  }

  private static Duration atMost(Duration step) {
    return step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step;
  }

  private static Collector<Watched, ?, Map<NodeEpoch, Watched>> byNode() {
    return Collectors.toMap(peer -> peer.sighting().node(), Function.identity());
  }

  private record Watched(PeerSighting sighting, Duration silence) {

    @Nullable Long beat() {
      return sighting.beat();
    }

    Suspect suspect(Suspect.Why why) {
      return new Suspect(sighting.node(), why, silence);
    }
  }
}
