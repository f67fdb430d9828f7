package io.cryptorun.scheduling.cluster;

import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A daemon of the cluster whose one workflow is what the test says.
final class RunningNode implements AutoCloseable {

  private final TestNode node;
  private final Questions questions;
  private final Database quartzSessions;
  private final ClusterNode cluster;
  private final JobSettings job;
  private final InstantSource wall;
  private volatile @Nullable Duration drainTimeout;

  RunningNode(TestDatabase database, String id, Path home, Job workflow, JobSettings job) {
    this(database, id, home, workflow, job, InstantSource.system());
  }

  /// @param wall the machine's clock
  RunningNode(
      TestDatabase database,
      String id,
      Path home,
      Job workflow,
      JobSettings job,
      InstantSource wall) {
    this.job = job;
    this.wall = wall;
    questions = new Questions(database);
    node = TestNode.join(database, id, home, workflow, List.of(job));
    quartzSessions = Schema.open(Schema.app(database), node.node(), Pool.quartz());
    cluster = ClusterNode.join(wiring(database));
  }

  private ClusterNode.Wiring wiring(TestDatabase database) {
    var ledger = node.database();
    return new ClusterNode.Wiring(
        node.registration(),
        Schema.app(database),
        ledger,
        quartzSessions.dataSource(),
        new Firings(node.fencedRun(), node.missedSlots(), node.schedules(), new DueSlots(ledger)),
        node.slots(),
        this::configuration,
        new DatabaseClock(ledger, System::nanoTime),
        wall,
        System::nanoTime);
  }

  private Configuration configuration() {
    var whole = node.runner().configuration();
    var patience = drainTimeout;
    return patience == null
        ? whole
        : new Configuration(TestJobs.global(patience), whole.jobs(), whole.sha256());
  }

  /// Waits so long for its runs when it is closed.
  void waitsFor(Duration runs) {
    drainTimeout = runs;
  }

  /// Puts the job's schedule in force and begins to deliver.
  RunningNode start(Instant from) {
    schedule(from);
    cluster.start();
    return this;
  }

  /// In force since `from`, so that its triggers bring only what is nominal.
  void schedule(Instant from) {
    node.schedules()
        .put(new ScheduleRow(job.name(), job.cron().toString(), "Z", true, "{}"), node.node());
    questions.execute(
        """
        update cryptorun.schedule
        set valid_from = least(valid_from, timestamptz '%s')
        where job = '%s' and valid_to is null
        """
            .formatted(from, job.name()));
    cluster.triggers().reconcile(List.of(job), ZoneOffset.UTC, from, Set.of());
  }

  Database ledger() {
    return node.database();
  }

  ClusterNode cluster() {
    return cluster;
  }

  TestNode node() {
    return node;
  }

  @Override
  public void close() {
    cluster.close();
    quartzSessions.close();
    node.close();
  }
}
