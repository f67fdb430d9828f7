package io.cryptorun.venues.http;

import java.time.Duration;

/// When a venue's circuit opens and how it closes again.
///
/// @param failures consecutive failures that open it
/// @param failureRate share of failures within 60 s (at least ten calls) that opens it, 0 to 1
/// @param open how long it stays open the first time; doubled each time the probe fails
/// @param successes probes in a row that close it
public record BreakerSettings(int failures, double failureRate, Duration open, int successes) {

  public BreakerSettings {
    if (failures < 1 || successes < 1 || !(failureRate > 0 && failureRate <= 1)) {
      throw new IllegalArgumentException(
          "breaker needs failures >= 1, successes >= 1 and 0 < failure_rate <= 1, not %d, %d, %s"
              .formatted(failures, successes, failureRate));
    }
    if (!open.isPositive()) {
      throw new IllegalArgumentException("breaker open time %s is not positive".formatted(open));
    }
  }
}
