package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuspicionTest {

  private static final NodeEpoch PEER = new NodeEpoch("peer", 7);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration OLD = Duration.ofSeconds(3);
  private static final Duration YOUNG = Duration.ofMillis(2999);

  private final SettableNanoClock nanos = new SettableNanoClock();
  private final Suspicion suspicion = new Suspicion();

  @Test
  void peer_thatBeats_isNeverSuspect() {
    for (long beat = 0; beat < 100; beat++) {
      assertThat(poll(POLL, beat)).isEmpty();
    }
  }

  @Test
  void peer_whoseCounterStands_isSuspectAfterThreeAndAHalfSecondsOfWatching() {
    poll(POLL, 5L);
    for (int i = 0; i < 17; i++) {
      assertThat(poll(POLL, 5L)).as("after %d ms", (i + 1) * 200).isEmpty();
    }
    assertThat(poll(Duration.ofMillis(100), 5L))
        .containsExactly(new Suspect(PEER, Suspect.Why.SILENT, Suspicion.SILENCE));
  }

  @Test
  void peer_thatPausesForTwoAndAHalfSeconds_isNotSuspect() {
    poll(POLL, 5L);
    for (int i = 0; i < 13; i++) {
      assertThat(poll(POLL, 5L)).isEmpty();
    }
    assertThat(poll(POLL, 6L)).isEmpty();
    for (int i = 0; i < 13; i++) {
      assertThat(poll(POLL, 6L)).isEmpty();
    }
  }

  @Test
  void freezeOfTheObserver_countsForASecondOnly() {
    poll(POLL, 5L);
    assertThat(poll(Duration.ofMinutes(10), 5L)).isEmpty();
    poll(Duration.ofSeconds(1), 5L);
    poll(Duration.ofSeconds(1), 5L);
    assertThat(poll(Duration.ofMillis(499), 5L)).isEmpty();
    assertThat(poll(Duration.ofMillis(1), 5L)).hasSize(1);
  }

  @Test
  void outageOfTheDatabase_startsTheCountAnew() {
    poll(POLL, 5L);
    for (int i = 0; i < 17; i++) {
      poll(POLL, 5L);
    }
    suspicion.pollFailed();
    for (int i = 0; i < 18; i++) {
      assertThat(poll(POLL, 5L)).isEmpty();
    }
    assertThat(poll(POLL, 5L)).hasSize(1);
  }

  @Test
  void newEpochOfAPeer_startsTheCountAnew() {
    poll(POLL, 5L);
    for (int i = 0; i < 17; i++) {
      poll(POLL, 5L);
    }
    nanos.tick(POLL);
    var again = new PeerSighting(new NodeEpoch("peer", 8), true, 5L, null, false);
    assertThat(suspicion.judge(List.of(again), nanos.getAsLong(), OLD)).isEmpty();
  }

  @Test
  void freeLock_makesAPeerSuspectAtOnce_onceTheOwnSessionIsThreeSecondsOld() {
    assertThat(pollWithFreeLock(YOUNG, 5L)).isEmpty();
    assertThat(pollWithFreeLock(OLD, 6L))
        .containsExactly(new Suspect(PEER, Suspect.Why.LOCK_FREE, Duration.ZERO));
  }

  @Test
  void command_thatNeverBeats_isJudgedByItsLockAlone() {
    for (int i = 0; i < 100; i++) {
      assertThat(poll(POLL, null)).isEmpty();
    }
    assertThat(pollWithFreeLock(OLD, null)).hasSize(1);
  }

  @Test
  void peer_whoseClockIsOff_couldNotStandIn() {
    assertThat(new PeerSighting(PEER, true, 1L, 500L, false).couldStandIn()).isTrue();
    assertThat(new PeerSighting(PEER, true, 1L, null, false).couldStandIn()).isTrue();
    assertThat(new PeerSighting(PEER, true, 1L, -501L, false).couldStandIn()).isFalse();
    assertThat(new PeerSighting(PEER, true, null, null, false).couldStandIn()).isFalse();
    assertThat(new PeerSighting(PEER, false, 1L, null, false).couldStandIn())
        .as("draining")
        .isFalse();
  }

  private List<Suspect> poll(Duration after, @Nullable Long beat) {
    nanos.tick(after);
    return suspicion.judge(
        List.of(new PeerSighting(PEER, true, beat, null, false)), nanos.getAsLong(), OLD);
  }

  private List<Suspect> pollWithFreeLock(Duration ownSessionAge, @Nullable Long beat) {
    nanos.tick(POLL);
    return suspicion.judge(
        List.of(new PeerSighting(PEER, true, beat, null, true)), nanos.getAsLong(), ownSessionAge);
  }
}
