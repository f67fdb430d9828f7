package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.Rig;
import io.cryptorun.rig.check.Finding;
import io.cryptorun.rig.check.Sampler;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.process.Await;
import io.cryptorun.rig.process.NodeProcess;
import io.cryptorun.rig.report.FaultRow;
import io.cryptorun.rig.report.ReliabilityTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A pair under faults, with what has to be counted for the table. The view of violated invariants
/// is looked at all the while.
final class Faults implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What all random choices follow from; told in the table.
  static final long SEED = Long.getLong("rig.seed", 20_261_130L);

  /// Falls due every second and works most of it, so that a fault seldom hits an idle node.
  static final RigJob TICK = RigJob.steady("tick", "* * * * * *", Duration.ofMillis(700));

  private static final String ABANDONED =
      "select count(*) from cryptorun.attempt where outcome = 'abandoned' and finished_at >="
          + " ?::timestamptz";
  private static final String REJECTED =
      "select count(*) from cryptorun.event where kind = 'rejected' and at >= ?::timestamptz";

  private final Rig rig;
  private final List<Duration> takeovers = new ArrayList<>();
  private Sampler sampler;
  private Instant since;

  private Faults(Rig rig) {
    this.rig = rig;
    this.since = rig.sql().now();
    this.sampler = Sampler.of(rig::sql);
  }

  /// Nodes `a` and `b`, both delivering.
  static Faults pair(RigJob... jobs) throws IOException {
    return pair(Rig.with(List.of(jobs)));
  }

  /// The same on a rig that was prepared. Nothing of it stays when they do not come up.
  static Faults pair(Rig rig) throws IOException {
    var faults = new Faults(rig);
    try {
      rig.start("a");
      rig.start("b");
      faults.awaitPublications(2);
      return faults;
    } catch (RuntimeException | AssertionError failure) {
      faults.close();
      throw failure;
    }
  }

  Rig rig() {
    return rig;
  }

  /// Does a fault so many times, heals, lets the pair be, looks, and writes the row.
  void each(String fault, int times, Fault step) throws Exception {
    report(fault, times, findings(times, step), "");
  }

  private List<Finding> findings(int times, Fault step) throws Exception {
    begin();
    for (int i = 0; i < times; i++) {
      step.happen();
    }
    return healAndLook();
  }

  /// The same with something broken by hand, which the view has to name as long as it is broken.
  void eachByHand(String fault, int times, Fault step) throws Exception {
    begin();
    sampler.close();
    for (int i = 0; i < times; i++) {
      step.happen();
    }
    report(fault, times, rig.findings(rig.heal()), "broken by hand");
  }

  /// One thing that goes wrong.
  @FunctionalInterface
  interface Fault {
    void happen() throws Exception;
  }

  /// From here on is counted for the next row.
  void begin() {
    var _ = rig.heal();
    sampler.close();
    sampler = Sampler.of(rig::sql);
    since = rig.sql().now();
    takeovers.clear();
  }

  void tookOver(Duration after) {
    takeovers.add(after);
  }

  List<Duration> takeovers() {
    return List.copyOf(takeovers);
  }

  NodeProcess other(NodeProcess node) {
    return rig.node(node.id().equals("a") ? "b" : "a");
  }

  NodeProcess node(String id) {
    return rig.node(id);
  }

  long epoch(String node) {
    return rig.sql()
        .number("select coalesce(max(epoch), 0) from cryptorun.node_epoch where node = ?", node);
  }

  /// The counter of a node's pulse.
  long beat(String node) {
    return rig.sql().number("select beat from cryptorun.heartbeat where node = ?", node);
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

  /// Waits until a node has published since.
  void awaitPublicationBy(String node, Instant after) {
    Await.until(
        "a result of " + node,
        PATIENCE,
        () ->
            rig.sql()
                    .number(
                        "select count(*) from cryptorun.attempt where outcome = 'success' and node"
                            + " = ? and finished_at > ?::timestamptz",
                        node,
                        after.toString())
                > 0);
  }

  /// Waits until a node lives and is seen to live. Whether it then gets work is the alarm clock's
  /// choice.
  void awaitMember(String node) {
    Await.until(
        node + " is a member again",
        PATIENCE,
        () ->
            rig.sql()
                    .number(
                        "select count(*) from cryptorun.heartbeat h join cryptorun.node_epoch e"
                            + " using (epoch) where e.node = ? and e.state = 'active' and h.beat_at"
                            + " > clock_timestamp() - interval '1 s'",
                        node)
                > 0);
  }

  /// Heals, lets the pair be, and finds nothing wrong, now or at any moment of the fault.
  List<Finding> healAndLook() {
    var findings = rig.findings(rig.heal());
    sampler.close();
    return Stream.concat(sampler.findings().stream(), findings.stream()).toList();
  }

  void report(String fault, int runs, List<Finding> findings, String note) {
    var told =
        Stream.of(note, "%d looks at the view".formatted(sampler.looks()))
            .filter(part -> !part.isEmpty())
            .toList();
    var table = new ReliabilityTable(Path.of("target"));
    table.keep(fault, findings.stream().map(Finding::toString).toList());
    table.add(
        new FaultRow(
            fault, runs, takeovers, wasted(), refused(), findings.size(), String.join("; ", told)));
    assertThat(findings).as("%s, seed %d; %s", fault, SEED, rig.home()).isEmpty();
  }

  @Override
  public void close() throws IOException {
    sampler.close();
    rig.close();
  }
}
