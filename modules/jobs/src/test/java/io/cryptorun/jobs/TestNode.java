package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A registered node with a ledger of its own, whose one workflow is what the test says.
public final class TestNode implements AutoCloseable {

  private static final String MARKET = "sim:test";

  private final Registration registration;
  private final Database database;
  private final FencedRun.Runner runner;
  private final FencedRun fencedRun;

  private TestNode(
      Registration registration, Database database, FencedRun.Runner runner, FencedRun fencedRun) {
    this.registration = registration;
    this.database = database;
    this.runner = runner;
    this.fencedRun = fencedRun;
  }

  /// Joins as a daemon.
  ///
  /// @param home of the artifacts
  /// @param hotScan what stands in for the workflow of type `scan.hot`; no other type has one
  public static TestNode join(
      TestDatabase at, String id, Path home, Job hotScan, List<JobSettings> configured) {
    return join(
        at,
        new Joins(id, MARKET, configured, new SilentJournal()),
        home,
        _ -> Map.of(JobType.SCAN_HOT, hotScan));
  }

  /// How a node joins.
  ///
  /// @param market state is kept apart by it
  /// @param journal hears every run
  public record Joins(String id, String market, List<JobSettings> configured, RunJournal journal) {

    public Joins {
      configured = List.copyOf(configured);
    }
  }

  /// Joins as a daemon with workflows that work on its ledger.
  public static TestNode join(
      TestDatabase at, Joins joins, Path home, Function<Database, Map<JobType, Job>> workflows) {
    var spec = new NodeSpec(joins.id(), NodeKind.DAEMON, "host", "1.0", joins.market(), null);
    var registration = Cluster.registered(Schema.app(at), spec);
    var database = Schema.open(Schema.app(at), registration.node(), Cluster.patient("test", 4));
    var configuration = new Configuration(TestJobs.global(), joins.configured(), "0".repeat(64));
    var standing = new Cuttable(registration);
    var setup =
        new RunSetup(
            configuration,
            workflows.apply(database),
            new ArtifactStore(ArtifactsRoot.of(home, "artifacts")));
    var runner = new FencedRun.Runner(standing, joins.market(), "1.0", () -> setup);
    var fencedRun =
        new FencedRun(runner, slots(database), new Attempts(database), _ -> joins.journal());
    return new TestNode(registration, database, runner, fencedRun);
  }

  public FencedRun fencedRun() {
    return fencedRun;
  }

  public MissedSlots missedSlots() {
    return new MissedSlots(runner, slots(), new DatabaseClock(database, System::nanoTime));
  }

  public Registration registration() {
    return registration;
  }

  public Database database() {
    return database;
  }

  public FencedRun.Runner runner() {
    return runner;
  }

  public NodeEpoch node() {
    return registration.node();
  }

  public Slots slots() {
    return slots(database);
  }

  public Schedules schedules() {
    return new Schedules(database);
  }

  private static Slots slots(Database database) {
    return new Slots(database, new RunIds(InstantSource.system(), new SecureRandom()));
  }

  @Override
  public void close() {
    registration.leave();
    database.close();
  }

  /// Lets the node hear nothing of its membership any more, as one does that was frozen or cut off.
  public void cutOff() {
    ((Cuttable) runner.standing()).cut = true;
  }

  private static final class Cuttable implements Standing {

    private final Standing whole;
    private volatile boolean cut;

    Cuttable(Standing whole) {
      this.whole = whole;
    }

    @Override
    public NodeEpoch node() {
      return whole.node();
    }

    @Override
    public boolean mayClaim() {
      return !cut && whole.mayClaim();
    }

    @Override
    public boolean isMember() {
      return !cut && whole.isMember();
    }
  }

  static final class SilentJournal implements RunJournal {

    @Override
    public void stage(String name, String text, Duration took) {}

    @Override
    public void warning(String text) {}
  }
}
