package io.cryptorun.venues.http;

import java.time.Duration;

/// Waiting, handed in like a clock.
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
