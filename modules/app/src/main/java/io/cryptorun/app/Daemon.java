package io.cryptorun.app;

import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.app.settings.Environment;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.upkeep.ArtifactFolders;
import io.cryptorun.jobs.upkeep.FileSample;
import io.cryptorun.jobs.upkeep.OldFiles;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.server.ReadServer;
import io.cryptorun.ledger.server.ServerReview;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.cluster.ClusterNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node: joins the cluster, brings the schedule in the store in line with the configuration, and
/// delivers slots until it is closed. Closing drains: no new slot, runs in flight may finish.
public final class Daemon implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  /// Between two looks at the artifact folders of this machine.
  private static final Duration FOLDERS = Duration.ofMinutes(5);

  /// Between two looks at some of the published files.
  private static final Duration FILES = Duration.ofMinutes(1);

  private static final int FILES_AT_ONCE = 20;

  /// Between two looks at how far the ledger has come: what is lost within it is not missed.
  private static final Duration HISTORY = Duration.ofSeconds(5);

  private final Application application;
  private final Database quartzSessions;
  private final ClusterNode node;
  private final OldLogFiles oldLogs;
  private final ConfigurationUpkeep configuration;
  private final Housekeeping housekeeping;
  private final ArtifactFolders folders;
  private final FileSample files;
  private final OldFiles oldFiles;

  /// Where a node's configuration comes from.
  ///
  /// @param settings what it begins with
  /// @param files those of its machine, which are compared with what is applied
  /// @param reader reads both
  public record Plan(AppliedSettings settings, ConfigFiles files, SettingsReader reader) {}

  private Daemon(
      Home home,
      Application application,
      Database quartzSessions,
      ClusterNode node,
      ConfigurationUpkeep configuration,
      Housekeeping housekeeping) {
    this.oldLogs = new OldLogFiles(home.logs());
    this.application = application;
    this.quartzSessions = quartzSessions;
    this.node = node;
    this.configuration = configuration;
    this.housekeeping = housekeeping;
    this.folders = application.artifactFolders();
    this.files = application.fileSample(FILES_AT_ONCE);
    this.oldFiles = application.oldFiles();
  }

  /// Joins and builds the scheduler; nothing is delivered before [#start].
  ///
  /// @throws NodeRefused when the node may not join
  public static Daemon join(
      Environment environment, Plan plan, DatabaseUrl url, String nodeId, RunWatcher watcher)
      throws InterruptedException {
    return join(environment, plan, url, nodeId, watcher, System::nanoTime);
  }

  /// @param nanos monotonic time
  static Daemon join(
      Environment environment,
      Plan plan,
      DatabaseUrl url,
      String nodeId,
      RunWatcher watcher,
      LongSupplier nanos)
      throws InterruptedException {
    var home = new Home(environment.home()).writable();
    var market = MarketChoice.of(environment.simulator());
    var application =
        Application.open(
            home, plan.settings().settings(), url, market, NodeKind.DAEMON, nodeId, null, watcher);
    try {
      var sessions = Database.open(url, application.registration().node(), Pool.quartz());
      try {
        var node = ClusterNode.join(wiring(application, url, sessions, nanos));
        return joined(home, application, url, sessions, node, plan);
      } catch (RuntimeException failure) {
        sessions.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      application.close();
      throw failure;
    }
  }

  private static Daemon joined(
      Home home,
      Application application,
      DatabaseUrl url,
      Database sessions,
      ClusterNode node,
      Plan plan) {
    var housekeeping = new Housekeeping();
    try {
      var upkeep = ConfigurationUpkeep.begin(application, url, node, plan, housekeeping);
      return new Daemon(home, application, sessions, node, upkeep, housekeeping);
    } catch (RuntimeException failure) {
      housekeeping.close();
      node.close();
      throw failure;
    }
  }

  private static ClusterNode.Wiring wiring(
      Application application, DatabaseUrl url, Database sessions, LongSupplier nanos) {
    var database = application.database();
    var firings =
        new Firings(
            application.fencedRun(),
            application.missedSlots(),
            new Schedules(database),
            new DueSlots(database));
    return new ClusterNode.Wiring(
        application.registration(),
        url,
        database,
        sessions.dataSource(),
        firings,
        application.slots(),
        application::configuration,
        application.clock(),
        InstantSource.system(),
        nanos);
  }

  /// Begins to deliver slots.
  public void start() {
    warnOfServer();
    housekeeping.every(Duration.ofMinutes(1), "the clock", application.clock()::measureAgain);
    housekeeping.punctually(HISTORY, "the ledger's history", application::lookAtHistory);
    housekeeping.soon("old log files", this::removeOldLogs);
    housekeeping.every(Duration.ofHours(1), "old log files", this::removeOldLogs);
    housekeeping.soon("artifact folders", folders::look);
    housekeeping.every(FOLDERS, "artifact folders", folders::look);
    housekeeping.every(FILES, "published files", files::look);
    housekeeping.soon("old artifacts", oldFiles::look);
    housekeeping.every(Duration.ofHours(1), "old artifacts", oldFiles::look);
    configuration.start();
    node.start();
  }

  /// Said once; `doctor` says it whenever it is asked.
  private void warnOfServer() {
    var database = application.database();
    ServerReview.of(new ReadServer(database).as(database.url().user()))
        .forEach(shortcoming -> LOG.warn("the database server: {}", shortcoming));
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

  @Override
  public void close() {
    configuration.close();
    housekeeping.close();
    node.close();
    quartzSessions.close();
    application.close();
  }
}
