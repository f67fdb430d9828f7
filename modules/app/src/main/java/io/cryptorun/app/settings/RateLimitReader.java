package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.VenuesReader.WHY;

import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.venues.http.Limits;
import java.time.Duration;
import java.util.Optional;

/// Reads one limit of a venue and makes a token bucket of it. `{burst, per_second}` is such a
/// bucket already; `{limit: N, window: W}` bounds every sliding window.
final class RateLimitReader {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int LEAST_SLIDING = 4;
  private static final int MOST = 1_000_000;

  private RateLimitReader() {}

  /// @param name what the bucket is called; unique within the venue
  static Optional<RateLimit> read(String name, Section limit) {
    boolean sliding = limit.has("limit") || limit.has("window");
    boolean bucket = limit.has("burst") || limit.has("per_second");
    if (sliding == bucket) {
      limit.refuse(
          Rule.RATE_LIMIT,
          "limit \"%s\" has neither of the two forms".formatted(name),
          WHY,
          "{limit: 20, window: 2s} or {burst: 5, per_second: 1}");
      return Optional.empty();
    }
    var read = sliding ? sliding(name, limit) : bucket(name, limit);
    limit.refuseOtherKeys();
    return read;
  }

  private static Optional<RateLimit> sliding(String name, Section limit) {
    var calls = limit.required("limit", WHY).flatMap(value -> value.number(LEAST_SLIDING, MOST));
    var window = limit.required("window", WHY).flatMap(value -> value.duration(SECOND));
    if (calls.isEmpty() || window.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Limits.sliding(name, calls.get(), window.get()));
  }

  private static Optional<RateLimit> bucket(String name, Section limit) {
    var burst = limit.required("burst", WHY).flatMap(value -> value.number(1, MOST));
    var rate = limit.required("per_second", WHY).flatMap(value -> value.number(1, MOST));
    if (burst.isEmpty() || rate.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Limits.bucket(name, burst.get(), rate.get()));
  }
}
