package io.cryptorun.scheduling.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.OneFile;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.TestJobs;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.checkup.StoreAtRest;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.node.LivenessListener;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.scheduling.Firings;
import io.cryptorun.scheduling.QuartzNode;
import io.cryptorun.scheduling.store.Polled;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A node whose machine's clock is wrong, or was set while the node waited for it.
class WrongClockPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String MEASURED =
      "select count(*) from audit.nodes where state = 'active' and clock_skew_ms is not null and"
          + " node = ?";

  @TempDir Path home;
  private final Questions questions = new Questions(POSTGRES.database());

  /// Its clock is a minute behind, no trigger brings the slot, and the auditor is somebody else who
  /// does nothing: what is due by the database's clock is delivered all the same.
  @Test
  void nodeThatIsAlone_goesByTheDatabasesClock() {
    var workflow = new OneFile(home);
    var due = questions.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(30));
    var job = TestJobs.job("behind", due.atZone(ZoneOffset.UTC).getMinute() + " * * * *", true);
    InstantSource behind = () -> Instant.now().minusSeconds(60);
    try (var _ = auditorsLock();
        var node = new RunningNode(POSTGRES.database(), "alone", home, workflow, job, behind)) {
      node.schedule(questions.now());
      questions.execute(
          "update cryptorun.schedule set valid_from = now() - interval '50 min' where valid_to is"
              + " null");
      node.cluster().start();

      Polled.until(() -> slots().equals(List.of("cron success")));
      Polled.until(() -> !clockEvents().isEmpty());
    }
    assertThat(clockEvents()).containsExactly("clock_off alone");
  }

  /// Once the server has let go of it for a node that had it before.
  private static ClusterLock auditorsLock() {
    var url = Schema.app(POSTGRES.database());
    var taken = new AtomicReference<ClusterLock>();
    Polled.until(() -> {
      ClusterLock.tryTake(url, "auditor", new NodeEpoch("nobody", 1)).ifPresent(taken::set);
      return taken.get() != null;
    });
    return taken.get();
  }

  /// What brings its slots is the database's clock; its triggers follow by the machine's, and until
  /// then nothing is wrong with them. Beside a node whose clock is right they would be overdue.
  @Test
  void triggerOfANodeThatIsAloneAndBehind_isNotOverdue() {
    var due = questions.now().minus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.MINUTES);
    var job = TestJobs.job("late", due.atZone(ZoneOffset.UTC).getMinute() + " * * * *", true);
    InstantSource behind = () -> Instant.now().minus(Duration.ofMinutes(10));
    var database = POSTGRES.database();
    try (var node = new RunningNode(database, "late", home, new OneFile(home), job, behind)) {
      node.schedule(due.minusSeconds(30));
      Polled.until(() -> questions.count(MEASURED, "late") == 1);
      var store = new StoreAtRest(node.ledger());

      assertThat(overdue(store)).isEmpty();

      try (var _ = new RunningNode(database, "right", home, new OneFile(home), job)) {
        Polled.until(() -> questions.count(MEASURED, "right") == 1);
        assertThat(overdue(store)).containsExactly("trigger workflow/late is due and is not fired");
      }
    }
  }

  private static List<String> overdue(StoreAtRest store) {
    return store.disorder().stream()
        .filter(finding -> "late".equals(finding.job()))
        .map(Findings.Finding::detail)
        .toList();
  }

  /// The scheduler has taken a trigger and waits until the clock shows its time; that lies as far
  /// away as if the clock had been set back.
  @Test
  void schedulerThatWaitsForAClockThatWasSetBack_letsGoOfItsTrigger() throws Exception {
    var job = TestJobs.job("stepped", "0 0 1 1 *", true);
    var database = POSTGRES.database();
    try (var node =
            TestNode.join(
                database, "stepped", home, _ -> new Outcome.Failed("NONE", ""), List.of(job));
        var sessions = Schema.open(Schema.app(database), node.node(), Pool.quartz());
        var reacting = new Careful("reacting")) {
      var ledger = node.database();
      var firings =
          new Firings(node.fencedRun(), node.missedSlots(), node.schedules(), new DueSlots(ledger));
      Standing standing = node.registration();
      try (var quartz =
          QuartzNode.build(
              standing,
              sessions.dataSource(),
              firings,
              () -> Duration.ofSeconds(1),
              Duration.ofDays(1000))) {
        var member = new Member(node.registration(), reacting);
        member.reactsBy(new Reactions(quartz, node.fencedRun().inFlight()));
        quartz.triggers().reconcile(List.of(job), ZoneOffset.UTC, Instant.now(), Set.of());
        quartz.start();
        Polled.until(() -> taken().size() == 1);
        var before = taken();

        LivenessListener listener = member;
        listener.clockStepped(node.node(), Duration.ofHours(-1));

        Polled.until(() -> taken().size() == 1 && !taken().equals(before));
      }
    }
  }

  private List<String> taken() {
    return questions.rows(
        "select entry_id from quartz.qrtz_fired_triggers where instance_name = 'stepped'");
  }

  private List<String> slots() {
    return questions.rows("select kind, state from audit.slots where job = 'behind'");
  }

  private List<String> clockEvents() {
    return questions.rows(
        "select kind, detail ->> 'standing' from audit.events where kind like 'clock%' and actor ="
            + " 'alone'");
  }
}
