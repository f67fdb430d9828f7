package io.cryptorun.rig.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.Rig;
import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The checks can fail. A node works for a few seconds and leaves; then one thing after another is
/// broken by hand in its ledger, its job store, its witness or its files, each of them in a slot of
/// its own, and each is named.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChecksTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLOTS = 9;

  private Rig rig;
  private Instant stoppedAt;
  private List<String> runs;
  private int taken;

  @BeforeAll
  void workForAWhile() throws IOException {
    rig = Rig.with(List.of(RigJob.steady("tick", "* * * * * *", Duration.ofMillis(50))));
    rig.start("a");
    Await.until("results", PATIENCE, () -> published().size() >= SLOTS);
    var _ = rig.node("a").terminate();
    stoppedAt = newestDue().plusMillis(1);
    runs = published();
  }

  /// What falls due while the node is told to leave may be left to others, and here are none.
  private Instant newestDue() {
    return rig.sql()
        .list(
            "select max(due_at) from cryptorun.slot where kind = 'cron'",
            row -> Sql.instant(row, 1))
        .getFirst();
  }

  @AfterAll
  void end() throws IOException {
    rig.close();
  }

  private List<String> published() {
    return rig.sql()
        .rows("select run_id from cryptorun.attempt where outcome = 'success' order by started_at");
  }

  /// A run that no test has touched yet.
  private String nextRun() {
    return runs.get(taken++);
  }

  /// Changes rows as nobody but a superuser could.
  private void corrupt(String sql) {
    rig.sql().execute("set session_replication_role = replica; " + sql);
  }

  private void assertFound(Invariant invariant, String detail) {
    assertFound(invariant, detail, rig.evidence(stoppedAt, stoppedAt));
  }

  private static void assertFound(Invariant invariant, String detail, Evidence evidence) {
    assertThat(Check.all(evidence))
        .filteredOn(finding -> finding.invariant() == invariant)
        .extracting(Finding::detail)
        .anyMatch(told -> told.contains(detail));
  }

  @Test
  @Order(1)
  void untouched_nothingIsFound() {
    assertThat(Check.all(rig.evidence(stoppedAt.minusSeconds(3), stoppedAt))).isEmpty();
    assertThat(new CalendarCheck().look(rig.evidence(stoppedAt, graceLater()))).isEmpty();
  }

  @Test
  @Order(2)
  void i1_slotPublishedTwice() {
    var run = nextRun();
    corrupt(
        """
        insert into cryptorun.attempt
        select (jsonb_populate_record(a, jsonb_build_object('run_id', translate(a.run_id, '01234', '56789'),
                'attempt', 2, 'started_at', a.finished_at))).*
        from cryptorun.attempt a
        where a.run_id = '%s'
        """
            .formatted(run));

    assertFound(Invariant.I1, "2 publications");
    assertFound(Invariant.VIEW, "published_twice");
  }

  @Test
  @Order(2)
  void i2_slotWithoutRow_andOneThatStaysOpen() {
    var lost = due(nextRun());
    corrupt("delete from cryptorun.slot where due_at = '%s'".formatted(lost));
    corrupt(
        """
        insert into cryptorun.slot (job, due_at, kind, state)
        values ('tick', '%s', 'cron', 'planned')
        """
            .formatted(stoppedAt.minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS)));

    assertFound(Invariant.I2, lost + " has no row", rig.evidence(stoppedAt, graceLater()));
    assertFound(Invariant.I2, "is still planned");
  }

  @Test
  @Order(2)
  void i3_slotThatTheCalendarDoesNotKnow() {
    corrupt(
        """
        insert into cryptorun.slot (job, due_at, kind, state, reason, closed_at)
        values ('tick', '2020-01-01T00:00:00Z', 'cron', 'skipped', 'catch_up', clock_timestamp())
        """);

    assertFound(Invariant.I3, "2020-01-01T00:00:00Z is no nominal time");
  }

  @Test
  @Order(2)
  void i4_runsOfAJobAtTheSameTime() {
    var run = nextRun();
    corrupt(
        "update cryptorun.attempt set finished_at = finished_at + interval '1 s' where run_id = '%s'"
            .formatted(run));

    assertFound(Invariant.I4, run);
    assertFound(Invariant.VIEW, "overlap");
  }

  @Test
  @Order(2)
  void i5_registrationOlderThanTheOneBefore() {
    corrupt(
        """
        insert into cryptorun.event (chain, position, at, actor, kind, detail, prev_hash, hash)
        select chain, position + 1000, at, actor, kind, jsonb_build_object('epoch', '0'), hash, hash
        from cryptorun.event
        where kind = 'joined'
        limit 1
        """);

    assertFound(Invariant.I5, "a joined as 0");
  }

  @Test
  @Order(2)
  void i6_publishedUnderARegistrationThatHadEnded() {
    var run = nextRun();
    corrupt(
        """
        insert into cryptorun.node_epoch (epoch, node, state, host, version, market, started_at, ended_at)
        select 9001, node, 'fenced', host, version, market, started_at, started_at
        from cryptorun.node_epoch
        limit 1;
        update cryptorun.attempt set epoch = 9001 where run_id = '%s'
        """
            .formatted(run));

    assertFound(Invariant.I6, "run %s was published".formatted(run));
    assertFound(Invariant.VIEW, "published_after_fence");
  }

  @Test
  @Order(2)
  void i7_begunBeforeItsTime() {
    var run = nextRun();
    corrupt(
        "update cryptorun.attempt set started_at = due_at - interval '1 ms' where run_id = '%s'"
            .formatted(run));

    assertFound(Invariant.I7, run);
    assertFound(Invariant.VIEW, "early");
  }

  @Test
  @Order(2)
  void i8_fileChanged_fileGone_directoryOfNobody() throws IOException {
    var changed = fileOf(nextRun());
    Files.writeString(changed, "more\n", StandardOpenOption.APPEND);
    var gone = fileOf(nextRun());
    Files.delete(gone);
    var stray = Files.createDirectories(rig.home().resolve("artifacts/tick/20200101T000000Z"));

    assertFound(Invariant.I8, changed + " is not what its row says");
    assertFound(Invariant.I8, gone + " of run");
    assertFound(Invariant.I8, stray + " is of no run");
  }

  @Test
  @Order(2)
  void i9_eventChanged_andEventMissing() {
    var run = nextRun();
    corrupt(
        "update cryptorun.event set detail = '{}' where kind = 'published' and run_id = '%s'"
            .formatted(run));
    assertFound(Invariant.I9, "of chain tick");

    corrupt(
        "delete from cryptorun.event where kind = 'published' and run_id = '%s'".formatted(run));
    assertFound(Invariant.I9, "run %s is success without an event".formatted(run));
  }

  @Test
  @Order(2)
  void i10_triggerThatNothingWouldFree_andItsRelatives() {
    corrupt("update quartz.qrtz_triggers set trigger_state = 'BLOCKED'");
    assertFound(Invariant.I10, "is BLOCKED");
    corrupt("update quartz.qrtz_triggers set trigger_state = 'ACQUIRED'");
    assertFound(Invariant.I10, "is ACQUIRED");
    corrupt("update quartz.qrtz_triggers set trigger_state = 'ERROR'");
    assertFound(Invariant.I10, "is ERROR");
    corrupt("update quartz.qrtz_triggers set trigger_state = 'WAITING', next_fire_time = 1000");
    assertFound(Invariant.I10, "has been due since");
    corrupt("delete from quartz.qrtz_locks where lock_name = 'STATE_ACCESS'");
    assertFound(Invariant.I10, "STATE_ACCESS is missing");
  }

  @Test
  @Order(2)
  void i11_executionWithoutAttempt_andResultThatNobodyWorkedFor() throws IOException {
    var witness = rig.node("a").plan().witness();
    var run = nextRun();
    var kept =
        Files.readAllLines(witness).stream()
            .filter(Predicate.not(line -> line.startsWith("end") && line.contains(run)))
            .toList();
    Files.write(witness, kept);
    Files.writeString(
        witness,
        kept.getFirst().replaceFirst(runs.getFirst(), "0".repeat(26)) + "\n",
        StandardOpenOption.APPEND);

    assertFound(Invariant.I11, run + " counts and was never seen to end");
    assertFound(Invariant.I11, "0".repeat(26) + " was executed");
  }

  @Test
  @Order(2)
  void i12_jobThatNeverWentOnAfterHealing() {
    var healedAt = stoppedAt.plusSeconds(30);

    assertFound(Invariant.I12, "tick was due", rig.evidence(healedAt, healedAt.plusSeconds(30)));
  }

  /// By then every nominal time up to the node's end must have its row.
  private Instant graceLater() {
    return stoppedAt.plus(CalendarCheck.GRACE);
  }

  private Instant due(String run) {
    return rig.sql()
        .list(
            "select due_at from cryptorun.attempt where run_id = ?",
            row -> Sql.instant(row, 1),
            run)
        .getFirst();
  }

  private Path fileOf(String run) {
    var path =
        rig.sql()
            .rows("select path from cryptorun.artifact where run_id = ? order by name", run)
            .getFirst();
    return rig.home().resolve(path);
  }
}
