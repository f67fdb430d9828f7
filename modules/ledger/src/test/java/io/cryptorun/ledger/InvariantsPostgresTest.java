package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.schedule.ScheduleRow;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Each invariant broken by hand, as the auditor sees it. What the ledger's constraints forbid is
/// broken after taking the constraint away.
class InvariantsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("invariant", NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void ordinaryRuns_violateNothing() {
    publish();
    cluster.request(node.node(), job, SlotKind.REPLAY, job);
    var schedules = new Schedules(cluster.database);
    schedules.put(new ScheduleRow(job, "*/15 * * * *", "UTC", true, "{}"), node.node());
    boolean _ = schedules.nextDue(job, null, cluster.now().plusSeconds(60));

    assertThat(violations()).isEmpty();
  }

  @Test
  void slotPublishedTwice_isFound() throws SQLException {
    var fence = publish();
    asSuperuser(
        """
        insert into cryptorun.attempt (run_id, slot_id, attempt, job, due_at, kind, node, epoch, market, outcome,
                                       started_at, finished_at)
        select translate(run_id, '01234', '56789'), slot_id, 2, job, due_at, kind, node, epoch, market, 'success',
               finished_at, finished_at
        from cryptorun.attempt where run_id = '%s'
        """
            .formatted(fence.runId()));

    assertThat(violations()).containsOnlyKeys("published_twice");
  }

  @Test
  void overdueSlot_isFound_onceANodeHasHadTenSecondsToSeeToIt() throws SQLException {
    var schedules = new Schedules(cluster.database);
    schedules.put(new ScheduleRow(job, "*/15 * * * *", "UTC", true, "{}"), node.node());
    boolean _ = schedules.nextDue(job, null, cluster.now().minusSeconds(11));
    assertThat(violations()).as("no node beats").isEmpty();

    assertThat(violationsOfOneBeating(Duration.ofSeconds(9))).as("has just come").isEmpty();
    assertThat(violationsOfOneBeating(Duration.ofSeconds(11))).containsOnlyKeys("overdue");

    new Pauses(cluster.database)
        .pause(job, cluster.asked(node, CommandKind.PAUSE, job, null), null, node.node());
    assertThat(violationsOfOneBeating(Duration.ofSeconds(11))).as("paused").isEmpty();
  }

  @Test
  void overlappingRuns_areFound() throws SQLException {
    var first = publish();
    var second = publish(1);
    asSuperuser(
        "update cryptorun.attempt set finished_at = finished_at + interval '1 min' where run_id = '%s'"
            .formatted(first.runId()));

    assertThat(violations())
        .containsOnlyKeys("overlap")
        .hasValueSatisfying(
            new Condition<>(
                detail -> detail.contains(second.runId()) && detail.contains(first.runId()),
                "names both runs"));
  }

  @Test
  void abandonedRun_overlapsNothing() throws SQLException {
    var first = publish();
    publish(1);
    asSuperuser(
        "update cryptorun.attempt set finished_at = finished_at + interval '1 min', outcome = 'abandoned' where run_id = '%s'"
            .formatted(first.runId()));

    assertThat(violations()).isEmpty();
  }

  @Test
  void runBeforeItsTime_isFound() throws SQLException {
    var fence = publish();
    asSuperuser(
        "update cryptorun.attempt set started_at = due_at - interval '1 ms' where run_id = '%s'"
            .formatted(fence.runId()));

    assertThat(violations()).containsOnlyKeys("early");
  }

  @Test
  void publicationAfterTheFence_isFound() throws SQLException {
    var fence = publish();
    cluster.one(
        "select cryptorun.close_epoch(?, 'fenced', 'test')", Integer.class, node.node().epoch());
    assertThat(violations()).isEmpty();

    asSuperuser(
        "update cryptorun.attempt set finished_at = clock_timestamp() where run_id = '%s'"
            .formatted(fence.runId()));
    assertThat(violations()).containsOnlyKeys("published_after_fence");
  }

  @Test
  void openRunOfAClosedRegistration_isFound() throws SQLException {
    cluster.cron(node.node(), job, cluster.dueNow());
    asSuperuser(
        "update cryptorun.node_epoch set state = 'fenced', ended_at = clock_timestamp() where epoch = %d"
            .formatted(node.node().epoch()));

    assertThat(violations()).containsOnlyKeys("open_without_owner");
    asSuperuser("select cryptorun.close_epoch(%d, null, 'test')".formatted(node.node().epoch()));
  }

  @Test
  void chainWhoseNewestEventIsGone_isFound() throws SQLException {
    publish();
    asSuperuser(
        """
        alter table cryptorun.event disable trigger user;
        delete from cryptorun.event e
        where chain = '%s' and position = (select max(position) from cryptorun.event m where m.chain = e.chain);
        alter table cryptorun.event enable trigger user
        """
            .formatted(job));

    assertThat(violations()).containsOnlyKeys("broken_chain");
  }

  @Test
  void finding_standsUntilItIsRepaired_andIsWrittenOnce() {
    var findings = new Findings(cluster.database);
    var stuck = new Findings.Finding("stuck_trigger", job, null, "BLOCKED without a firing");
    assertThat(findings.report(stuck, node.node())).isTrue();
    assertThat(findings.report(stuck, node.node())).isFalse();
    assertThat(violations()).containsOnlyKeys("stuck_trigger");

    assertThat(findings.keepOnly("stuck_trigger", List.of(stuck.detail()), node.node())).isZero();
    assertThat(findings.keepOnly("stuck_trigger", List.of(), node.node())).isOne();

    assertThat(violations()).isEmpty();
    assertThat(cluster.kinds(job)).containsExactly("found", "repaired");
    assertThat(findings.report(stuck, node.node())).as("it may come back").isTrue();
  }

  private Fence publish() {
    return publish(2);
  }

  private Fence publish(int secondsAgo) {
    var fence =
        Cluster.fence(cluster.cron(node.node(), job, cluster.dueNow().minusSeconds(secondsAgo)));
    cluster.attempts().publish(fence, Cluster.nothing());
    return fence;
  }

  private void beatSince(Duration ago) throws SQLException {
    asSuperuser(
        """
        insert into cryptorun.heartbeat (node, epoch, beat, session_since)
        values ('invariant', %d, 1, clock_timestamp() - interval '%d s')
        on conflict (node) do update
        set epoch = excluded.epoch, beat_at = clock_timestamp(), session_since = excluded.session_since
        """
            .formatted(node.node().epoch(), ago.toSeconds()));
  }

  /// What the auditor sees while a node beats. Where the machine took so long to look that it might
  /// have seen the next second, it looks again.
  private Map<String, String> violationsOfOneBeating(Duration since) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      long began = System.nanoTime();
      assertThat(began).as("deadline").isLessThan(deadline);
      beatSince(since);
      var seen = violations();
      if (System.nanoTime() - began < Duration.ofMillis(900).toNanos()) {
        return seen;
      }
    }
  }

  /// What the auditor sees of this test's job.
  private Map<String, String> violations() {
    var at = POSTGRES.database();
    try (var auditor = Schema.open(Schema.as(at, at.rolePrefix() + "_auditor"), Pool.command())) {
      return auditor.read(handle ->
          handle
              .select("select invariant, detail from audit.invariants where job = ?", job)
              .setMapKeyColumn("invariant")
              .setMapValueColumn("detail")
              .collectInto(new GenericType<Map<String, String>>() {}));
    }
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
