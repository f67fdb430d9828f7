package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check found about one exchange.
///
/// @param reasons why it is unhealthy, in order; empty when it is healthy
/// @param cacheTtl how long its answers are reused, by the checking job's base
/// @param fallback the exchange that stands in for it; null for none
public record ProviderReport(
    Venue venue,
    List<Reason> reasons,
    List<Warning> warnings,
    ProviderFigures figures,
    Circuit.State circuit,
    TtlMultiplier ttl,
    Duration cacheTtl,
    @Nullable Venue fallback) {

  public ProviderReport {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  /// Whether data should be read from it.
  public boolean isHealthy() {
    return reasons.isEmpty();
  }
}
