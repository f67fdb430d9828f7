package io.cryptorun.domain.scan;

import java.time.Duration;

/// How old a book may be when it is judged.
public sealed interface BookAge {

  /// What a book may be at most when a row is offered as an entry.
  Duration FRESH = Duration.ofSeconds(30);

  /// In the first look as old as fetching all books of a venue takes at its pace, twice over, and
  /// at least 30 s; promising rows are looked at a second time and then allowed 30 s.
  record ByVenuePace() implements BookAge {}

  /// One look, one limit.
  record Fixed(Duration limit) implements BookAge {}
}
