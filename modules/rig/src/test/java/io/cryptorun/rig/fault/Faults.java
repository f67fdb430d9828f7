package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.Rig;
import io.cryptorun.rig.check.Finding;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import io.cryptorun.rig.report.FaultRow;
import io.cryptorun.rig.report.ReliabilityTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A pair under faults, with what has to be counted for the table.
final class Faults implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Falls due every second and works half of it, so that a fault seldom hits an idle node.
  static final RigJob TICK = RigJob.steady("tick", "* * * * * *", Duration.ofMillis(600));

  private static final String ABANDONED =
      "select count(*) from cryptorun.attempt where outcome = 'abandoned' and finished_at >="
          + " ?::timestamptz";
  private static final String REJECTED =
      "select count(*) from cryptorun.event where kind = 'rejected' and at >= ?::timestamptz";

  private final Rig rig;
  private final List<Duration> takeovers = new ArrayList<>();
  private Instant since;

  private Faults(Rig rig) {
    this.rig = rig;
    this.since = rig.sql().now();
  }

  /// Nodes `a` and `b`, both delivering.
  static Faults pair(RigJob... jobs) throws IOException {
    var rig = Rig.with(List.of(jobs));
    rig.start("a");
    rig.start("b");
    return new Faults(rig);
  }

  Rig rig() {
    return rig;
  }

  /// From here on is counted for the next row.
  void begin() {
    since = rig.sql().now();
    takeovers.clear();
  }

  void tookOver(Duration after) {
    takeovers.add(after);
  }

  List<Duration> takeovers() {
    return List.copyOf(takeovers);
  }

  static String other(String node) {
    return node.equals("a") ? "b" : "a";
  }

  long epoch(String node) {
    return rig.sql()
        .number("select coalesce(max(epoch), 0) from cryptorun.node_epoch where node = ?", node);
  }

  long wasted() {
    return rig.sql().number(ABANDONED, since.toString());
  }

  long refused() {
    return rig.sql().number(REJECTED, since.toString());
  }

  long published() {
    return rig.sql().number("select count(*) from cryptorun.attempt where outcome = 'success'");
  }

  /// Waits until results come again.
  void awaitPublications(int more) {
    long before = published();
    Await.until("%d more results".formatted(more), PATIENCE, () -> published() >= before + more);
  }

  /// Heals, lets the pair be, and finds nothing wrong.
  List<Finding> healAndLook() {
    return rig.findings(rig.heal());
  }

  void report(String fault, int runs, List<Finding> findings, String note) {
    new ReliabilityTable(Path.of("target"))
        .add(new FaultRow(fault, runs, takeovers, wasted(), refused(), findings.size(), note));
    assertThat(findings).as("%s (%s)", fault, note).isEmpty();
  }

  @Override
  public void close() throws IOException {
    rig.close();
  }
}
