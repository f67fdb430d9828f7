package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.Map;

/// How old a book may be when it is judged.
public sealed interface BookAge {

  /// What a book may be at most when a row is offered as an entry.
  Duration FRESH = Duration.ofSeconds(30);

  /// In the first look as old as fetching all books of a venue takes at its pace, twice over, and
  /// at least 30 s.
  ///
  /// @param looksAgain whether promising rows are looked at a second time and then allowed 30 s
  record ByVenuePace(boolean looksAgain) implements BookAge {}

  /// One look, and as old as a venue's answers may be reused.
  ///
  /// @param limits one for each venue that is read
  record AsReused(Map<Venue, Duration> limits) implements BookAge {

    public AsReused {
      limits = Map.copyOf(limits);
    }
  }
}
