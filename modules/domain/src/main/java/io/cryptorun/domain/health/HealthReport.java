package io.cryptorun.domain.health;

import java.util.List;

/// What a check found about all exchanges it looked at, in the order of the configuration.
public record HealthReport(List<ProviderReport> providers) {
  private static final double MOST = 0.80;
  private static final double HALF = 0.50;

  /// All exchanges in one word.
  public enum Overall {
    /// at least 80 percent of them are healthy
    HEALTHY,
    /// at least half of them are
    DEGRADED,
    /// fewer are, or none was looked at
    CRITICAL
  }

  public HealthReport {
    providers = List.copyOf(providers);
  }

  public Overall overall() {
    long healthy = providers.stream().filter(ProviderReport::isHealthy).count();
    double share = providers.isEmpty() ? 0 : (double) healthy / providers.size();
    if (share >= MOST) {
      return Overall.HEALTHY;
    }
    return share >= HALF ? Overall.DEGRADED : Overall.CRITICAL;
  }

  /// How many exchanges are stood in for.
  public int fallbacks() {
    return (int) providers.stream().filter(provider -> provider.fallback() != null).count();
  }
}
