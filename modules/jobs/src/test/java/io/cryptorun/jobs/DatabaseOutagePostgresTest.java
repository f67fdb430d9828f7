package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.testkit.FaultProxy;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A run whose database goes away when it wants to write its end. Only the run's own connections go
/// through the network that fails. Each test has a job name of its own.
class DatabaseOutagePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  /// Commits of events wait for whoever holds this lock.
  private static final long COMMIT_LOCK = 4711;

  @TempDir Path home;
  private final List<Duration> pauses = new ArrayList<>();
  private final FaultProxy network = FaultProxy.to(POSTGRES.database().port());
  private final AtomicReference<Job> job = new AtomicReference<>();
  private Questions questions;
  private OneFile oneFile;
  private JobSettings settings;
  private TestNode node;
  private Database ledger;

  /// Makes the commit itself wait, after all statements of the transaction were answered.
  @BeforeAll
  static void commitsCanBeHeld() {
    var sql =
        """
        create function public.hold_commit() returns trigger language plpgsql security definer as $$
        begin
          perform pg_advisory_xact_lock_shared(%d);
          return null;
        end $$;
        create constraint trigger hold_commit after insert on cryptorun.event
        deferrable initially deferred for each row
        when (new.kind in ('published', 'failed')) execute function public.hold_commit()
        """
            .formatted(COMMIT_LOCK);
    new Questions(POSTGRES.database()).execute(sql);
  }

  @BeforeEach
  void join(TestInfo test) {
    questions = new Questions(POSTGRES.database());
    oneFile = new OneFile(home);
    var name = test.getTestMethod().orElseThrow().getName();
    settings = TestJobs.job(name, "0 0 1 1 *", policy(Duration.ofMinutes(10)));
    enter();
  }

  /// The node's own sessions for its registration, and the ledger behind the network that fails.
  private void enter() {
    var direct = POSTGRES.database();
    node =
        TestNode.join(
            direct, "node-" + name(), home, firing -> job.get().run(firing), List.of(settings));
    ledger = Schema.open(Schema.app(behind(direct)), node.node(), Cluster.patient("ledger", 10));
  }

  @AfterEach
  void leave() {
    network.close();
    ledger.close();
    node.close();
  }

  @Test
  void publish_cutBeforeTheCommit_isWrittenOnceAfterTheOutage() throws Exception {
    Job job =
        firing -> {
          var made = oneFile.run(firing);
          network.reset();
          return made;
        };
    var ran = (Ran.Completed) run(job, _ -> passAfter(3));

    assertThat(questions.row("select finished_at from audit.runs where job = ?", name()))
        .isNotEqualTo("-");
    assertThat(ran.firing().job().name()).isEqualTo(name());
    assertThat(pauses)
        .startsWith(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    publishedOnce();
  }

  @Test
  void publish_cutAfterTheCommitReachedTheServer_isRecognised() throws Exception {
    var run = runWithHeldCommit(oneFile, "success");

    assertThat(run).isInstanceOf(Ran.Completed.class);
    assertThat(pauses).isNotEmpty();
    assertThat(questions.row(FINISHED, ((Ran.Completed) run).finishedAt().toString(), name()))
        .isEqualTo("t");
    publishedOnce();
  }

  @Test
  void close_cutAfterTheCommitReachedTheServer_isRecognisedWithItsRetry() throws Exception {
    var run = runWithHeldCommit(_ -> new Outcome.Failed("NO_VALID_BOOK", "none"), "failed");

    assertThat(run).isInstanceOf(Ran.Ended.class);
    assertThat(pauses).isNotEmpty();
    assertThat(questions.row("select state, attempts from audit.slots where job = ?", name()))
        .isEqualTo("planned 1");
    assertThat(events()).containsExactly("claimed", "failed");
  }

  @Test
  void publish_fencedDuringTheOutage_isRefused() throws Exception {
    Job job =
        firing -> {
          var made = oneFile.run(firing);
          network.reset();
          return made;
        };
    var ran =
        run(
            job,
            _ -> {
              if (pauses.size() == 1) {
                questions.row(
                    "select cryptorun.close_epoch(?, 'fenced', 'peer')", node.node().epoch());
              }
              passAfter(1);
            });

    assertThat(ran).isInstanceOf(Ran.Refused.class);
    assertThat(events()).containsExactly("claimed", "abandoned", "rejected");
    assertThat(questions.rows("select path from audit.artifacts where job = ?", name())).isEmpty();
  }

  /// A peer was frozen in the middle of a claim, which holds the row of the run in its way.
  @Test
  void publish_thatAFrozenPeersClaimIsInTheWayOf_isWrittenOnceThatOneIsGone() throws Exception {
    var hurried = Pool.ledger();
    try (var frozen = POSTGRES.database().connect();
        var through = Database.open(Schema.app(POSTGRES.database()), node.node(), hurried)) {
      frozen.setAutoCommit(false);
      Job job =
          firing -> {
            execute(frozen, "select * from cryptorun.attempt where outcome = 'running' for update");
            return oneFile.run(firing);
          };

      assertThat(run(job, _ -> execute(frozen, "rollback"), through))
          .isInstanceOf(Ran.Completed.class);
    }
    assertThat(pauses).containsExactly(Duration.ofMillis(100));
    publishedOnce();
  }

  @Test
  void publish_interruptedWhileItWaits_givesUpAndStaysInterrupted() {
    Job job =
        firing -> {
          var made = oneFile.run(firing);
          network.reset();
          return made;
        };
    Pause interrupted =
        _ -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> run(job, interrupted)).isInstanceOf(DatabaseUnreachable.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(events()).containsExactly("claimed");
  }

  @Test
  void publish_anOutageBeyondTheDeadline_givesUpAndLeavesTheSlotOpen() {
    ledger.close();
    node.close();
    settings = TestJobs.job(name(), "0 0 1 1 *", policy(Duration.ofSeconds(3)));
    enter();
    Job job =
        firing -> {
          network.reset();
          return oneFile.run(firing);
        };
    assertThatThrownBy(() -> run(job, _ -> {})).isInstanceOf(DatabaseUnreachable.class);

    assertThat(pauses).isNotEmpty();
    assertThat(questions.row("select state from audit.slots where job = ?", name()))
        .isEqualTo("running");
  }

  private static final String FINISHED =
      "select finished_at = ?::timestamptz from audit.runs where job = ?";

  /// Lets the network swallow the answer to a commit that the server has in hand.
  private Ran runWithHeldCommit(Job job, String outcome) throws Exception {
    try (var holder = POSTGRES.database().connect()) {
      lock(holder, "select pg_advisory_lock(%d)");
      var task = new FutureTask<>(() -> run(job, _ -> network.pass()));
      Thread.ofPlatform().daemon().start(task);
      until(
          """
          select count(*)
          from pg_locks l
          join pg_database d on d.oid = l.database
          where d.datname = current_database() and l.locktype = 'advisory' and l.objid = %d and not l.granted
          """
              .formatted(COMMIT_LOCK));
      network.drop();
      lock(holder, "select pg_advisory_unlock(%d)");
      until(
          "select count(*) from audit.runs where job = '%s' and outcome = '%s'"
              .formatted(name(), outcome));
      network.reset();
      return task.get(60, TimeUnit.SECONDS);
    }
  }

  private static void execute(Connection session, String sql) {
    try (var statement = session.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void lock(Connection session, String sql) throws Exception {
    try (var statement = session.createStatement()) {
      statement.execute(sql.formatted(COMMIT_LOCK));
    }
  }

  private void until(String count) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (questions.count(count) == 0) {
      assertThat(System.nanoTime()).as(count).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private void passAfter(int tries) {
    if (pauses.size() >= tries) {
      network.pass();
    }
  }

  private Ran run(Job work, Pause pause) throws InterruptedException {
    return run(work, pause, ledger);
  }

  private Ran run(Job work, Pause pause, Database through) throws InterruptedException {
    job.set(work);
    var slots = new Slots(through, new RunIds(InstantSource.system(), new SecureRandom()));
    Pause counted =
        time -> {
          pauses.add(time);
          pause.of(time);
        };
    var journal = new TestNode.SilentJournal();
    var fencedRun =
        new FencedRun(node.runner(), slots, new Attempts(through), _ -> journal, counted);
    var due = questions.now().truncatedTo(ChronoUnit.SECONDS);
    return fencedRun.deliver(new Delivery.Slot(name(), due));
  }

  private TestDatabase behind(TestDatabase direct) {
    return new TestDatabase(
        "127.0.0.1",
        network.port(),
        direct.name(),
        direct.rolePrefix(),
        direct.superuser(),
        direct.password());
  }

  private void publishedOnce() {
    assertThat(oneFile.runs()).isOne();
    assertThat(events()).containsExactly("claimed", "published");
    assertThat(questions.rows("select path from audit.artifacts where job = ?", name())).hasSize(1);
    assertThat(questions.row("select state, attempts from audit.slots where job = ?", name()))
        .isEqualTo("success 1");
  }

  private List<String> events() {
    return questions.rows(
        "select kind from audit.events where chain = ? order by position", name());
  }

  private String name() {
    return settings.name();
  }

  private static JobPolicy policy(Duration timeout) {
    return new JobPolicy(CatchUp.LATEST, Duration.ofHours(2), timeout, 1, Duration.ofHours(1));
  }
}
