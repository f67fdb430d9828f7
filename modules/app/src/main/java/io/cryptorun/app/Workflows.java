package io.cryptorun.app;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.jobs.HotScan;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.PremoveHourly;
import io.cryptorun.jobs.ProviderHealth;
import io.cryptorun.jobs.RegimeRefresh;
import io.cryptorun.jobs.SameMinute;
import io.cryptorun.jobs.WarmScan;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.premove.PremovePart;
import io.cryptorun.jobs.premove.SideLook;
import io.cryptorun.jobs.premove.Subjects;
import io.cryptorun.jobs.regime.OverlayEvaluation;
import io.cryptorun.jobs.scan.BuildersTurn;
import io.cryptorun.jobs.scan.FirstLook;
import io.cryptorun.jobs.scan.RegimeMemory;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanPublishing;
import io.cryptorun.jobs.scan.ScanState;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.DepthSamples;
import io.cryptorun.venues.VenueMarketData;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The five workflows, each with its collaborators.
///
/// @param providers what is known of the exchanges' hosts: by all processes, or, in a replay, by
///   this one alone
/// @param quotas how much of each host may be used
/// @param observed the clock ages are measured by: the database's, or the nominal time of a replay
record Workflows(
    VenueAccess venues,
    ProviderHistory providers,
    Map<Provider, Quota> quotas,
    Database database,
    ArtifactStore artifacts,
    InstantSource observed) {

  Map<JobType, Job> all() {
    return Map.of(
        JobType.SCAN_HOT, hotScan(),
        JobType.SCAN_WARM, warmScan(),
        JobType.REGIME_REFRESH, regimeRefresh(),
        JobType.PREMOVE_HOURLY, premoveHourly(),
        JobType.PROVIDERS_HEALTH, providerHealth());
  }

  private Job hotScan() {
    return new HotScan(
        venues.market(),
        planning(venues.market()),
        firstLook(venues.market()),
        new PremovePart(sideLook(), new Subjects(database)),
        publishing(),
        observed,
        System::nanoTime);
  }

  private Job premoveHourly() {
    return new PremoveHourly(
        planning(venues.market()),
        sideLook(),
        firstLook(venues.market()),
        new OverlayEvaluation(venues.market(), new RegimeMemory(database)),
        new Subjects(database),
        artifacts,
        observed,
        System::nanoTime,
        Version.code());
  }

  private Job warmScan() {
    return new WarmScan(
        planning(venues.gentle()),
        firstLook(venues.gentle()),
        publishing(),
        observed,
        System::nanoTime);
  }

  private Job regimeRefresh() {
    return new RegimeRefresh(
        venues.market(),
        venues.derivatives(),
        planning(venues.market()),
        new RegimeMemory(database),
        artifacts,
        System::nanoTime,
        Version.code());
  }

  private Job providerHealth() {
    return new ProviderHealth(
        venues.market().probes(),
        providers,
        quotas,
        artifacts,
        observed,
        System::nanoTime,
        Version.code());
  }

  ProviderProbe providerProbe() {
    return new ProviderProbe(venues.market().probes(), providers, quotas, observed);
  }

  private ScanPlanning planning(VenueMarketData market) {
    return new ScanPlanning(
        new SameMinute(database, System::nanoTime, Workflows::pause),
        market,
        VenueAccess.rates(market),
        new ScanState(database),
        new BuildersTurn(database, Workflows::pause));
  }

  private FirstLook firstLook(VenueMarketData market) {
    return new FirstLook(market, VenueAccess.rates(market), new DepthSamples(database), observed);
  }

  private SideLook sideLook() {
    return new SideLook(venues.market(), venues.derivatives(), database);
  }

  private ScanPublishing publishing() {
    return new ScanPublishing(artifacts, Version.code());
  }

  static void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
