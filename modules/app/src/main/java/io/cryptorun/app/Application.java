package io.cryptorun.app;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.HotScan;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.scan.ScanState;
import io.cryptorun.ledger.Attempts;
import io.cryptorun.ledger.BucketBudgets;
import io.cryptorun.ledger.CandleStore;
import io.cryptorun.ledger.Configurations;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Markets;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.RunIds;
import io.cryptorun.ledger.RunLog;
import io.cryptorun.ledger.Slots;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.venues.JustClosed;
import io.cryptorun.venues.http.Timing;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The wiring page: everything a process needs to run jobs, constructed in the order in which it
/// depends on each other, closed in reverse.
public final class Application implements AutoCloseable {

  private final Registration registration;
  private final Database database;
  private final DatabaseClock clock;
  private final Slots slots;
  private final FencedRun fencedRun;
  private final Configuration configuration;

  private Application(
      Registration registration,
      Database database,
      DatabaseClock clock,
      Slots slots,
      FencedRun fencedRun,
      Configuration configuration) {
    this.registration = registration;
    this.database = database;
    this.clock = clock;
    this.slots = slots;
    this.fencedRun = fencedRun;
    this.configuration = configuration;
  }

  /// Joins the cluster and puts the parts together.
  ///
  /// @param kind as what it joins: a daemon, one run in the present, one run in the past
  /// @param id under which it joins
  /// @param asOf the nominal time of a replay, which then is also its clock; null in the present
  public static Application open(
      Home home,
      Settings settings,
      DatabaseUrl url,
      MarketChoice market,
      NodeKind kind,
      String id,
      @Nullable Instant asOf,
      RunWatcher watcher) {
    var name = market.market().market();
    var registration = Membership.join(url, kind, id, name);
    try {
      var database = Database.open(url, registration.node(), Pool.ledger());
      var clock = new DatabaseClock(database, System::nanoTime);
      if (asOf == null) {
        market.requireNow(clock.instant());
      }
      new Markets(database).seen(market.market());
      var configuration = stored(settings, database);
      InstantSource observed = asOf == null ? clock : InstantSource.fixed(asOf);
      var slots = new Slots(database, new RunIds(clock, new SecureRandom()));
      var runLog = new RunLog(database);
      var artifacts =
          new ArtifactStore(
              ArtifactsRoot.of(home.path(), settings.global().artifactsDir().toString()));
      var fencedRun =
          new FencedRun(
              new FencedRun.Runner(registration.node(), name, Version.code(), configuration),
              slots,
              new Attempts(database),
              jobs(settings, market, database, artifacts, clock, observed),
              artifacts,
              fence -> {
                watcher.began(fence);
                return new LedgerJournal(fence, runLog, clock, watcher);
              });
      return new Application(registration, database, clock, slots, fencedRun, configuration);
    } catch (RuntimeException failure) {
      registration.leave();
      throw failure;
    }
  }

  /// The workflows that exist, each with its collaborators.
  private static Map<JobType, Job> jobs(
      Settings settings,
      MarketChoice market,
      Database database,
      ArtifactStore artifacts,
      DatabaseClock clock,
      InstantSource observed) {
    boolean replay = observed != clock;
    var name = market.market().market();
    var venues =
        VenueAccess.open(
            settings,
            market.simulatorUrl(),
            new BucketBudgets(database, name, clock),
            replay ? MarketCache.none() : new CandleStore(database, name),
            new Timing(observed, System::nanoTime, Thread::sleep, random()),
            replay ? JustClosed.TAKE_AS_IS : JustClosed.WAIT);
    return Map.of(
        JobType.SCAN_HOT,
        new HotScan(
            venues,
            VenueAccess.rates(venues),
            new ScanState(database),
            artifacts,
            observed,
            System::nanoTime,
            Version.code()));
  }

  private static RandomGenerator random() {
    return new SplittableRandom();
  }

  /// Every run names the configuration it used, so it is kept before it is used.
  private static Configuration stored(Settings settings, Database database) {
    var sha256 = new Configurations(database).store(settings.texts());
    return new Configuration(settings.global(), settings.jobs(), sha256);
  }

  public FencedRun fencedRun() {
    return fencedRun;
  }

  public Slots slots() {
    return slots;
  }

  public Database database() {
    return database;
  }

  public Registration registration() {
    return registration;
  }

  /// The clock that all nodes share.
  public InstantSource clock() {
    return clock;
  }

  public Configuration configuration() {
    return configuration;
  }

  @Override
  public void close() {
    try {
      registration.leave();
    } finally {
      database.close();
    }
  }
}
