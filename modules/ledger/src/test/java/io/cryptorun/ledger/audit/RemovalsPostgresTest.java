package io.cryptorun.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Results;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.run.RunLog;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What retention lets go of, what it keeps, and what it leaves.
class RemovalsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private Removals removals;
  private Tampering superuser;
  private Instant before;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("removal-" + job, NodeKind.DAEMON);
    removals = new Removals(cluster.database);
    superuser = new Tampering(POSTGRES.database());
    before = cluster.now().minus(Duration.ofDays(90));
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void oldEvents_go_andTheRestIsVerifiedFromTheAnchor() throws SQLException {
    oldEvents(3);
    publish();

    assertThat(removals.events(job, before, node.node())).isEqualTo(new Removals.Step(3, null));

    var verified = verify();
    assertThat(verified.faults()).isEmpty();
    assertThat(verified.chains().getFirst().from()).isEqualTo(4);
    assertThat(verified.chains().getFirst().removedUpTo()).isEqualTo(3);
    assertThat(cluster.row("select subject, what, rows from audit.removals where what = ?", job))
        .containsEntry("subject", "events")
        .containsEntry("rows", 3L);
    assertThat(cluster.kinds("cluster")).contains("removed");
    assertThat(removals.events(job, before, node.node()).removed()).as("again").isZero();

    superuser.with("delete from cryptorun.event where position = 4 and chain = '" + job + "'");
    assertThat(verify().faults())
        .extracting(Fault::kind, Fault::position)
        .startsWith(tuple(Fault.Kind.MISSING_EVENT, 4L));
  }

  @Test
  void theNewestEvent_stays_howeverOldItIs() throws SQLException {
    oldEvents(3);

    assertThat(removals.events(job, before, node.node()).removed()).isEqualTo(2);
    assertThat(verify().faults()).isEmpty();
    assertThat(cluster.one("select count(*) from audit.invariants where job = ?", Long.class, job))
        .isZero();
  }

  @Test
  void aChainThatDoesNotHold_losesNothing() throws SQLException {
    oldEvents(4);
    superuser.with(
        "update cryptorun.event set kind = 'forged' where position = 2 and chain = '" + job + "'");

    assertThat(removals.events(job, before, node.node())).isEqualTo(new Removals.Step(0, 2L));
    assertThat(cluster.kinds(job)).hasSize(4);
  }

  @Test
  void whatIsYoungerThanADay_isKept_whoeverAsks() {
    var young = cluster.now().minus(Duration.ofHours(23));

    assertThatThrownBy(() -> removals.events(job, young, node.node()))
        .hasMessageContaining("younger than a day");
    assertThatThrownBy(() -> removals.gates(young, node.node()))
        .hasMessageContaining("younger than a day");
    for (var subject : Removals.subjects()) {
      assertThatThrownBy(() -> removals.rows(subject, young, node.node()))
          .hasMessageContaining("younger than a day");
    }
  }

  @Test
  void events_cannotBeDeletedWithoutAnAnchor_evenByTheSuperuser() throws SQLException {
    publish();
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute("set cryptorun.removing = 'event'");
      assertThatThrownBy(
              () -> statement.execute("delete from cryptorun.event where chain = '" + job + "'"))
          .hasMessageContaining("where no anchor stands");
    }
  }

  @Test
  void monthsOfGates_go_andTheirPublicationsAreNoFault() throws SQLException {
    var fence = publish();
    oldMonth("2020_02", fence);
    var firstOfMarch = Instant.parse("2020-03-01T00:00:00Z");

    assertThat(removals.gates(firstOfMarch.minusSeconds(1), node.node())).isZero();
    assertThat(removals.gates(firstOfMarch, node.node())).isEqualTo(4);
    assertThat(cluster.row("select what, rows from audit.removals where subject = 'gates'"))
        .containsEntry("what", "gate_decision_2020_02")
        .containsEntry("rows", 4L);
    assertThat(verify().faults())
        .as("its event is of today, so its gates should be there")
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.CHANGED_GATES);

    superuser.with("update cryptorun.removal set before = clock_timestamp()");
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void linesOfRuns_olderThanThat_go() {
    var run = publish().runId();
    new RunLog(cluster.database)
        .append(
            run,
            List.of(
                RunLog.Line.said(before.minusSeconds(1), "info", "old"),
                RunLog.Line.said(before.plusSeconds(1), "info", "young")));

    assertThat(removals.rows("run_log", before, node.node()).removed()).isEqualTo(1);
    assertThat(new RunLog(cluster.database).lines(run))
        .extracting(RunLog.Line::text)
        .containsExactly("young");
  }

  @Test
  void oldChecksAndTriggers_go_butForTheNewest() throws SQLException {
    var run = publish().runId();
    for (int days : new int[] {100, 99}) {
      superuser.with(
          """
          insert into cryptorun.provider_check overriding system value
          select nextval('cryptorun.provider_check_id_seq'), now() - interval '%1$d days', '%2$s', 'kraken', 1, true, '{}', '{}',
                 1, 0, 0, null, 0, 1, 0, 'local', 0, 1, 0, 1, 'CLOSED', 300, 1, null, '%3$s-%1$d'
          """
              .formatted(days, "sim:" + job, run),
          """
          insert into cryptorun.trigger_state (market, job, symbol, valid_at, run_id)
          values ('sim:test', '%2$s', 'BTC/USD', now() - interval '%1$d days', '%3$s')
          """
              .formatted(days, job, run));
    }

    assertThat(removals.rows("provider_checks", before, node.node()).removed()).isEqualTo(1);
    assertThat(removals.rows("triggers", before, node.node()).removed()).isEqualTo(1);
    assertThat(removals.rows("triggers", before, node.node()).removed()).isZero();
    assertThat(
            cluster.one(
                "select run_id from audit.providers where market = ?", String.class, "sim:" + job))
        .isEqualTo(run + "-99");
  }

  @Test
  void coinsOfOldRuns_go_andThoseOfAYoungReplayOfLongAgoStay() throws SQLException {
    var old = coins("OLD/USD", "OLDER/USD");
    var young = coins("YOUNG/USD");
    superuser.with(
        "update cryptorun.candidate set due_at = '2020-01-01' where run_id = '%s'".formatted(young),
        "update cryptorun.attempt set started_at = now() - interval '91 days' where run_id = '%s'"
            .formatted(old));

    long removed = 0;
    for (var step = step(); step.mayHaveMore(); step = step()) {
      removed += step.removed();
    }

    assertThat(removed).isEqualTo(2);
    assertThat(
            cluster.one(
                "select string_agg(run_id, ',') from audit.candidates where run_id in (?, ?)",
                String.class,
                old,
                young))
        .isEqualTo(young);
    assertThat(verify().faults()).isEmpty();

    superuser.with("delete from cryptorun.candidate where run_id = '%s'".formatted(young));
    assertThat(verify().faults())
        .extracting(Fault::kind, Fault::runId)
        .containsExactly(tuple(Fault.Kind.CHANGED_CANDIDATES, young));
  }

  private Removals.Step step() {
    return removals.rows("candidates", before, node.node());
  }

  private String coins(String... symbols) {
    var fence =
        Cluster.fence(cluster.request(node.node(), job, SlotKind.REPLAY, job + System.nanoTime()));
    var found =
        Stream.of(symbols).map(symbol -> CandidateRow.skipped(symbol, "CANDLES_SHORT")).toList();
    cluster.attempts().publish(fence, Results.withCandidates(found.toArray(CandidateRow[]::new)));
    return fence.runId();
  }

  /// The gates of a run, as if they had been recorded in another month.
  private void oldMonth(String month, Fence fence) throws SQLException {
    var first = month.replace('_', '-') + "-01";
    superuser.with(
        """
        create table cryptorun.gate_decision_%s partition of cryptorun.gate_decision
        for values from ('%s 00:00Z') to ('2020-03-01 00:00Z')
        """
            .formatted(month, first),
        "alter table cryptorun.gate_decision_%1$s owner to %2$s_owner"
            .formatted(month, POSTGRES.database().rolePrefix()),
        "update cryptorun.gate_decision set recorded_at = '%s 12:00Z' where run_id = '%s'"
            .formatted(first, fence.runId()));
  }

  private void oldEvents(int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      superuser.append(job, before.minus(Duration.ofDays(count - i)), "step");
    }
  }

  private Fence publish() {
    var fence =
        Cluster.fence(cluster.request(node.node(), job, SlotKind.REPLAY, job + System.nanoTime()));
    cluster.attempts().publish(fence, Results.of("BTC/USD", "SOL/USD"));
    return fence;
  }

  private Verified verify() {
    return new VerifyHistory(cluster.database).verify(new Scope(null, job), (_, _, _) -> {});
  }
}
