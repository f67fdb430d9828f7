package io.cryptorun.domain.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Judges exchanges by their record and a probe. Every figure is judged unrounded; who stands in
/// for whom is settled once all of them are judged.
public final class HealthCheck {

  private HealthCheck() {}

  /// The report about these exchanges, in their order.
  ///
  /// @param now database clock, from which the windows look back
  /// @param baseTtl how long answers are reused while nothing is wrong
  public static HealthReport of(List<Observed> observed, Instant now, Duration baseTtl) {
    var verdicts = observed.stream().map(each -> Verdict.of(each, now)).toList();
    var standings = verdicts.stream().map(Verdict::standing).toList();
    return new HealthReport(
        verdicts.stream().map(verdict -> report(verdict, standings, baseTtl)).toList());
  }

  private static ProviderReport report(Verdict verdict, List<Standing> checked, Duration baseTtl) {
    var standing = verdict.standing();
    var fallback = standing.fallback(checked);
    var warnings = new ArrayList<>(verdict.warnings());
    if (standing.needsFallback() && fallback.isEmpty()) {
      warnings.add(Warning.NO_HEALTHY_FALLBACK);
    }
    var ttl =
        TtlMultiplier.of(verdict.figures().rate().usage(), standing.circuit(), standing.healthy());
    return new ProviderReport(
        standing.venue(),
        verdict.reasons(),
        warnings,
        verdict.figures(),
        standing.circuit(),
        ttl,
        ttl.times(baseTtl),
        fallback.orElse(null));
  }
}
