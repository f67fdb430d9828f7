package io.cryptorun.jobs;

import java.time.Duration;

/// When an attempt is to have ended, by this process's monotonic clock.
///
/// @param nanos of [System#nanoTime]
record Deadline(long nanos) {

  /// That long from now.
  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// Zero or negative once it has passed.
  Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }
}
