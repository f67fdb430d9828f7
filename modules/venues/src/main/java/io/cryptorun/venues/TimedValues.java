package io.cryptorun.venues;

import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Rows of a history as a venue answered them, made into a series: inside the window asked for, one
/// per time, oldest first. Equal duplicates become one; of conflicting ones none is kept, because
/// data that contradicts itself is missing.
public final class TimedValues {
  private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

  private TimedValues() {}

  /// The rates charged in `(since, until]`.
  public static List<Settlement> settlements(
      Collection<Settlement> sent, Instant since, Instant until) {
    return series(sent, Settlement::at, since, until);
  }

  /// The figures of `(since, until]`.
  public static List<OpenInterest> openInterest(
      Collection<OpenInterest> sent, Instant since, Instant until) {
    return series(sent, OpenInterest::at, since, until);
  }

  /// The minute nearest to a time: venues settle on the minute and stamp it some milliseconds off.
  public static Instant nearestMinute(Instant time) {
    return time.plus(HALF_MINUTE).truncatedTo(ChronoUnit.MINUTES);
  }

  static <T> List<T> series(
      Collection<T> sent, Function<T, Instant> time, Instant since, Instant until) {
    var byTime = new TreeMap<Instant, T>();
    var contradicted = new HashSet<Instant>();
    for (var row : sent) {
      var at = time.apply(row);
      if (at.isAfter(since) && !at.isAfter(until)) {
        var other = byTime.putIfAbsent(at, row);
        if (other != null && !other.equals(row)) {
          contradicted.add(at);
        }
      }
    }
    byTime.keySet().removeAll(contradicted);
    return List.copyOf(byTime.values());
  }
}
