package io.cryptorun.bench.flow;

import io.cryptorun.bench.Table;
import java.util.List;
import java.util.Locale;

/// One measured hot scan.
///
/// @param name `first` when it built the universe, else `later`
/// @param wallSeconds from joining the cluster to leaving it
/// @param stages what its stages took
record FlowRun(
    String name,
    double wallSeconds,
    StageClock stages,
    CallCounts counts,
    double heapMegabytes,
    LowerBound bound) {

  /// One line for each run.
  static Table overview(List<FlowRun> runs) {
    var table =
        new Table(
            "run",
            "wall s",
            "universe",
            "fetch",
            "score",
            "gates",
            "write",
            "around",
            "calls",
            "refused",
            "heap MB",
            "bound s",
            "set by",
            "wall : bound");
    for (var run : runs) {
      var stages = run.stages;
      table.row(
          run.name,
          seconds(run.wallSeconds),
          seconds(stages.seconds("universe")),
          seconds(stages.seconds("fetch")),
          seconds(stages.seconds("score")),
          seconds(stages.seconds("gates")),
          seconds(stages.seconds("write")),
          seconds(run.wallSeconds - stages.allSeconds()),
          String.valueOf(run.counts.all()),
          String.valueOf(run.counts.refused()),
          "%.0f".formatted(run.heapMegabytes),
          seconds(run.bound.seconds()),
          run.bound.by(),
          seconds(run.wallSeconds / run.bound.seconds()));
    }
    return table;
  }

  /// One line for each budget that this run used.
  Table budgets() {
    var table = new Table("venue", "calls", "budget", "counted", "burst", "a second", "at least s");
    for (var need : bound.budgets()) {
      var calls = counts.calls().get(need.budget().venue());
      table.row(
          need.budget().venue().id(),
          calls == null ? "" : String.valueOf(calls.all()),
          need.budget().name(),
          String.valueOf(need.charged()),
          String.valueOf(need.limit().capacity()),
          "%.1f".formatted(need.limit().perSecond()),
          seconds(need.seconds()));
    }
    return table;
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
