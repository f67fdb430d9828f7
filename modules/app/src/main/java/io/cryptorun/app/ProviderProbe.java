package io.cryptorun.app;

import io.cryptorun.domain.health.HealthCheck;
import io.cryptorun.domain.health.Observed;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.Probes;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.health.ProviderReport;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Asks one exchange whether it answers, through its client and within its budget like any other
/// call, and judges it by that and by the record of all real calls. Nothing is published.
public final class ProviderProbe {

  private final Probes probes;
  private final ProviderHistory history;
  private final Map<Provider, Quota> quotas;
  private final InstantSource observed;

  ProviderProbe(
      Probes probes, ProviderHistory history, Map<Provider, Quota> quotas, InstantSource observed) {
    this.probes = probes;
    this.history = history;
    this.quotas = Map.copyOf(quotas);
    this.observed = observed;
  }

  /// An exchange as it was found.
  ///
  /// @param probe what came of the question
  /// @param report what follows from it and from its record
  public record Found(Probe probe, ProviderReport report) {}

  /// Asks and judges.
  ///
  /// @param baseTtl how long answers are reused while nothing is wrong
  public Found ask(Venue venue, Duration baseTtl) throws InterruptedException {
    var probe = Objects.requireNonNull(probes.probe(List.of(venue)).get(venue));
    var provider = Provider.spot(venue);
    var quota = Objects.requireNonNull(quotas.get(provider), () -> provider + " has no quota");
    var onRecord = new Observed(venue, probe, history.record(provider), quota);
    var report = HealthCheck.of(List.of(onRecord), observed.instant(), baseTtl);
    return new Found(probe, report.providers().getFirst());
  }
}
