package io.cryptorun.venues.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/// The circuit of one venue. CLOSED: calls pass; consecutive failures, or their share of the last
/// minute, open it. OPEN: no call passes until the open time is over. HALF_OPEN: one call at a time
/// passes, others wait for its end; enough successes in a row close the circuit, one failure opens
/// it again for twice as long, at most five minutes.
public final class Breaker {
  /// Whether calls pass.
  public enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private record Sample(long nanos, boolean failed) {}

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int ENOUGH = 10;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final BreakerSettings settings;
  private final LongSupplier nanoTime;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private State state = State.CLOSED;
  private Duration open;
  private Duration opened = Duration.ZERO;
  private long openedAt;
  private int failures;
  private int successes;
  private boolean probing;

  Breaker(BreakerSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.open = settings.open();
  }

  /// The state now. An open circuit whose time is over is half open.
  public synchronized State state() {
    if (state == State.OPEN && remaining().isZero()) {
      state = State.HALF_OPEN;
      successes = 0;
    }
    return state;
  }

  /// How long an open circuit stays open; zero in the other states.
  public synchronized Duration remaining() {
    if (state != State.OPEN) {
      return Duration.ZERO;
    }
    var left = opened.minusNanos(nanoTime.getAsLong() - openedAt);
    return left.isPositive() ? left : Duration.ZERO;
  }

  /// Whether a call may go out; it must then be settled or abandoned. In HALF_OPEN it waits for the
  /// probe under way.
  synchronized boolean enter() throws InterruptedException {
    while (state() == State.HALF_OPEN && probing) {
      wait();
    }
    probing = state == State.HALF_OPEN;
    return state != State.OPEN;
  }

  /// Takes note of how an admitted call ended.
  ///
  /// @param ban how long the venue is not to be asked, for [Blame#BAN]
  synchronized void settle(Blame blame, Duration ban) {
    switch (blame) {
      case ANSWERED -> succeeded();
      case RETRY, TROUBLE -> failed();
      case TRIP -> trip(Duration.ZERO);
      case BAN -> trip(ban);
      case NOT_ASKED -> {}
    }
    abandon();
  }

  /// An admitted call ended without saying anything about the venue.
  synchronized void abandon() {
    probing = false;
    notifyAll();
  }

  private void succeeded() {
    failures = 0;
    sample(false);
    if (state == State.HALF_OPEN && ++successes >= settings.successes()) {
      state = State.CLOSED;
      open = settings.open();
      samples.clear();
    }
  }

  private void failed() {
    failures++;
    sample(true);
    if (state == State.HALF_OPEN || (state == State.CLOSED && isTripped())) {
      trip(Duration.ZERO);
    }
  }

  private void trip(Duration least) {
    if (state == State.HALF_OPEN) {
      var doubled = open.multipliedBy(2);
      open = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
    state = State.OPEN;
    openedAt = nanoTime.getAsLong();
    opened = least.compareTo(open) > 0 ? least : open;
    failures = 0;
    samples.clear();
  }

  private boolean isTripped() {
    long failed = samples.stream().filter(Sample::failed).count();
    return failures >= settings.failures()
        || (samples.size() >= ENOUGH && failed >= settings.failureRate() * samples.size());
  }

  private void sample(boolean failed) {
    long now = nanoTime.getAsLong();
    samples.addLast(new Sample(now, failed));
    while (now - samples.getFirst().nanos > WINDOW.toNanos()) {
      samples.removeFirst();
    }
  }
}
