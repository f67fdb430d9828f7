package io.cryptorun.venues;

import java.time.Duration;

/// How a bar that closed a moment ago is treated.
public enum JustClosed {
  /// Ask no earlier than three seconds after the bar's end by the venue's clock, and once more five
  /// seconds later where the bar is still missing.
  WAIT,
  /// A replay: what is there is there.
  TAKE_AS_IS;

  static final Duration SETTLING = Duration.ofSeconds(3);
  static final Duration SECOND_LOOK = Duration.ofSeconds(5);

  /// A bar missing for longer than this is not late: nothing traded, or the venue has no more.
  static final Duration FRESH = Duration.ofMinutes(1);
}
