package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String BROKEN_LINKS =
      """
      select count(*)
      from (
        select e.*, lag(e.hash, 1, ''::bytea) over (partition by e.chain order by e.position) as before,
               row_number() over (partition by e.chain order by e.position) as place
        from audit.events e) as e
      where e.prev_hash <> e.before
         or e.position <> e.place
         or e.hash <> sha256(e.prev_hash || convert_to(jsonb_build_array(
              e.chain, e.position, e.job, to_char(e.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              e.run_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.kind,
              e.detail)::text, 'UTF8'))
      """;

  private final String job = Cluster.job();
  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = new Cluster(POSTGRES.database());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void chain_writtenByManyAtOnce_canBeRecomputedInSql() throws Exception {
    try (var node = cluster.join("node-chain", NodeKind.DAEMON);
        var threads = Executors.newFixedThreadPool(3)) {
      var claims =
          IntStream.range(0, 30)
              .<Callable<Claim>>mapToObj(
                  i -> () -> cluster.request(node.node(), job, SlotKind.REPLAY, job + "-" + i))
              .toList();
      threads.invokeAll(claims);
    }

    assertThat(cluster.kinds(job)).hasSize(60);
    assertThat(cluster.one(BROKEN_LINKS, Long.class)).isZero();
  }

  @Test
  void chain_afterARowWasChanged_isBroken() throws SQLException {
    step("first");
    step("second");
    try (var admin = POSTGRES.database().connect();
        var statement = admin.createStatement()) {
      statement.execute("alter table cryptorun.event disable trigger append_only");
      statement.execute("update cryptorun.event set kind = 'forged' where kind = 'first'");
      assertThat(cluster.one(BROKEN_LINKS, Long.class)).isEqualTo(1);
      statement.execute("update cryptorun.event set kind = 'first' where kind = 'forged'");
      statement.execute("alter table cryptorun.event enable trigger append_only");
    }
    assertThat(cluster.one(BROKEN_LINKS, Long.class)).isZero();
  }

  @Test
  void event_positionTimeAndHash_areNotTheClients() {
    cluster.database.<Integer>write(handle ->
        handle.execute(
            """
            insert into cryptorun.event (chain, position, at, job, actor, kind, prev_hash, hash)
            values ('elsewhere', 99, '2000-01-01', ?, 'a', 'k', 'x', 'y')
            """,
            job));

    assertThat(
            cluster.row(
                "select chain, position, at > '2001-01-01' as now from audit.events where job = ?",
                job))
        .containsEntry("chain", job)
        .containsEntry("position", 1L)
        .containsEntry("now", true);
    assertThat(cluster.one(BROKEN_LINKS, Long.class)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update cryptorun.event set kind = 'x'",
        "delete from cryptorun.event",
        "truncate cryptorun.event",
        "update cryptorun.artifact set name = 'x'",
        "delete from cryptorun.artifact",
        "truncate cryptorun.artifact",
        "update cryptorun.gate_decision set passed = true",
        "delete from cryptorun.gate_decision",
        "truncate cryptorun.gate_decision",
        "delete from cryptorun.gate_decision_default",
        "update cryptorun.regime_history set regime = 'calm'",
        "delete from cryptorun.regime_history",
      })
  void appendOnlyTable_refusesChange_byNodeAndBySuperuser(String change) throws SQLException {
    assertThatThrownBy(() -> cluster.database.<Integer>write(handle -> handle.execute(change)))
        .hasMessageContaining("permission denied");
    try (var admin = POSTGRES.database().connect();
        var statement = admin.createStatement()) {
      assertThatThrownBy(() -> statement.execute(change))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
  }

  /// Where a month has begun since the schema was made, one more is missing, and one more is there.
  @Test
  void gatePartitions_areMadeThreeMonthsAhead_andOnlyOnce() {
    var prepare = "select cryptorun.prepare_gate_partitions()";
    int turned = cluster.one(prepare, Integer.class);
    assertThat(turned).isLessThanOrEqualTo(1);
    assertThat(cluster.one(prepare, Integer.class)).isZero();
    assertThat(
            cluster.one(
                "select count(*) from pg_inherits where inhparent ="
                    + " 'cryptorun.gate_decision'::regclass",
                Long.class))
        .isEqualTo(5 + turned);
  }

  private void step(String kind) {
    cluster.database.<Integer>write(handle ->
        handle.execute(
            "insert into cryptorun.event (job, actor, kind) values (?, 'test', ?)", job, kind));
  }
}
