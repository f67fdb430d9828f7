package io.cryptorun.domain.health;

/// Signs of trouble that do not make an exchange unhealthy. One is told where the [Reason] of the
/// same figure does not hold.
public enum Warning {
  /// more than 3 percent of at least ten calls failed
  ERROR_RATE_ELEVATED,
  /// more than 80 percent of the minute's limit is used up
  USAGE_HIGH,
  /// at least 80 percent of the day's or the month's calls are spent
  BUDGET_ALERT,
  /// every exchange that could stand in is unhealthy itself
  NO_HEALTHY_FALLBACK
}
