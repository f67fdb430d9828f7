package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.HealthJson;
import io.cryptorun.domain.health.HealthCheck;
import io.cryptorun.domain.health.HealthReport;
import io.cryptorun.domain.health.Observed;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.Probes;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.health.ProviderReport;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.health.HealthRows;
import io.cryptorun.jobs.health.HealthTold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Asks every exchange of the job whether it answers, judges each by that and by the record of all
/// real calls, and says who stands in for those that are unhealthy. Scans choose their venues by
/// the newest check.
public final class ProviderHealth implements Job {

  private final Probes probes;
  private final ProviderHistory history;
  private final Map<Provider, Quota> quotas;
  private final ArtifactStore artifacts;
  private final InstantSource observed;
  private final LongSupplier nanos;
  private final String codeVersion;

  /// @param quotas of the hosts by which venues are judged
  /// @param observed the clock that windows look back from: the database's, or the nominal time of
  ///   a replay
  /// @param nanos monotonic time, for what stages take
  public ProviderHealth(
      Probes probes,
      ProviderHistory history,
      Map<Provider, Quota> quotas,
      ArtifactStore artifacts,
      InstantSource observed,
      LongSupplier nanos,
      String codeVersion) {
    this.probes = probes;
    this.history = history;
    this.quotas = Map.copyOf(quotas);
    this.artifacts = artifacts;
    this.observed = observed;
    this.nanos = nanos;
    this.codeVersion = codeVersion;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    var stages = new StageTimes(firing.journal(), nanos);
    var config = firing.job().config();
    var probed = probes.probe(config.venues());
    stages.done("probe", "%d venues".formatted(probed.size()));
    var onRecord = config.venues().stream().map(venue -> onRecord(venue, probed)).toList();
    var report = HealthCheck.of(onRecord, observed.instant(), config.ttl());
    HealthTold.warnings(report, probed).forEach(firing.journal()::warning);
    stages.done("judge", told(report));
    return publish(firing, report, probed, stages);
  }

  private Observed onRecord(Venue venue, Map<Venue, Probe> probed) {
    var provider = Provider.spot(venue);
    return new Observed(
        venue,
        Objects.requireNonNull(probed.get(venue)),
        history.record(provider),
        Objects.requireNonNull(quotas.get(provider), () -> provider + " has no quota"));
  }

  private Outcome publish(
      Firing firing, HealthReport report, Map<Venue, Probe> probed, StageTimes stages) {
    var run = firing.artifactFacts(codeVersion);
    var file = HealthJson.of(report, firing.dueAt(), cadence(firing));
    var files = artifacts.publish(run, firing.outputDir(), List.of(file));
    stages.done("write", "%d files".formatted(files.all().size()));
    var rows = new HealthRows(firing, artifacts.root()).of(report, probed, files);
    return new Outcome.Published(files, rows);
  }

  private static Duration cadence(Firing firing) {
    var cron = firing.job().cron();
    var zone = firing.configuration().global().timezone();
    var next = cron.next(firing.dueAt(), zone);
    return Duration.between(next, cron.next(next, zone));
  }

  private static String told(HealthReport report) {
    long healthy = report.providers().stream().filter(ProviderReport::isHealthy).count();
    return "%s, %d of %d healthy, %d stood in for"
        .formatted(report.overall(), healthy, report.providers().size(), report.fallbacks());
  }
}
