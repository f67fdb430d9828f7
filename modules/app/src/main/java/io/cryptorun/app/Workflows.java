package io.cryptorun.app;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.jobs.HotScan;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.RegimeRefresh;
import io.cryptorun.jobs.SameMinute;
import io.cryptorun.jobs.WarmScan;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.scan.FirstLook;
import io.cryptorun.jobs.scan.RegimeMemory;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanPublishing;
import io.cryptorun.jobs.scan.ScanState;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DepthSamples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The five workflows, each with its collaborators.
///
/// @param providers what is known of the exchanges' hosts: by all processes, or, in a replay, by
///   this one alone
/// @param observed the clock ages are measured by: the database's, or the nominal time of a replay
record Workflows(
    VenueAccess venues,
    ProviderHistory providers,
    Database database,
    ArtifactStore artifacts,
    InstantSource observed) {

  Map<JobType, Job> all() {
    return Map.of(
        JobType.SCAN_HOT, hotScan(),
        JobType.SCAN_WARM, warmScan(),
        JobType.REGIME_REFRESH, regimeRefresh());
  }

  private Job hotScan() {
    return new HotScan(
        venues.market(), planning(), firstLook(), publishing(), observed, System::nanoTime);
  }

  private Job warmScan() {
    return new WarmScan(planning(), firstLook(), publishing(), observed, System::nanoTime);
  }

  private Job regimeRefresh() {
    return new RegimeRefresh(
        venues.market(),
        venues.derivatives(),
        planning(),
        new RegimeMemory(database),
        artifacts,
        System::nanoTime,
        Version.code());
  }

  private ScanPlanning planning() {
    return new ScanPlanning(
        new SameMinute(database, System::nanoTime, Workflows::pause),
        venues.market(),
        venues.rates(),
        new ScanState(database));
  }

  private FirstLook firstLook() {
    return new FirstLook(venues.market(), venues.rates(), new DepthSamples(database), observed);
  }

  private ScanPublishing publishing() {
    return new ScanPublishing(artifacts, Version.code());
  }

  static void pause(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
