package io.cryptorun.ledger.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a health check found about one exchange.
///
/// @param position place in the configuration, from 1
/// @param reasons why it is not healthy, in order; empty when it is
/// @param warnings signs of trouble that do not make it unhealthy
/// @param errorRate share of failed calls, 0 to 1
/// @param latencyP99Ms null without calls
/// @param usage percent of the limit, neither rounded nor capped
/// @param usageSource `header` or `local`
/// @param circuitState `CLOSED`, `OPEN` or `HALF_OPEN`
/// @param dailyUsed calls of the UTC day, of all processes
/// @param dailyLimit calls allowed in it; the next two likewise for the month
/// @param ttlMultiplier 1, or 2 while degraded
/// @param fallback the exchange that stands in; null for none
public record ProviderCheckRow(
    String provider,
    int position,
    boolean healthy,
    List<String> reasons,
    List<String> warnings,
    long responseTimeMs,
    double errorRate,
    int samples,
    @Nullable Long latencyP99Ms,
    int used,
    int limit,
    double usage,
    String usageSource,
    long dailyUsed,
    long dailyLimit,
    long monthlyUsed,
    long monthlyLimit,
    String circuitState,
    int cacheTtlSeconds,
    int ttlMultiplier,
    @Nullable String fallback) {

  public ProviderCheckRow {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }
}
