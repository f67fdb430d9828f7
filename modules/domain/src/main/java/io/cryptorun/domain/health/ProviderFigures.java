package io.cryptorun.domain.health;

import io.cryptorun.domain.market.Fault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was measured of an exchange.
///
/// @param responseTimeMs median of the probe and the real calls of five minutes, whole milliseconds
/// @param samples calls of fifteen minutes
/// @param errorRate share of them that failed, 0 to 1, unrounded
/// @param p99 99th percentile of their latencies; null without calls
public record ProviderFigures(
    long responseTimeMs,
    int samples,
    double errorRate,
    @Nullable Duration p99,
    RateUsage rate,
    BudgetUse budget) {

  static final Duration RECENT = Duration.ofMinutes(5);

  /// Longer than this no probe is waited for.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /// The percentile in whole milliseconds, rounded like the response time.
  public @Nullable Long p99Ms() {
    return p99 == null ? null : Long.valueOf(millis(p99));
  }

  static ProviderFigures of(Observed observed, Instant now) {
    var record = observed.record();
    var traffic = Traffic.of(Traffic.since(now.minus(ProviderRecord.WINDOW), record.calls()));
    return new ProviderFigures(
        responseTimeMs(observed, now),
        traffic.samples(),
        traffic.errorRate(),
        traffic.p99(),
        RateUsage.of(record, observed.quota(), now),
        new BudgetUse(record.spending(), observed.quota()));
  }

  /// A failed probe speaks for itself: a median over earlier calls would hide that nobody answers.
  private static long responseTimeMs(Observed observed, Instant now) {
    if (observed.probe() instanceof Probe.Failed(Fault _, var elapsed)) {
      return millis(elapsed.compareTo(LONGEST) < 0 ? elapsed : LONGEST);
    }
    var median = Traffic.of(Traffic.since(now.minus(RECENT), observed.record().calls())).median();
    if (median != null) {
      return millis(median);
    }
    return observed.probe() instanceof Probe.Answered(var latency) ? millis(latency) : 0;
  }

  private static long millis(Duration duration) {
    return Math.round(duration.toNanos() / 1e6);
  }
}
