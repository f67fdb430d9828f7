package io.cryptorun.artifacts;

import io.cryptorun.domain.health.HealthReport;
import io.cryptorun.domain.health.ProviderReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// `health.json`: each exchange as a check found it, who stands in for it, and how long its answers
/// are reused. Shares are rounded for reading only; reasons were judged on the unrounded figures.
public final class HealthJson {

  /// The file's name.
  public static final String NAME = "health.json";

  private static final double ALL = 100.0;

  private HealthJson() {}

  /// The file of a check.
  ///
  /// @param dueAt nominal time of the check
  /// @param cadence from one check to the next
  public static ArtifactDraft of(HealthReport report, Instant dueAt, Duration cadence) {
    return new ArtifactDraft(
        NAME,
        Json.MEDIA_TYPE,
        report.providers().size(),
        out -> Json.body(document(report, dueAt, cadence)).writeTo(out));
  }

  private static JsonNode document(HealthReport report, Instant dueAt, Duration cadence) {
    return JsonObject.document()
        .text("timestamp", dueAt.toString())
        .objects("providers", report.providers(), HealthJson::provider)
        .text("next_check", dueAt.plus(cadence).toString())
        .text("overall_status", report.overall().name())
        .count("fallbacks_active", report.fallbacks())
        .node();
  }

  private static void provider(JsonObject o, ProviderReport provider) {
    var figures = provider.figures();
    var fallback = provider.fallback();
    o.text("provider", provider.venue().id())
        .flag("healthy", provider.isHealthy())
        .count("response_time", figures.responseTimeMs())
        .object("rate_limit", limit -> rateLimit(limit, provider))
        .text("circuit_state", provider.circuit().name())
        .number("error_rate", rounded(figures.errorRate(), 2))
        .count("cache_ttl", provider.cacheTtl().toSeconds())
        .text("fallback", fallback == null ? "" : fallback.id())
        .texts("reasons", provider.reasons().stream().map(Enum::name).toList())
        .count("samples", figures.samples())
        .count("latency_p99_ms", figures.p99Ms())
        .object("budget", budget -> budget(budget, provider))
        .text("usage_source", figures.rate().source().id())
        .texts("warnings", provider.warnings().stream().map(Enum::name).toList());
  }

  private static void rateLimit(JsonObject o, ProviderReport provider) {
    var rate = provider.figures().rate();
    o.count("used", rate.used())
        .count("limit", rate.limit())
        .number("usage", rounded(Math.min(ALL, rate.usage()), 1));
  }

  private static void budget(JsonObject o, ProviderReport provider) {
    var budget = provider.figures().budget();
    o.count("daily_used", budget.spent().today())
        .count("daily_limit", budget.quota().daily())
        .count("monthly_used", budget.spent().thisMonth())
        .count("monthly_limit", budget.quota().monthly())
        .flag("alert", budget.isAlert());
  }

  private static double rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }
}
