package io.cryptorun.domain.health;

/// Why an exchange is not healthy, in the order in which reasons are told.
public enum Reason {
  /// no call passes
  CIRCUIT_OPEN,
  /// still being tried
  CIRCUIT_HALF_OPEN,
  /// more than 90 percent of the minute's limit is used up
  RATE_LIMIT_CRITICAL,
  /// more than a tenth of at least ten calls failed
  ERROR_RATE_HIGH,
  /// the 99th percentile of at least ten calls is above two seconds, or the probe timed out
  LATENCY_HIGH,
  /// calls within five minutes, and none succeeded
  NO_RECENT_SUCCESS,
  /// more than 90 percent of the day's or the month's calls are spent
  BUDGET_EXHAUSTED
}
