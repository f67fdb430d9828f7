package io.cryptorun.venues.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.health.Circuit.State;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.testkit.SettableClock;
import io.cryptorun.testkit.SettableNanoClock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final SettableNanoClock nanos = new SettableNanoClock();
  private final Breaker breaker =
      new Breaker(
          Provider.KRAKEN,
          new BreakerSettings(5, 0.5, Duration.ofSeconds(30), 2),
          ProviderState.none(),
          new Timing(SettableClock.at("2026-03-04T15:00:00Z"), nanos, _ -> {}, new Random(7)));

  @Test
  void fiveFailuresInARow_open() throws Exception {
    calls(4, Blame.RETRY);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    calls(1, Blame.TROUBLE);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.enter()).isFalse();
    assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void anAnswerInBetween_breaksTheRow() throws Exception {
    calls(4, Blame.RETRY);
    calls(1, Blame.ANSWERED);
    calls(4, Blame.RETRY);

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void halfOfTenCalls_open() throws Exception {
    for (int i = 0; i < 4; i++) {
      calls(1, Blame.ANSWERED);
      calls(1, Blame.RETRY);
    }
    calls(1, Blame.ANSWERED);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    calls(1, Blame.RETRY);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void failuresOlderThanAMinute_doNotCount() throws Exception {
    for (int i = 0; i < 4; i++) {
      calls(1, Blame.ANSWERED);
      calls(1, Blame.RETRY);
    }
    nanos.tick(Duration.ofSeconds(61));
    calls(1, Blame.ANSWERED);
    calls(1, Blame.RETRY);

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void openTime_endsInclusively() throws Exception {
    calls(5, Blame.RETRY);
    nanos.tick(Duration.ofSeconds(30).minusNanos(1));
    assertThat(breaker.state()).isEqualTo(State.OPEN);

    nanos.tick(Duration.ofNanos(1));

    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void halfOpen_enoughSuccessesInARow_close() throws Exception {
    halfOpen();
    calls(1, Blame.ANSWERED);
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);

    calls(1, Blame.ANSWERED);

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void halfOpen_aFailure_opensTwiceAsLongUpToFiveMinutes() throws Exception {
    halfOpen();
    for (var expected : new int[] {60, 120, 240, 300, 300}) {
      calls(1, Blame.RETRY);
      assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(expected));
      nanos.tick(Duration.ofSeconds(expected));
      assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    }
    calls(2, Blame.ANSWERED);
    calls(5, Blame.RETRY);

    assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void halfOpen_aSecondCallWaitsForTheProbe() throws Exception {
    halfOpen();
    assertThat(breaker.enter()).isTrue();
    var admitted = new CountDownLatch(1);
    var second =
        Thread.ofVirtual()
            .start(() -> {
              try {
                if (breaker.enter()) {
                  admitted.countDown();
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    awaitWaiting(second);
    assertThat(admitted.getCount()).isOne();

    breaker.settle(Blame.ANSWERED, Duration.ZERO);

    assertThat(admitted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void halfOpen_anAbandonedProbe_letsTheNextOneIn() throws Exception {
    halfOpen();
    assertThat(breaker.enter()).isTrue();

    breaker.abandon();

    assertThat(breaker.enter()).isTrue();
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void ban_lastsAsLongAsTheVenueSays() throws Exception {
    assertThat(breaker.enter()).isTrue();
    breaker.settle(Blame.BAN, Duration.ofMinutes(10));

    assertThat(breaker.remaining()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void turnedAway_opensAtOnce_andTwiceAsLongWhileHalfOpen() throws Exception {
    calls(1, Blame.TRIP);
    assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(30));
    nanos.tick(Duration.ofSeconds(30));

    calls(1, Blame.TRIP);

    assertThat(breaker.remaining()).isEqualTo(Duration.ofSeconds(60));
  }

  private void halfOpen() throws InterruptedException {
    calls(5, Blame.RETRY);
    nanos.tick(Duration.ofSeconds(30));
    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
  }

  private void calls(int times, Blame blame) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.enter()).isTrue();
      breaker.settle(blame, Duration.ZERO);
    }
  }

  private static void awaitWaiting(Thread thread) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (thread.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
  }
}
