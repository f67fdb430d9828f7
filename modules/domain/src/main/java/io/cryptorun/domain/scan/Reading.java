package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An answer that went into a row, before its age is known.
public record Reading(Venue venue, Source.Kind kind, boolean cached, Instant receivedAt) {

  /// The answer as it went into a row; empty when there was none.
  public static Optional<Reading> of(Venue venue, Source.Kind kind, Reply<?> reply) {
    return reply instanceof Reply.Received<?>(_, var receivedAt, _, var cached)
        ? Optional.of(new Reading(venue, kind, cached, receivedAt))
        : Optional.empty();
  }

  Source at(Instant now) {
    var age = Duration.between(receivedAt, now);
    return new Source(
        venue, kind, cached, BookFigures.seconds(age.isNegative() ? Duration.ZERO : age));
  }
}
