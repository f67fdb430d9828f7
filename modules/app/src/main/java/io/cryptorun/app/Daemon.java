package io.cryptorun.app;

import io.cryptorun.app.settings.Environment;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.Configurations;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.DueSlots;
import io.cryptorun.ledger.Pauses;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.ScheduleRow;
import io.cryptorun.ledger.Schedules;
import io.cryptorun.ledger.SlotKey;
import io.cryptorun.ledger.SlotKind;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.cluster.ClusterNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node: joins the cluster, brings the schedule in the store in line with the configuration, and
/// delivers slots until it is closed. Closing drains: no new slot, runs in flight may finish.
public final class Daemon implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final Application application;
  private final Database quartzSessions;
  private final Schedules schedules;
  private final ClusterNode node;
  private final OldLogFiles oldLogs;
  private final ScheduledExecutorService housekeeping;

  private Daemon(
      Home home,
      Application application,
      Database quartzSessions,
      Schedules schedules,
      ClusterNode node) {
    this.oldLogs = new OldLogFiles(home.logs());
    this.application = application;
    this.quartzSessions = quartzSessions;
    this.schedules = schedules;
    this.node = node;
    this.housekeeping =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());
  }

  /// Joins and builds the scheduler; nothing is delivered before [#start].
  ///
  /// @throws NodeRefused when the node may not join
  public static Daemon join(
      Environment environment,
      AppliedSettings settings,
      DatabaseUrl url,
      String nodeId,
      RunWatcher watcher)
      throws InterruptedException {
    var home = new Home(environment.home()).writable();
    var market = MarketChoice.of(environment.simulator());
    var application =
        Application.open(
            home, settings.settings(), url, market, NodeKind.DAEMON, nodeId, null, watcher);
    try {
      var sessions = Database.open(url, application.registration().node(), Pool.quartz());
      var schedules = new Schedules(application.database());
      var node = ClusterNode.join(wiring(application, url, sessions, schedules));
      return reconciled(new Daemon(home, application, sessions, schedules, node), url, settings);
    } catch (RuntimeException failure) {
      application.close();
      throw failure;
    }
  }

  private static ClusterNode.Wiring wiring(
      Application application, DatabaseUrl url, Database sessions, Schedules schedules) {
    var database = application.database();
    var firings =
        new Firings(
            application.fencedRun(), application.missedSlots(), schedules, new DueSlots(database));
    return new ClusterNode.Wiring(
        application.registration(),
        url,
        database,
        sessions.dataSource(),
        firings,
        application.slots(),
        application.configuration(),
        application.clock(),
        InstantSource.system(),
        System::nanoTime);
  }

  private static Daemon reconciled(Daemon daemon, DatabaseUrl url, AppliedSettings settings) {
    try {
      daemon.reconcile(url, settings.fromFiles());
      return daemon;
    } catch (RuntimeException failure) {
      daemon.node.close();
      daemon.quartzSessions.close();
      throw failure;
    }
  }

  /// Begins to deliver slots.
  public void start() {
    var _ = housekeeping.scheduleWithFixedDelay(this::readClock, 1, 1, TimeUnit.MINUTES);
    var _ = housekeeping.scheduleWithFixedDelay(this::removeOldLogs, 0, 60, TimeUnit.MINUTES);
    node.start();
  }

  /// The database's clock drifts against monotonic time; without a database the last reading
  /// serves.
  private void readClock() {
    try {
      application.clock().measureAgain();
    } catch (DatabaseUnreachable unreachable) {
      LOG.warn("the clock was not read again: {}", unreachable.getMessage());
    }
  }

  private void removeOldLogs() {
    oldLogs.removeBefore(application.clock().instant().minus(configuration().global().retention()));
  }

  /// Asks for one run of every enabled job at once, beside the schedule.
  ///
  /// @param by who asks
  public void fireAll(String by) {
    var now = application.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    for (var job : enabled()) {
      var request = "%s-%s-%s".formatted(job.name(), application.registration().node(), now);
      var slot = SlotKey.request(job.name(), now, SlotKind.MANUAL, request);
      node.triggers().fireOnce(job.name(), request, application.slots().plan(slot, by));
    }
  }

  /// The configuration it runs.
  public Configuration configuration() {
    return application.configuration();
  }

  private List<JobSettings> enabled() {
    return configuration().jobs().stream().filter(JobSettings::enabled).toList();
  }

  /// Makes ledger and store agree with the configuration, one node at a time.
  private void reconcile(DatabaseUrl url, boolean apply) {
    try (var _ = ClusterLock.take(url, "configuration")) {
      var by = application.registration().node();
      if (apply) {
        new Configurations(application.database()).apply(configuration().sha256(), by);
      }
      var zone = configuration().global().timezone();
      for (var job : configuration().jobs()) {
        schedules.put(
            new ScheduleRow(
                job.name(),
                job.cron().toString(),
                zone.getId(),
                job.enabled(),
                SettingsJson.of(job)),
            by);
      }
      var now = application.clock().instant();
      var paused =
          new Pauses(application.database())
              .open().stream().map(Pauses.Pause::job).collect(Collectors.toSet());
      node.triggers().reconcile(configuration().jobs(), zone, now, paused);
      for (var job : enabled()) {
        schedules.nextDue(job.name(), job.cron().next(now, zone));
      }
    }
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    node.close();
    quartzSessions.close();
    application.close();
  }
}
