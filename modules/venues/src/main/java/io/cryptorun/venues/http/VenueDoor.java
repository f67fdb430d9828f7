package io.cryptorun.venues.http;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The way to one host of an exchange. Every call is admitted, put on the wire, recorded, and
/// settled with the circuit; one that failed in a way that may pass is repeated, each time through
/// all of these.
public final class VenueDoor {
  /// The longest one call may spend on being repeated, so that a run cannot hang.
  private static final Duration RETRYING = Duration.ofSeconds(30);

  private static final Duration SHORTEST_BAN = Duration.ofMinutes(2);

  private final VenueSettings settings;
  private final ProviderState state;
  private final Transport transport;
  private final Breaker breaker;
  private final Hold hold;
  private final Lanes lanes;
  private final Admission admission;
  private final RandomGenerator random;
  private final RetryPolicy<Attempt<?>> retries;

  /// A door to the host of these settings.
  ///
  /// @param complaints how the venue words its errors
  /// @param state what all processes know of the host
  public VenueDoor(
      VenueSettings settings,
      AllowedHosts hosts,
      Complaints complaints,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.settings = settings;
    this.state = state;
    this.transport = new Transport(settings, hosts, complaints, timing);
    this.breaker = new Breaker(settings.provider(), settings.breaker(), state, timing);
    this.hold = new Hold(timing.nanoTime());
    this.lanes = new Lanes(timing.nanoTime());
    this.admission = new Admission(settings, budgets, state, breaker, hold, timing.sleeper());
    this.random = timing.random();
    this.retries =
        RetryPolicy.<Attempt<?>>builder()
            .handleResultIf(attempt -> attempt.blame() == Blame.RETRY)
            .abortIf(attempt ->
                attempt.asksForMoreThan(RETRYING) || breaker.state() == Circuit.State.OPEN)
            .abortOn(Throwable.class)
            .withMaxRetries(settings.backoff().retries())
            .withMaxDuration(RETRYING)
            .withDelayFn(this::delay)
            .build();
  }

  /// The venue this door leads to.
  public Venue venue() {
    return settings.venue();
  }

  /// Sustained calls a second that a limit lets through.
  ///
  /// @param tokens what one call costs in it
  public double perSecond(String limit, int tokens) {
    return settings.limit(limit).perSecond() / tokens;
  }

  /// Makes one call, repeating it where that can help.
  public <T> Reply<T> get(VenueCall call, Reading<T> reading) throws InterruptedException {
    try {
      return Failsafe.with(retries)
          .<Attempt<T>>get(() -> attempt(call, reading, admission.refusal(call)))
          .reply();
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.interrupted(); // the exception says it; a set flag besides would say it twice
        throw new InterruptedException("interrupted while asking %s".formatted(venue()));
      }
      throw e;
    }
  }

  /// Sees whether the venue answers: one call that is never repeated. While the circuit is half
  /// open it is one trial after the other, until they have closed it or one of them fails.
  public Probe probe(VenueCall call, Reading<?> reading) throws InterruptedException {
    int left = settings.breaker().successes();
    while (true) {
      var attempt = attempt(call, reading, admission.refusalOfProbe(call));
      if (--left == 0 || !attempt.isAnswered() || circuit() != Circuit.State.HALF_OPEN) {
        return attempt.asProbe();
      }
    }
  }

  /// The circuit's state now.
  public Circuit.State circuit() {
    return breaker.state();
  }

  /// The venue itself told how much it allows in a minute.
  public void limitTold(int perMinute) {
    state.limitTold(settings.provider(), perMinute);
  }

  private <T> Attempt<T> attempt(VenueCall call, Reading<T> reading, @Nullable Fault refusal)
      throws InterruptedException {
    if (refusal != null) {
      return Attempt.notAsked(refusal);
    }
    Attempt<T> attempt;
    try {
      attempt = send(call, reading);
    } catch (InterruptedException | RuntimeException e) {
      breaker.abandon();
      throw e;
    }
    if (attempt.record() != null) {
      state.called(settings.provider(), attempt.record());
    }
    var ban = attempt.afterAtLeast(SHORTEST_BAN);
    if (attempt.blame() == Blame.BAN) {
      lanes.narrow(ban);
    }
    if (attempt.isRateLimited()) {
      hold.atLeast(pause(attempt, 1));
    }
    breaker.settle(attempt.blame(), ban);
    return attempt;
  }

  private <T> Attempt<T> send(VenueCall call, Reading<T> reading) throws InterruptedException {
    lanes.enter();
    try {
      return transport.send(call, reading);
    } finally {
      lanes.leave();
    }
  }

  private Duration delay(ExecutionContext<Attempt<?>> context) {
    Attempt<?> last = context.getLastResult();
    return last == null // an exception, which is not repeated
        ? Duration.ZERO
        : pause(last, context.getAttemptCount());
  }

  private Duration pause(Attempt<?> attempt, int attempts) {
    var asked = attempt.after();
    return asked != null ? asked : settings.backoff().after(attempts, random);
  }
}
