package io.cryptorun.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.artifact.ArtifactContents;
import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.artifact.PublishedFile;
import io.cryptorun.ledger.artifact.SmallFile;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.CandidateRow.ScorePart;
import io.cryptorun.ledger.result.Candidates;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.result.TriggerRow;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String SHA = "ab".repeat(32);

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("node-" + job, NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void publish_underItsFence_makesEverythingVisible() {
    var fence = claimed();

    assertThat(cluster.attempts().publish(fence, full())).isInstanceOf(Written.Done.class);

    assertThat(cluster.row("select * from audit.runs where run_id = ?", fence.runId()))
        .containsEntry("outcome", "partial")
        .containsEntry("reason", "okx missing")
        .containsEntry("candidates", 2)
        .containsEntry("sources", 3)
        .containsEntry("universe_sha256", SHA);
    assertThat(cluster.row("select * from audit.slots where job = ?", job))
        .containsEntry("state", "partial")
        .containsEntry("run_id", fence.runId());
    assertThat(new Runs(cluster.database).files(fence.runId()))
        .extracting(PublishedFile::name)
        .containsExactly("signals.csv");
    assertThat(
            cluster.one(
                "select count(*) from audit.gates where run_id = ?", Long.class, fence.runId()))
        .isEqualTo(2);
    assertThat(cluster.kinds(job)).containsExactly("claimed", "published");
  }

  @Test
  void publish_keepsWhatWasFoundOutAboutEachCoin() {
    var fence = claimed();
    cluster.attempts().publish(fence, full());
    var candidates = new Candidates(cluster.database).of(fence.runId());

    assertThat(candidates)
        .containsExactly(
            new Candidates.Found(fence.runId(), fence.slot().dueAt(), btc()),
            new Candidates.Found(
                fence.runId(),
                fence.slot().dueAt(),
                CandidateRow.skipped("XYZ/USD", "CANDLES_SHORT")));
    assertThat(
            cluster.row(
                "select parts #>> '{momentum,weight}' as weight, parts #>> '{quality,raw}' as raw"
                    + " from audit.candidates where run_id = ? and symbol = 'BTC/USD'",
                fence.runId()))
        .containsEntry("weight", "0.35")
        .containsEntry("raw", null);
  }

  @Test
  void publish_keepsSmallFilesByHash() {
    cluster.attempts().publish(claimed(), full());

    assertThat(new ArtifactContents(cluster.database).find(SHA))
        .hasValueSatisfying(file -> assertThat(file.bytes()).asString().isEqualTo("header\n"));
    assertThat(new ArtifactContents(cluster.database).find("00".repeat(32))).isEmpty();
  }

  @Test
  void publish_event_hashesTheRowsAsAnAuditorCan() {
    var fence = claimed();
    cluster.attempts().publish(fence, full());

    var published =
        cluster.row(
            """
            select e.detail ->> 'artifacts_sha256' as artifacts, e.detail ->> 'gates_sha256' as gates,
              (select encode(sha256(convert_to(string_agg(
                 jsonb_build_array(name, path, node, store, media_type, rows, bytes, sha256)::text, E'\\n'
                 order by name collate "C"), 'UTF8')), 'hex')
               from audit.artifacts a where a.run_id = e.run_id) as artifacts_again,
              (select encode(sha256(convert_to(string_agg(
                 jsonb_build_array(symbol, rank, gate, class, passed, code, value, threshold, op, margin, source,
                                   age_seconds)::text, E'\\n'
                 order by symbol collate "C", gate collate "C"), 'UTF8')), 'hex')
               from audit.gates g where g.run_id = e.run_id) as gates_again,
              e.detail ->> 'candidates_sha256' as candidates,
              (select encode(sha256(convert_to(string_agg(
                 jsonb_build_array(symbol, rank, decision, reason, emitted, score, parts, venue, sources)::text, E'\\n'
                 order by symbol collate "C"), 'UTF8')), 'hex')
               from audit.candidates c where c.run_id = e.run_id) as candidates_again
            from audit.events e
            where e.kind = 'published' and e.run_id = ?
            """,
            fence.runId());

    assertThat(published.get("artifacts")).isEqualTo(published.get("artifacts_again")).isNotNull();
    assertThat(published.get("gates")).isEqualTo(published.get("gates_again")).isNotNull();
    assertThat(published.get("candidates"))
        .isEqualTo(published.get("candidates_again"))
        .isNotNull();
  }

  @Test
  void publish_twice_isRefusedAndTheFirstStands() {
    var fence = claimed();
    cluster.attempts().publish(fence, full());

    assertThat(cluster.attempts().publish(fence, full())).isInstanceOf(Written.Refused.class);
    assertThat(
            cluster.one(
                "select outcome from audit.runs where run_id = ?", String.class, fence.runId()))
        .isEqualTo("partial");
    assertThat(cluster.kinds(job)).containsExactly("claimed", "published", "rejected");
  }

  @Test
  void publish_afterItsEpochWasFenced_changesNothingAndIsRecorded() {
    var fence = claimed();
    endRegistration(fence, "fenced", false);

    assertThat(cluster.attempts().publish(fence, full())).isInstanceOf(Written.Refused.class);

    assertThat(new Runs(cluster.database).files(fence.runId())).isEmpty();
    assertThat(
            cluster.one(
                "select outcome from audit.runs where run_id = ?", String.class, fence.runId()))
        .isEqualTo("rejected");
    assertThat(cluster.one("select state from audit.slots where job = ?", String.class, job))
        .isEqualTo("planned");
    assertThat(cluster.kinds(job)).containsExactly("claimed", "rejected");
  }

  @Test
  void publish_afterItsAttemptWasAbandoned_keepsThatOutcome() {
    var fence = claimed();
    endRegistration(fence, "fenced", true);
    var other = cluster.join("other-" + job, NodeKind.DAEMON);
    var next = Cluster.fence(cluster.cron(other.node(), job, fence.slot().dueAt()));

    assertThat(cluster.attempts().publish(fence, full())).isInstanceOf(Written.Refused.class);
    assertThat(cluster.attempts().publish(next, full())).isInstanceOf(Written.Done.class);

    assertThat(
            cluster.one(
                "select outcome from audit.runs where run_id = ?", String.class, fence.runId()))
        .isEqualTo("abandoned");
    assertThat(cluster.one("select count(*) from audit.artifacts where job = ?", Long.class, job))
        .isEqualTo(1);
    assertThat(cluster.kinds(job))
        .containsExactly("claimed", "abandoned", "claimed", "rejected", "published");
    other.close();
  }

  @Test
  void publish_thatFailsHalfway_leavesTheAttemptOpen() {
    var fence = claimed();
    var broken =
        new Publication(
            Outcome.SUCCESS,
            null,
            RunFigures.none(),
            List.of(artifact("a.csv", SHA), artifact("a.csv", SHA)),
            List.of(),
            Publication.StateRows.none());

    assertThatThrownBy(() -> cluster.attempts().publish(fence, broken))
        .hasMessageContaining("artifact");
    assertThat(new Runs(cluster.database).files(fence.runId())).isEmpty();
    assertThat(
            cluster.one(
                "select outcome from audit.runs where run_id = ?", String.class, fence.runId()))
        .isEqualTo("running");
  }

  @Test
  void publish_ofAReplayWithState_isAMistake() {
    var fence = Cluster.fence(cluster.request(node.node(), job, SlotKind.REPLAY, job));

    assertThatThrownBy(() -> cluster.attempts().publish(fence, full()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void close_ofAFailedRun_closesSlotWithReason() {
    var fence = claimed();

    cluster
        .attempts()
        .close(fence, new Ending(Outcome.FAILED, "no_valid_book", "CR-RUN-001", "no book"));

    assertThat(cluster.row("select * from audit.slots where job = ?", job))
        .containsEntry("state", "failed")
        .containsEntry("reason", "error");
    assertThat(cluster.row("select * from audit.runs where run_id = ?", fence.runId()))
        .containsEntry("outcome", "failed")
        .containsEntry("error_code", "CR-RUN-001");
    assertThat(cluster.kinds(job)).containsExactly("claimed", "failed");
  }

  @Test
  void close_ofACancelledRun_letsTheNextOneIn() {
    var fence = Cluster.fence(cluster.request(node.node(), job, SlotKind.MANUAL, job + "-1"));
    cluster.attempts().close(fence, new Ending(Outcome.CANCELLED, "operator", null, null));

    assertThat(cluster.request(node.node(), job, SlotKind.MANUAL, job + "-2"))
        .isInstanceOf(Claim.Claimed.class);
  }

  private Fence claimed() {
    return Cluster.fence(cluster.cron(node.node(), job, cluster.dueNow()));
  }

  private void endRegistration(Fence fence, String state, boolean withItsAttempts) {
    var sql =
        withItsAttempts
            ? "select cryptorun.close_epoch(?, ?, 'test')::text"
            : "update cryptorun.node_epoch set ended_at = clock_timestamp(), state = 'fenced'"
                + " where epoch = ? and state <> ? returning state";
    cluster.one(sql, String.class, fence.owner().epoch(), state);
  }

  private static Publication full() {
    return new Publication(
        Outcome.PARTIAL,
        "okx missing",
        new RunFigures("normal", "default", 2, 1, 1, 3, SHA),
        List.of(artifact("signals.csv", SHA)),
        List.of(gate("freshness", 1, true), gate("depth", 2, false)),
        List.of(btc(), CandidateRow.skipped("XYZ/USD", "CANDLES_SHORT")),
        Publication.StateRows.none()
            .withTriggers(
                List.of(
                    new TriggerRow("BTC/USD", Instant.parse("2026-03-01T00:00:00Z"), 1.5, "okx"))));
  }

  private static CandidateRow btc() {
    return new CandidateRow(
        "BTC/USD",
        1,
        "reject",
        "DEPTH_LOW",
        false,
        71.25,
        List.of(
            new ScorePart("momentum", 80.5, 78.25, 0.35, 27.3875, false),
            new ScorePart("quality", Double.NaN, 50.0, 0.15, 7.5, true)),
        "okx",
        List.of("kraken:candles_1h", "okx:book"));
  }

  private static ArtifactRow artifact(String name, String sha256) {
    var content = SmallFile.of("header\n".getBytes(StandardCharsets.UTF_8));
    return new ArtifactRow(name, "signals/" + name, "host:/var", "text/csv", 0, 7, sha256, content);
  }

  private static GateRow gate(String name, int seq, boolean passed) {
    return new GateRow(
        new GateRow.Symbol("BTC/USD", 1, seq),
        name,
        "hard",
        passed,
        passed ? "OK" : "DEPTH_LOW",
        new GateRow.Comparison(1.25, ">=", passed ? 1.0 : null, passed ? 0.25 : null),
        "okx",
        null);
  }
}
