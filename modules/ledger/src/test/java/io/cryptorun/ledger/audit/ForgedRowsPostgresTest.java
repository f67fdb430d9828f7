package io.cryptorun.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Results;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Rows of results that a superuser changed, removed or added: the run that published them is
/// named.
class ForgedRowsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final Examined examined = new Examined(POSTGRES.database());
  private final String job = examined.job();
  private final Cluster cluster = examined.cluster();
  private final Registration node = examined.node();
  private final Tampering superuser = examined.superuser();

  @AfterEach
  void leave() {
    examined.close();
  }

  @Test
  void anAddedArtifactRow_isNamedByItsRun() throws SQLException {
    var fence = examined.publish();
    superuser.with(
        """
        insert into cryptorun.artifact (run_id, slot_id, job, due_at, name, path, node, store, media_type, bytes, sha256)
        select run_id, slot_id, job, due_at, 'extra.csv', path, node, store, media_type, bytes, sha256
        from cryptorun.artifact where run_id = '%s'
        """
            .formatted(fence.runId()));

    assertThat(examined.verify().faults())
        .extracting(Fault::kind, Fault::runId)
        .containsExactly(tuple(Fault.Kind.CHANGED_ARTIFACTS, fence.runId()));
  }

  @Test
  void aChangedArtifactRow_isNamedByItsRun() throws SQLException {
    var fence = examined.publish();
    superuser.with(
        "update cryptorun.artifact set sha256 = repeat('cd', 32) where run_id = '%s'"
            .formatted(fence.runId()));

    assertThat(examined.verify().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Fault.Kind.CHANGED_ARTIFACTS);
          assertThat(fault.runId()).isEqualTo(fence.runId());
          assertThat(fault.position()).isEqualTo(2);
        });
  }

  @Test
  void aChangedGate_aRemovedOne_andAnAddedOne_areNamedByTheirRun() throws SQLException {
    examined.publish();
    for (var forgery :
        new String[] {
          "update cryptorun.gate_decision set passed = true where run_id = '%s' and gate = 'depth'",
          "delete from cryptorun.gate_decision where run_id = '%s' and gate = 'depth'",
          """
          insert into cryptorun.gate_decision (run_id, job, due_at, symbol, rank, gate, seq, class, passed, code)
          select run_id, job, due_at, 'XYZ/USD', 9, gate, seq, class, true, code
          from cryptorun.gate_decision where run_id = '%s' limit 1
          """,
        }) {
      var fence = examined.publish();
      superuser.with(forgery.formatted(fence.runId()));

      assertThat(examined.verify().faults())
          .filteredOn(fault -> fence.runId().equals(fault.runId()))
          .extracting(Fault::kind)
          .as(forgery)
          .containsExactly(Fault.Kind.CHANGED_GATES);
    }
  }

  @Test
  void aChangedCoin_isNamedByItsRun() throws SQLException {
    var fence = Cluster.fence(cluster.request(node.node(), job, SlotKind.REPLAY, job));
    cluster
        .attempts()
        .publish(
            fence,
            Results.withCandidates(
                CandidateRow.skipped("BTC/USD", "CANDLES_SHORT"),
                CandidateRow.skipped("SOL/USD", "CANDLES_SHORT")));
    assertThat(examined.verify().faults()).isEmpty();

    superuser.with(
        "update cryptorun.candidate set reason = 'OTHER' where run_id = '%s' and symbol = 'SOL/USD'"
            .formatted(fence.runId()));

    assertThat(examined.verify().faults())
        .extracting(Fault::kind, Fault::runId)
        .containsExactly(tuple(Fault.Kind.CHANGED_CANDIDATES, fence.runId()));
  }

  @Test
  void aChangedRegime_aChangedCheck_andAddedOnes_areNamedByTheirRun() throws SQLException {
    for (var forgery :
        new String[] {
          "update cryptorun.regime_history set regime = 'volatile' where run_id = '%s'",
          "update cryptorun.provider_check set fallback = 'okx' where run_id = '%s'",
          "delete from cryptorun.provider_check where run_id = '%s'",
          """
          insert into cryptorun.regime_history (at, market, regime, confidence, weights, valid_until, run_id)
          select at, market, regime, confidence, weights, valid_until, run_id from cryptorun.regime_history
          where run_id = '%s'
          """,
        }) {
      var fence =
          Cluster.fence(
              cluster.request(node.node(), job, SlotKind.MANUAL, job + System.nanoTime()));
      cluster.attempts().publish(fence, Results.withState());
      assertThat(examined.verify().faults())
          .filteredOn(fault -> fence.runId().equals(fault.runId()))
          .isEmpty();
      superuser.with(forgery.formatted(fence.runId()));

      assertThat(examined.verify().faults())
          .filteredOn(fault -> fence.runId().equals(fault.runId()))
          .extracting(Fault::kind)
          .as(forgery)
          .containsExactly(Fault.Kind.CHANGED_STATE);
    }
  }

  @Test
  void aRunWhoseOutcomeWasChanged_isNamed() throws SQLException {
    var fence = examined.publish();
    superuser.with(
        "update cryptorun.attempt set outcome = 'failed' where run_id = '%s'"
            .formatted(fence.runId()));

    assertThat(examined.verify().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Fault.Kind.CHANGED_RUN);
          assertThat(fault.detail()).isEqualTo("the run says failed; it was published as success");
        });
  }

  @Test
  void resultsOfARunThatWasNotPublished_areNamed() throws SQLException {
    var open = Cluster.fence(cluster.request(node.node(), job, SlotKind.REPLAY, job));
    superuser.with(
        """
        insert into cryptorun.gate_decision (run_id, job, due_at, symbol, rank, gate, seq, class, passed, code)
        values ('%s', '%s', now(), 'XYZ/USD', 1, 'depth', 1, 'mandatory', true, 'OK')
        """
            .formatted(open.runId(), job),
        """
        insert into cryptorun.artifact (run_id, slot_id, job, due_at, name, path, node, store, media_type, bytes, sha256)
        values ('%s', %d, '%s', now(), 'signals.csv', 'p', 'n', 's', 'text/csv', 1, repeat('ab', 32))
        """
            .formatted(open.runId(), open.slotId(), job),
        """
        insert into cryptorun.candidate (run_id, job, due_at, symbol, decision, reason, emitted, sources)
        values ('%s', '%s', now(), 'XYZ/USD', 'skipped', 'OTHER', false, '{}')
        """
            .formatted(open.runId(), job),
        """
        insert into cryptorun.regime_history (at, market, regime, confidence, weights, valid_until, run_id)
        values (now(), 'sim:test', 'calm', 1, '{}', now(), '%s')
        """
            .formatted(open.runId()));

    assertThat(examined.verify().faults())
        .extracting(Fault::kind, Fault::runId)
        .containsExactly(
            tuple(Fault.Kind.UNACCOUNTED_ARTIFACTS, open.runId()),
            tuple(Fault.Kind.UNACCOUNTED_GATES, open.runId()),
            tuple(Fault.Kind.UNACCOUNTED_CANDIDATES, open.runId()),
            tuple(Fault.Kind.UNACCOUNTED_STATE, open.runId()));
  }
}
