package io.cryptorun.venues.http;

import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a call passes before it goes out, in this order: the venue's pause after a limit answer,
/// its circuit, the calls left of the day and month, the shared token buckets.
final class Admission {
  /// The longest one call waits for a pause to end.
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// The longest one call waits for tokens.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final VenueSettings settings;
  private final Budgets budgets;
  private final ProviderState state;
  private final Breaker breaker;
  private final Hold hold;
  private final Sleeper sleeper;

  Admission(
      VenueSettings settings,
      Budgets budgets,
      ProviderState state,
      Breaker breaker,
      Hold hold,
      Sleeper sleeper) {
    this.settings = settings;
    this.budgets = budgets;
    this.state = state;
    this.breaker = breaker;
    this.hold = hold;
    this.sleeper = sleeper;
  }

  /// Why this call may not go out, or null when it may; it must then be settled with the breaker.
  @Nullable Fault refusal(VenueCall call) throws InterruptedException {
    var pause = hold.remaining();
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      return paused(call, pause);
    }
    sleeper.sleep(pause);
    if (isOpen()) {
      return circuitOpen(call);
    }
    if (state.isBudgetSpent(settings.provider())) {
      return refused(
          call, Fault.Code.NO_BUDGET, "BUDGET_EXHAUSTED: the calls of the day or month are spent");
    }
    return tokens(call);
  }

  /// Why this probe may not go out, or null when it may. A probe does not wait for a pause to end:
  /// who asked to be left alone is not asked how it is. It may go out when the day's calls are
  /// spent, since it is how a venue is found to be back.
  @Nullable Fault refusalOfProbe(VenueCall call) throws InterruptedException {
    var pause = hold.remaining();
    if (pause.isPositive()) {
      return paused(call, pause);
    }
    return isOpen() ? circuitOpen(call) : tokens(call);
  }

  private @Nullable Fault tokens(VenueCall call) throws InterruptedException {
    return switch (budgets.take(settings.venue(), call.charges(settings), PATIENCE)) {
      case Budgets.Grant.Refused(var text) -> refused(call, Fault.Code.NO_BUDGET, text);
      case Budgets.Grant.Granted _ -> breaker.enter() ? null : circuitOpen(call);
    };
  }

  private boolean isOpen() {
    return breaker.state() == Circuit.State.OPEN;
  }

  private Fault circuitOpen(VenueCall call) {
    return refused(
        call, Fault.Code.CIRCUIT_OPEN, "circuit open for another " + seconds(breaker.remaining()));
  }

  private Fault paused(VenueCall call, Duration pause) {
    return refused(call, Fault.Code.RATE_LIMITED, "paused for another " + seconds(pause));
  }

  private Fault refused(VenueCall call, Fault.Code code, String text) {
    return new Fault(settings.venue(), code, settings.venue() + " " + call, null, text);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
