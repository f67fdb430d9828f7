package io.cryptorun.domain.market;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How old a stored answer may be to stand in for a call, by venue. Closed candles are not asked
/// for here: they never change and are always reused.
///
/// @param youngerThan no entry means that the venue is asked
public record Reuse(Map<Venue, Duration> youngerThan) {

  public Reuse {
    youngerThan = Map.copyOf(youngerThan);
  }

  /// Past every cache.
  public static Reuse none() {
    return new Reuse(Map.of());
  }

  /// The age up to which a venue's answers are reused; zero when they are not.
  public Duration of(Venue venue) {
    return youngerThan.getOrDefault(venue, Duration.ZERO);
  }

  /// The same, but nowhere more than a limit.
  public Reuse atMost(Duration limit) {
    var capped = new EnumMap<Venue, Duration>(Venue.class);
    youngerThan.forEach((venue, age) -> capped.put(venue, age.compareTo(limit) < 0 ? age : limit));
    return new Reuse(capped);
  }
}
