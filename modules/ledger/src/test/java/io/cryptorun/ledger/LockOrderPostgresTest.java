package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.ForgottenAttempts;
import io.cryptorun.ledger.run.OverdueAttempts;
import io.cryptorun.ledger.run.OwnerlessAttempts;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Transactions that write into several chains, beside another that does: each takes slots before
/// chains, and chains in the order of their names, so one waits for the other and neither is ended
/// as the victim of a deadlock.
class LockOrderPostgresTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private Cluster cluster;
  private Database patient;
  private Registration one;
  private Registration two;
  private Fence first;
  private Fence last;

  /// The node that registered first runs the job whose name comes last.
  @BeforeEach
  void twoNodesAtWork() {
    cluster = new Cluster(POSTGRES.database());
    patient = Schema.open(Schema.app(POSTGRES.database()), Cluster.patient("patient", 1));
    one = cluster.join("one", NodeKind.DAEMON);
    two = cluster.join("two", NodeKind.DAEMON);
    var job = Cluster.job();
    last = Cluster.fence(cluster.cron(one.node(), job + ".z", cluster.dueNow()));
    first = Cluster.fence(cluster.cron(two.node(), job + ".a", cluster.dueNow()));
  }

  @AfterEach
  void leave() {
    two.close();
    one.close();
    patient.close();
    cluster.close();
  }

  @Test
  void endOfEveryRegistration_takesChainsInTheirOrder() throws Exception {
    assertThat(
            besideWriterOf(
                event(first),
                event(last),
                () ->
                    cluster.one("select cryptorun.end_epochs(?, 'test')", Integer.class, newest())))
        .isEqualTo(2);
    assertThat(outcomes()).containsOnly("abandoned");
  }

  @Test
  void takeover_takesSlotsBeforeChains() throws Exception {
    assertThat(
            besideWriterOf(
                slot(last),
                event(last),
                () ->
                    asked("select cryptorun.close_epoch(?, 'fenced', 'test')", one.node().epoch())))
        .isOne();
  }

  @Test
  void closingOfWhatNobodyOwns_takesChainsInTheirOrder() throws Exception {
    cluster.change("update cryptorun.node_epoch set state = 'left', ended_at = now()");

    assertThat(
            besideWriterOf(
                event(first), event(last), () -> new OwnerlessAttempts(patient).close(two.node())))
        .isEqualTo(2);
    assertThat(outcomes()).containsOnly("abandoned");
  }

  @Test
  void closingOfOverdueAttempts_takesSlotsBeforeChains() throws Exception {
    cluster.change(
        "update cryptorun.attempt set deadline = now() - interval '1 h' where outcome = 'running'");

    assertThat(
            besideWriterOf(
                slot(last),
                event(last),
                () -> new OverdueAttempts(patient).close(two.node()).size()))
        .isEqualTo(2);
    assertThat(outcomes()).containsOnly("timeout");
  }

  @Test
  void closingOfForgottenAttempts_takesSlotsBeforeChains() throws Exception {
    cluster.change(
        "update cryptorun.attempt set started_at = started_at - interval '1 min' where outcome ="
            + " 'running'");

    assertThat(
            besideWriterOf(
                slot(first),
                event(first),
                () -> new ForgottenAttempts(patient).close(two.node(), List.of()).size()))
        .isOne();
  }

  /// Another transaction has done its first step; what is tested waits for it; then it does its
  /// second.
  private int besideWriterOf(String before, String after, IntSupplier tested) throws Exception {
    try (var other = cluster.at.connect()) {
      other.setAutoCommit(false);
      execute(other, before);
      var answer = CompletableFuture.supplyAsync(tested::getAsInt);
      awaitWaiter(answer);
      execute(other, after);
      other.commit();
      return answer.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void awaitWaiter(CompletableFuture<Integer> answer) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (waiters() == 0) {
      assertThat(answer).as("it does not wait").isNotDone();
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private int waiters() {
    return cluster.one(
        "select count(*) from pg_stat_activity where datname = current_database() and"
            + " wait_event_type = 'Lock'",
        Integer.class);
  }

  private static void execute(Connection session, String sql) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String event(Fence fence) {
    return "insert into cryptorun.event (job, actor, kind, detail) values ('%s', 'test', 'claimed', '{}')"
        .formatted(fence.slot().job());
  }

  private static String slot(Fence fence) {
    return "select from cryptorun.slot where slot_id = %d for update".formatted(fence.slotId());
  }

  private int asked(String sql, long epoch) {
    return patient.read(handle -> handle.select(sql, epoch).mapTo(Integer.class).one());
  }

  private long newest() {
    return cluster.one("select max(epoch) from cryptorun.node_epoch", Long.class);
  }

  private List<String> outcomes() {
    return cluster.database.read(handle ->
        handle
            .select(
                "select outcome from audit.runs where run_id in (?, ?)",
                first.runId(),
                last.runId())
            .mapTo(String.class)
            .list());
  }
}
