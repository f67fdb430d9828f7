package io.cryptorun.app;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.MissedSlots;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.upkeep.ArtifactFolders;
import io.cryptorun.jobs.upkeep.FileSample;
import io.cryptorun.jobs.upkeep.OldFiles;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.artifact.FilesToCheck;
import io.cryptorun.ledger.artifact.PublishedFolders;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.ledger.audit.GatePartitions;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.history.AnchorFiles;
import io.cryptorun.ledger.history.HistoryGuard;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.market.StoredMarket;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.provider.BucketBudgets;
import io.cryptorun.ledger.provider.OwnProviderState;
import io.cryptorun.ledger.provider.SharedProviderState;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.RunLog;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.venues.JustClosed;
import io.cryptorun.venues.http.Timing;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wiring page: everything a process needs to run jobs, constructed in the order in which it
/// depends on each other, closed in reverse.
public final class Application implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Registration registration;
  private final HistoryGuard guard;
  private final Database database;
  private final BucketBudgets budgets;
  private final ProviderHistory providers;
  private final DatabaseClock clock;
  private final Slots slots;
  private final RunSetups setups;
  private final FencedRun.Runner runner;
  private final FencedRun fencedRun;

  /// Joins the cluster and puts the parts together.
  ///
  /// @param kind as what it joins: a daemon, one run in the present, one run in the past
  /// @param id under which it joins
  /// @param asOf the nominal time of a replay, which then is also its clock; null in the present
  /// @throws NodeRefused when it may not join
  /// @throws MarketElsewhere when a simulator's clock is not near the database's and no replay is
  ///   meant
  public static Application open(
      Home home,
      Settings settings,
      DatabaseUrl url,
      MarketChoice market,
      NodeKind kind,
      String id,
      @Nullable Instant asOf,
      RunWatcher watcher) {
    var guard = new HistoryGuard(new AnchorFiles(home.anchors()));
    look(guard, url, id);
    var registration = Membership.join(url, kind, id, market.market().market());
    registration.guardedBy(guard);
    try {
      var database = Database.open(url, registration.node(), Pool.ledger());
      try {
        return new Application(
            home, settings, market, registration, guard, database, asOf, watcher);
      } catch (RuntimeException failure) {
        database.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      registration.leave();
      throw failure;
    }
  }

  /// Before anything is registered: in a history that lost its end a new registration might be
  /// given an epoch that somebody else still believes to have.
  private static void look(HistoryGuard guard, DatabaseUrl url, String id) {
    try (var database = Database.open(url, Pool.command())) {
      guard.look(database, id);
    }
  }

  private Application(
      Home home,
      Settings settings,
      MarketChoice market,
      Registration registration,
      HistoryGuard guard,
      Database database,
      @Nullable Instant asOf,
      RunWatcher watcher) {
    this.registration = registration;
    this.guard = guard;
    this.database = database;
    this.clock = new DatabaseClock(database, System::nanoTime);
    if (asOf == null) {
      market.requireNow(clock.instant());
    }
    var name = market.market().market();
    new Markets(database).seen(market.market());
    new GatePartitions(database).prepare();
    this.budgets = new BucketBudgets(database, name, clock);
    this.providers = providers(name, settings, asOf);
    this.slots = new Slots(database, new RunIds(clock, new SecureRandom()));
    InstantSource observed = asOf == null ? clock : InstantSource.fixed(asOf);
    var cache = asOf == null ? new StoredMarket(database, name) : MarketCache.none();
    this.setups =
        new RunSetups(
            home,
            database,
            settings,
            configured -> venues(configured, market, cache, observed, asOf == null),
            (venues, quotas, artifacts) ->
                new Workflows(venues, providers, quotas, database, artifacts, observed));
    this.runner = new FencedRun.Runner(registration, name, Version.code(), setups);
    var runLog = new RunLog(database);
    this.fencedRun =
        new FencedRun(
            runner,
            slots,
            new Attempts(database),
            fence -> {
              watcher.began(fence);
              return new LedgerJournal(fence, runLog, clock, watcher);
            });
  }

  private ProviderHistory providers(String market, Settings settings, @Nullable Instant asOf) {
    return asOf == null
        ? SharedProviderState.open(
            database,
            market,
            clock,
            System::nanoTime,
            RunSetups.quotas(settings),
            registration.node())
        : new OwnProviderState(RunSetups.quotas(settings));
  }

  private VenueAccess venues(
      Settings settings,
      MarketChoice market,
      MarketCache cache,
      InstantSource observed,
      boolean inThePresent) {
    if (providers instanceof SharedProviderState shared) {
      shared.allow(RunSetups.quotas(settings));
    }
    return VenueAccess.open(
        settings,
        market.simulatorUrl(),
        budgets,
        providers,
        cache,
        new Timing(observed, System::nanoTime, Workflows::pause, new SplittableRandom()),
        inThePresent ? JustClosed.WAIT : JustClosed.TAKE_AS_IS);
  }

  /// Asks exchanges now, outside of any run.
  public ProviderProbe providerProbe() {
    return setups.workflows().providerProbe();
  }

  public FencedRun fencedRun() {
    return fencedRun;
  }

  /// Closes what piled up while no node was there.
  public MissedSlots missedSlots() {
    return new MissedSlots(runner, slots, clock);
  }

  /// Looks after the artifact folders of this machine.
  ArtifactFolders artifactFolders() {
    return new ArtifactFolders(setups, new PublishedFolders(database), registration::node, clock);
  }

  /// Removes the files of this machine that are older than results are kept.
  OldFiles oldFiles() {
    return new OldFiles(
        setups,
        new PublishedFolders(database),
        new StoredArtifacts(database),
        registration::node,
        clock);
  }

  /// Holds the published files of this machine against their hashes.
  FileSample fileSample(int atOnce) {
    return new FileSample(
        setups,
        new FilesToCheck(database),
        new Findings(database),
        registration::node,
        registration.spec().host(),
        atOnce);
  }

  public Slots slots() {
    return slots;
  }

  public Database database() {
    return database;
  }

  /// Looks whether the ledger still is what this machine has seen of it.
  public HistoryGuard.Look lookAtHistory() {
    return guard.look(database, registration.node().node());
  }

  public Registration registration() {
    return registration;
  }

  /// The clock that all nodes share.
  public DatabaseClock clock() {
    return clock;
  }

  /// The configuration of the next run.
  public Configuration configuration() {
    return runner.configuration();
  }

  /// What the next run is made with.
  RunSetups setups() {
    return setups;
  }

  @Override
  public void close() {
    try (database;
        providers;
        budgets) {
      registration.leave();
      lookAgain();
    }
  }

  /// What this process wrote last is kept in mind too. It has done its work by now, whatever comes
  /// of the look.
  private void lookAgain() {
    try {
      lookAtHistory();
    } catch (DatabaseUnreachable unreachable) {
      LOG.debug("the ledger's end was not looked at: {}", unreachable.getMessage());
    } catch (RuntimeException failure) {
      LOG.warn("the ledger's end was not looked at: {}", failure.getMessage());
    }
  }
}
