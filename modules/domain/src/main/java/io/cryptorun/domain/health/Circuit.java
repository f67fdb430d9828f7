package io.cryptorun.domain.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A provider's circuit as all processes share it.
///
/// @param openUntil when an open circuit may be tried again, by the database's clock; null unless
///   OPEN or HALF_OPEN
/// @param openTime how long it was opened for the last time; doubled when a trial fails
/// @param successes trials in a row that succeeded since it became half open
public record Circuit(State state, @Nullable Instant openUntil, Duration openTime, int successes) {

  /// Whether calls pass.
  public enum State {
    /// they do
    CLOSED,
    /// they do not
    OPEN,
    /// one at a time does, as a trial
    HALF_OPEN
  }
}
