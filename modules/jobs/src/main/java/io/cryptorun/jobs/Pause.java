package io.cryptorun.jobs;

import java.time.Duration;

/// Waiting, handed in like a clock.
@FunctionalInterface
public interface Pause {
  void of(Duration time) throws InterruptedException;
}
