package io.cryptorun.venues.http;

import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.Circuit.State;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// The circuit of one provider. CLOSED: calls pass; consecutive failures, or their share of the
/// last minute, open it. OPEN: no call passes until the open time is over. HALF_OPEN: one call at a
/// time passes as a trial, others wait for its end; enough successes in a row close the circuit,
/// one failure opens it again for twice as long, at most five minutes.
///
/// Failures are counted by each process for itself; the circuit is shared. Whoever moves it tells
/// the others, and what another moved is adopted here. Its end is shared as a time of the
/// database's clock and waited for by monotonic time.
final class Breaker {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Provider provider;
  private final BreakerSettings settings;
  private final ProviderState shared;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final FailureCount failures;

  /// As this process last moved or adopted it.
  private Circuit circuit;

  private Duration open = Duration.ZERO;
  private long openSince;
  private boolean trying;

  Breaker(Provider provider, BreakerSettings settings, ProviderState shared, Timing timing) {
    this.provider = provider;
    this.settings = settings;
    this.shared = shared;
    this.clock = timing.clock();
    this.nanoTime = timing.nanoTime();
    this.failures = new FailureCount(settings, nanoTime);
    this.circuit = closed();
  }

  /// The state now. An open circuit whose time is over is half open.
  synchronized State state() {
    adopt();
    if (circuit.state() == State.OPEN && remaining().isZero()) {
      move(new Circuit(State.HALF_OPEN, circuit.openUntil(), circuit.openTime(), 0));
    }
    return circuit.state();
  }

  /// How long an open circuit stays open; zero in the other states.
  synchronized Duration remaining() {
    if (circuit.state() != State.OPEN) {
      return Duration.ZERO;
    }
    var left = open.minusNanos(nanoTime.getAsLong() - openSince);
    return left.isPositive() ? left : Duration.ZERO;
  }

  /// Whether a call may go out; it must then be settled or abandoned. In HALF_OPEN it waits for the
  /// trial under way.
  synchronized boolean enter() throws InterruptedException {
    while (state() == State.HALF_OPEN && trying) {
      wait();
    }
    trying = circuit.state() == State.HALF_OPEN;
    return circuit.state() != State.OPEN;
  }

  /// Takes note of how an admitted call ended.
  ///
  /// @param ban how long the venue is not to be asked, for [Blame#BAN]
  synchronized void settle(Blame blame, Duration ban) {
    adopt();
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
    trying = false;
    notifyAll();
  }

  private void succeeded() {
    failures.succeeded();
    if (circuit.state() == State.HALF_OPEN) {
      int successes = circuit.successes() + 1;
      move(
          successes >= settings.successes()
              ? closed()
              : new Circuit(State.HALF_OPEN, circuit.openUntil(), circuit.openTime(), successes));
    }
  }

  private void failed() {
    failures.failed();
    boolean isTripped = circuit.state() == State.CLOSED && failures.isTooMuch();
    if (circuit.state() == State.HALF_OPEN || isTripped) {
      trip(Duration.ZERO);
    }
  }

  private void trip(Duration least) {
    var openTime =
        switch (circuit.state()) {
          case CLOSED -> settings.open();
          case OPEN -> circuit.openTime();
          case HALF_OPEN -> shorter(circuit.openTime().multipliedBy(2), LONGEST);
        };
    var length = least.compareTo(openTime) > 0 ? least : openTime;
    var until = clock.instant().plus(length).truncatedTo(ChronoUnit.MICROS);
    move(new Circuit(State.OPEN, until, openTime, 0));
    stayOpen(length);
  }

  private void move(Circuit next) {
    circuit = next;
    failures.clear();
    shared.moved(provider, next);
  }

  /// Another process may have moved it.
  private void adopt() {
    var seen = shared.circuit(provider).orElse(circuit);
    if (!seen.equals(circuit)) {
      circuit = seen;
      failures.clear();
      var until = seen.openUntil();
      stayOpen(until == null ? Duration.ZERO : Duration.between(clock.instant(), until));
      notifyAll();
    }
  }

  private void stayOpen(Duration length) {
    open = length;
    openSince = nanoTime.getAsLong();
  }

  private Circuit closed() {
    return new Circuit(State.CLOSED, null, settings.open(), 0);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
