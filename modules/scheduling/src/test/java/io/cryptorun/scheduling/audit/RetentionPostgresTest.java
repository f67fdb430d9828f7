package io.cryptorun.scheduling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.audit.GatePartitions;
import io.cryptorun.ledger.audit.Removals;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String OPEN =
      "select count(*) from audit.invariants where invariant = ? and coalesce(job, ?) = ?";

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private Retention retention;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("retention-" + job, NodeKind.DAEMON);
    retention =
        new Retention(
            new Removals(cluster.database),
            new GatePartitions(cluster.database),
            new Findings(cluster.database),
            () -> Duration.ofDays(2));
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void oldRows_goOnceAnHour() throws SQLException {
    var now = cluster.now();
    var run = Cluster.fence(cluster.cron(node.node(), job, cluster.dueNow())).runId();
    line(run, 1, now.minus(Duration.ofDays(3)));
    retention.look(now, node.node());
    assertThat(lines(run)).isZero();

    line(run, 2, now.minus(Duration.ofDays(3)));
    retention.look(now.plus(Duration.ofMinutes(59)), node.node());
    assertThat(lines(run)).as("within the hour").isEqualTo(1);
    retention.look(now.plus(Duration.ofMinutes(60)), node.node());
    assertThat(lines(run)).isZero();
  }

  @Test
  void aChainThatDoesNotHold_isAFinding_untilItHoldsAgain() throws SQLException {
    superuser(
        """
        insert into cryptorun.event (chain, position, job, at, actor, kind, prev_hash, hash)
        select '%1$s', n, '%1$s', now() - interval '5 days', 'test', 'forged', '', '' from generate_series(1, 2) n
        """
            .formatted(job),
        "insert into cryptorun.chain_head values ('%s', 2, '')".formatted(job));
    retention.look(cluster.now(), node.node());
    assertThat(cluster.one(OPEN, Long.class, "broken_history", job, job)).isEqualTo(1);

    superuser("delete from cryptorun.event where chain = '%s'".formatted(job));
    retention.look(cluster.now().plus(Duration.ofHours(1)), node.node());
    assertThat(cluster.one(OPEN, Long.class, "broken_history", job, job)).isZero();
  }

  @Test
  void gatesWithoutAPartitionOfTheirOwn_areAFinding_andMissingPartitionsAreMade()
      throws SQLException {
    int _ = new GatePartitions(cluster.database).prepare();
    superuser(
        """
        insert into cryptorun.gate_decision (recorded_at, run_id, job, due_at, symbol, rank, gate, seq, class, passed, code)
        values (now() + interval '3 years', 'r', '%s', now(), 'BTC/USD', 1, 'depth', 1, 'mandatory', true, 'OK')
        """
            .formatted(job),
        "drop table cryptorun.gate_decision_%1$tY_%1$tm"
            .formatted(cluster.now().atZone(java.time.ZoneOffset.UTC).plusMonths(3)));
    retention.look(cluster.now(), node.node());
    assertThat(cluster.one(OPEN, Long.class, "stray_gates", "none", "none")).isEqualTo(1);
    assertThat(new GatePartitions(cluster.database).prepare()).as("none is missing").isZero();

    superuser("delete from cryptorun.gate_decision_default");
    retention.look(cluster.now().plus(Duration.ofHours(1)), node.node());
    assertThat(cluster.one(OPEN, Long.class, "stray_gates", "none", "none")).isZero();
  }

  private void line(String run, int number, Instant at) throws SQLException {
    superuser(
        "insert into cryptorun.run_log values ('%s', %d, '%s', 'info', 'a line')"
            .formatted(run, number, at));
  }

  private long lines(String run) {
    return cluster.one("select count(*) from cryptorun.run_log where run_id = ?", Long.class, run);
  }

  private static void superuser(String... statements) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
