package io.cryptorun.cli.providers;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.result.ProviderCheckRow;
import java.time.Instant;
import java.util.List;

/// Checks of exchanges as fields, and as columns of a list.
final class ProviderFields {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("provider", "PROVIDER"),
          Column.of("healthy", "HEALTHY"),
          Column.of("response_time_ms", "MS"),
          Column.of("error_rate", "ERRORS").as(Cells::figure),
          Column.wide("samples", "SAMPLES"),
          Column.wide("latency_p99_ms", "P99 MS"),
          Column.wide("used", "USED"),
          Column.wide("limit", "LIMIT"),
          Column.of("usage", "USAGE %").as(Cells::figure),
          Column.wide("usage_source", "TOLD BY"),
          Column.wide("daily_used", "TODAY"),
          Column.onRequest("daily_limit"),
          Column.wide("monthly_used", "MONTH"),
          Column.onRequest("monthly_limit"),
          Column.of("circuit_state", "CIRCUIT"),
          Column.onRequest("base_ttl_seconds"),
          Column.of("cache_ttl_seconds", "TTL S"),
          Column.of("ttl_reason", "TTL WHY"),
          Column.of("fallback", "FALLBACK"),
          Column.of("reasons", "REASONS"),
          Column.wide("warnings", "WARNINGS"),
          Column.of("at", "CHECKED"));

  private ProviderFields() {}

  /// @param at nominal time of the check
  static Fields of(ProviderCheckRow check, Instant at) {
    var ttl = CacheTtl.of(check);
    return new Fields()
        .with("provider", check.provider())
        .with("healthy", check.healthy())
        .with("response_time_ms", check.responseTimeMs())
        .with("error_rate", check.errorRate())
        .with("samples", check.samples())
        .with("latency_p99_ms", check.latencyP99Ms())
        .with("used", check.used())
        .with("limit", check.limit())
        .with("usage", check.usage())
        .with("usage_source", check.usageSource())
        .with("daily_used", check.dailyUsed())
        .with("daily_limit", check.dailyLimit())
        .with("monthly_used", check.monthlyUsed())
        .with("monthly_limit", check.monthlyLimit())
        .with("circuit_state", check.circuitState())
        .with("base_ttl_seconds", ttl.baseSeconds())
        .with("cache_ttl_seconds", ttl.seconds())
        .with("ttl_reason", ttl.reason())
        .with("fallback", check.fallback())
        .with("reasons", check.reasons())
        .with("warnings", check.warnings())
        .with("at", at);
  }
}
