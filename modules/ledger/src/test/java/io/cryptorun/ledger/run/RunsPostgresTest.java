package io.cryptorun.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private Runs runs;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("runs-" + job, NodeKind.DAEMON);
    runs = new Runs(cluster.database);
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @Test
  void lastOfEachJob_passesOverReplays() {
    var fence = run(SlotKind.MANUAL, 1);
    run(SlotKind.REPLAY, 2);

    assertThat(runs.lastOfEachJob())
        .filteredOn(run -> run.slot().job().equals(job))
        .singleElement()
        .satisfies(run -> {
          assertThat(run.runId()).isEqualTo(fence.runId());
          assertThat(run.slot()).isEqualTo(fence.slot());
          assertThat(run.owner()).isEqualTo(node.node());
          assertThat(run.result().outcome()).isEqualTo(Outcome.SUCCESS);
          assertThat(run.duration()).isPresent();
          assertThat(run.origin().market()).isEqualTo(Cluster.MARKET);
          assertThat(run.figures().sources()).isEqualTo(2);
        });
    assertThat(runs.newestOf(job, 10)).hasSize(2);
  }

  @Test
  void byPrefix_findsOne_orSaysThatThereAreMore() {
    var first = run(SlotKind.MANUAL, 1);
    run(SlotKind.MANUAL, 2);

    assertThat(runs.byPrefix(first.runId().substring(0, 20).toLowerCase(Locale.ROOT), 5))
        .extracting(Run::runId)
        .containsExactly(first.runId());
    assertThat(runs.byPrefix("0", 2)).hasSize(2);
    assertThat(runs.byPrefix("%", 2)).isEmpty();
  }

  @Test
  void badges_countTheGatesOfTheLastPublishedRun() {
    assertThat(runs.badges(job)).isEmpty();
    run(SlotKind.MANUAL, 1);
    var open = Cluster.fence(cluster.request(node.node(), job, SlotKind.MANUAL, job + "-open"));

    assertThat(runs.badges(job))
        .hasValueSatisfying(badges -> {
          assertThat(badges.candidates()).isEqualTo(3);
          assertThat(badges.fresh()).isEqualTo(2);
          assertThat(badges.deep()).isEqualTo(1);
          assertThat(badges.sources()).isEqualTo(2);
        });
    assertThat(runs.open()).extracting(Run::runId).contains(open.runId());
  }

  @Test
  void log_keepsTheFirstTwoThousandLines() {
    var log = new RunLog(cluster.database);
    var runId = run(SlotKind.MANUAL, 1).runId();
    var at = cluster.now();
    var lines = IntStream.range(0, 1500).mapToObj(i -> RunLog.Line.said(at, "info", "line " + i));
    var batch = lines.toList();

    assertThat(log.append(runId, batch)).isEqualTo(1500);
    assertThat(log.append(runId, batch)).isEqualTo(500);
    assertThat(log.append(runId, batch)).isZero();
    assertThat(log.lines(runId)).hasSize(RunLog.LIMIT).startsWith(batch.getFirst());
  }

  @Test
  void log_tellsWhichLinesEndAStage_andGoesOnBehindAPlace() {
    var log = new RunLog(cluster.database);
    var runId = run(SlotKind.MANUAL, 1).runId();
    var at = cluster.now();
    var stage = RunLog.Line.ofStage(at, "fetch", "fetch: 5 books (12 ms)", Duration.ofMillis(12));
    var warning = RunLog.Line.said(at, "warn", "okx is silent");
    log.append(runId, List.of(stage));
    log.append(runId, List.of(warning));

    assertThat(log.lines(runId)).containsExactly(stage, warning);
    assertThat(log.linesAfter(runId, 1)).containsExactly(new RunLog.Numbered(2, warning));
  }

  private Fence run(SlotKind kind, int number) {
    var fence = Cluster.fence(cluster.request(node.node(), job, kind, job + "-" + number));
    var gates =
        List.of(
            gate("A/USD", "freshness", true),
            gate("B/USD", "freshness", true),
            gate("C/USD", "freshness", false),
            gate("A/USD", "depth", true),
            gate("B/USD", "depth", false));
    cluster
        .attempts()
        .publish(
            fence,
            new Publication(
                Outcome.SUCCESS,
                null,
                new RunFigures("normal", "default", 3, 1, 1, 2, null),
                List.of(),
                gates,
                Publication.StateRows.none()));
    return fence;
  }

  private static GateRow gate(String symbol, String gate, boolean passed) {
    return new GateRow(
        new GateRow.Symbol(symbol, 1, 1),
        gate,
        "hard",
        passed,
        "CODE",
        new GateRow.Comparison(null, null, null, null),
        null,
        null);
  }
}
