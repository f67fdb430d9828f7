package io.cryptorun.rig.node;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.MissedSlots;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.cluster.ClusterNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A daemon as the product wires it, with the rig's jobs in place of the workflows.
final class WiredNode implements AutoCloseable {

  static final String MARKET = "sim:rig";

  /// The slot audit of a node that comes up looks back so far.
  private static final Duration RETENTION = Duration.ofDays(400);

  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final Registration registration;
  private final Database ledger;
  private final Database quartzSessions;
  private final Schedules schedules;
  private final DatabaseClock clock;
  private final Configuration configuration;
  private final ClusterNode cluster;

  WiredNode(NodePlan plan, DatabaseUrl url, Registration registration, Traps traps) {
    this.registration = registration;
    this.ledger = Database.open(url, registration.node(), Pool.ledger());
    this.quartzSessions = Database.open(url, registration.node(), Pool.quartz());
    this.schedules = new Schedules(ledger);
    this.clock = new DatabaseClock(ledger, System::nanoTime);
    this.configuration = configuration(plan);
    this.cluster = ClusterNode.join(wiring(plan, url, traps));
  }

  private static Configuration configuration(NodePlan plan) {
    var global =
        new GlobalSettings(Path.of("artifacts"), "info", plan.zone(), RETENTION, DRAIN, List.of());
    return new Configuration(
        global, plan.jobs().stream().map(RigJob::settings).toList(), "0".repeat(64));
  }

  private ClusterNode.Wiring wiring(NodePlan plan, DatabaseUrl url, Traps traps) {
    var slots = new Slots(ledger, new RunIds(clock, new SecureRandom()));
    var artifacts = new ArtifactStore(ArtifactsRoot.of(plan.home(), "artifacts"));
    var works = works(plan, artifacts, traps);
    var setup = new RunSetup(configuration, job -> works.get(job.name()), artifacts);
    var runner = new FencedRun.Runner(registration, MARKET, "rig", () -> setup);
    var fencedRun = new FencedRun(runner, slots, new Attempts(ledger), _ -> new SilentJournal());
    return new ClusterNode.Wiring(
        registration,
        url,
        ledger,
        quartzSessions.dataSource(),
        new Firings(
            fencedRun, new MissedSlots(runner, slots, clock), schedules, new DueSlots(ledger)),
        slots,
        () -> configuration,
        clock,
        new OffsetClock(InstantSource.system(), plan.clockOffset()),
        System::nanoTime);
  }

  private static Map<String, Job> works(NodePlan plan, ArtifactStore artifacts, Traps traps) {
    var witness = new Witness(plan.witness());
    var works = new HashMap<String, Job>();
    for (var job : plan.jobs()) {
      works.put(job.name(), new RigWork(job, artifacts, witness, traps));
    }
    return works;
  }

  /// Puts the schedule in force, unless a node before has, and begins to deliver.
  void start(DatabaseUrl url) {
    try (var _ = ClusterLock.take(url, "configuration")) {
      var by = registration.node();
      var zone = configuration.global().timezone();
      for (var job : configuration.jobs()) {
        schedules.put(
            new ScheduleRow(job.name(), job.cron().toString(), zone.getId(), true, "{}"), by);
      }
      var now = clock.instant();
      cluster.triggers().reconcile(configuration.jobs(), zone, now, Set.of());
      for (var job : configuration.jobs()) {
        boolean _ = schedules.nextDue(job.name(), null, job.cron().next(now, zone));
      }
    }
    cluster.start();
  }

  @Override
  public void close() {
    cluster.close();
    quartzSessions.close();
    registration.leave();
    ledger.close();
  }
}
