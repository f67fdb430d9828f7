package io.cryptorun.venues.http;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The way to one exchange. Every call passes, in this order: the venue's pause after a limit
/// answer, its circuit, the shared budget, and, on the wire, the list of hosts. A call that failed
/// in a way that may pass is repeated, each time through all of these.
public final class VenueDoor {
  /// The longest one call may spend on being repeated, so that a run cannot hang.
  private static final Duration RETRYING = Duration.ofSeconds(30);

  /// The longest one call waits for tokens.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration SHORTEST_BAN = Duration.ofMinutes(2);

  private final VenueSettings settings;
  private final Budgets budgets;
  private final ProviderState state;
  private final Transport transport;
  private final Breaker breaker;
  private final Hold hold;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final RetryPolicy<Attempt<?>> retries;

  /// A door to the venue of these settings.
  ///
  /// @param complaints how the venue words its errors
  /// @param state what all processes know of the venue
  public VenueDoor(
      VenueSettings settings,
      AllowedHosts hosts,
      Complaints complaints,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.settings = settings;
    this.budgets = budgets;
    this.state = state;
    this.transport = new Transport(settings, hosts, complaints, timing);
    this.breaker = new Breaker(settings.breaker(), timing.nanoTime());
    this.hold = new Hold(timing.nanoTime());
    this.sleeper = timing.sleeper();
    this.random = timing.random();
    this.retries =
        RetryPolicy.<Attempt<?>>builder()
            .handleResultIf(attempt -> attempt.blame() == Blame.RETRY)
            .abortIf(attempt -> attempt.asksForMoreThan(RETRYING) || isOpen())
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
      return Failsafe.with(retries).<Attempt<T>>get(() -> attempt(call, reading)).reply();
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.interrupted(); // the exception says it; a set flag besides would say it twice
        throw new InterruptedException("interrupted while asking %s".formatted(venue()));
      }
      throw e;
    }
  }

  /// The circuit's state now.
  public Breaker.State circuit() {
    return breaker.state();
  }

  private <T> Attempt<T> attempt(VenueCall call, Reading<T> reading) throws InterruptedException {
    var refusal = admission(call);
    if (refusal != null) {
      return Attempt.notAsked(refusal);
    }
    Attempt<T> attempt;
    try {
      attempt = transport.send(call, reading);
    } catch (InterruptedException | RuntimeException e) {
      breaker.abandon();
      throw e;
    }
    if (attempt.isRateLimited()) {
      hold.atLeast(pause(attempt, 1));
    }
    breaker.settle(attempt.blame(), attempt.afterAtLeast(SHORTEST_BAN));
    return attempt;
  }

  /// Why this call may not go out, or null when it may.
  private @Nullable Fault admission(VenueCall call) throws InterruptedException {
    var pause = hold.remaining();
    if (pause.compareTo(RETRYING) > 0) {
      return refused(call, Fault.Code.RATE_LIMITED, "paused for another " + seconds(pause));
    }
    sleeper.sleep(pause);
    if (isOpen()) {
      return circuitOpen(call);
    }
    if (state.isBudgetSpent(settings.provider())) {
      return refused(call, Fault.Code.NO_BUDGET, "the budget of the day or month is spent");
    }
    return switch (budgets.take(venue(), call.charges(settings), PATIENCE)) {
      case Budgets.Grant.Refused(var text) -> refused(call, Fault.Code.NO_BUDGET, text);
      case Budgets.Grant.Granted _ -> breaker.enter() ? null : circuitOpen(call);
    };
  }

  private boolean isOpen() {
    return breaker.state() == Breaker.State.OPEN;
  }

  private Fault circuitOpen(VenueCall call) {
    return refused(
        call, Fault.Code.CIRCUIT_OPEN, "circuit open for another " + seconds(breaker.remaining()));
  }

  private Fault refused(VenueCall call, Fault.Code code, String text) {
    return new Fault(venue(), code, venue() + " " + call, null, text);
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

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
