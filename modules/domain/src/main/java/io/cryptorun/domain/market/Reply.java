package io.cryptorun.domain.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What came of asking a venue: the value, or the reason there is none.
public sealed interface Reply<T> {

  /// The venue answered, or a stored answer was young enough.
  ///
  /// @param receivedAt database clock when the venue's answer had arrived
  /// @param latency from the request to the complete answer of the (slowest) call; zero when cached
  /// @param cached true when no call was made
  record Received<T>(T value, Instant receivedAt, Duration latency, boolean cached)
      implements Reply<T> {}

  /// There is no value.
  record Missing<T>(Fault fault) implements Reply<T> {}

  /// The value, if there is one.
  default Optional<T> found() {
    return switch (this) {
      case Received<T>(var value, _, _, _) -> Optional.of(value);
      case Missing<T> _ -> Optional.empty();
    };
  }

  /// Whether there is a value that no call was made for.
  default boolean isCached() {
    return this instanceof Received<T>(_, _, _, var cached) && cached;
  }

  /// The same reply about a value made of this one; a missing value stays missing.
  default <U> Reply<U> map(Function<Received<T>, U> change) {
    return switch (this) {
      case Received<T> received ->
          new Received<>(
              change.apply(received), received.receivedAt, received.latency, received.cached);
      case Missing<T>(var fault) -> fault.missing();
    };
  }
}
