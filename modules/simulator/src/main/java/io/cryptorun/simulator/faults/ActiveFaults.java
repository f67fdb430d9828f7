package io.cryptorun.simulator.faults;

import java.util.List;
import java.util.Optional;

/// The rules that strike one call.
public record ActiveFaults(List<FaultRule> rules) {
  public static final ActiveFaults NONE = new ActiveFaults(List.of());
  private static final double CLOCK_SECONDS = 90;
  private static final double BAN_SECONDS = 120;
  private static final double NANOS = 1e9;

  /// Whether a fault strikes this call.
  public boolean has(FaultKind kind) {
    return rule(kind).isPresent();
  }

  /// A struck fault's figure.
  double value(FaultKind kind, double fallback) {
    return rule(kind).map(FaultRule::value).filter(value -> !value.isNaN()).orElse(fallback);
  }

  /// By how much the venue's clock is ahead.
  public long clockSkewMillis() {
    return has(FaultKind.CLOCK) ? Math.round(value(FaultKind.CLOCK, CLOCK_SECONDS) * 1000) : 0;
  }

  /// For how long the venue shuts the caller out.
  public long banNanos() {
    return Math.round(value(FaultKind.BAN, BAN_SECONDS) * NANOS);
  }

  /// Whether a coin's instrument is listed as not tradable.
  public boolean strikesStatusOf(String base) {
    return rules.stream()
        .filter(rule -> rule.kind() == FaultKind.STATUS_SWITCHED)
        .anyMatch(rule -> rule.coin() == null || base.equals(rule.coin()));
  }

  private Optional<FaultRule> rule(FaultKind kind) {
    return rules.stream().filter(rule -> rule.kind() == kind).findFirst();
  }
}
