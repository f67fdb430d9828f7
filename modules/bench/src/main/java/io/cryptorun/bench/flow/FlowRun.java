package io.cryptorun.bench.flow;

import io.cryptorun.bench.Table;
import io.cryptorun.domain.market.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One measured run of a workflow.
///
/// @param job its name
/// @param run `first` in its home, or `later`
/// @param wallSeconds from joining the cluster to leaving it
/// @param stages what its stages took
record FlowRun(
    String job,
    String run,
    double wallSeconds,
    StageClock stages,
    CallCounts counts,
    double heapMegabytes,
    LowerBound bound) {

  private static final String[] FIGURES =
      "job,run,wall s,calls,refused,kB received,heap MB,bound s,set by,wall : bound".split(",", -1);

  /// One line for each run.
  static Table overview(List<FlowRun> runs) {
    var table = new Table(FIGURES);
    for (var run : runs) {
      table.row(
          run.job,
          run.run,
          decimals(run.wallSeconds),
          String.valueOf(run.counts.all()),
          String.valueOf(run.counts.refused()),
          "%.1f".formatted(run.counts.bytes() / 1e3),
          "%.0f".formatted(run.heapMegabytes),
          decimals(run.bound.seconds()),
          run.bound.by(),
          decimals(run.wallSeconds / run.bound.seconds()));
    }
    return table;
  }

  /// Calls of each run, by host.
  static Table hosts(List<FlowRun> runs) {
    var hosts = Provider.values();
    var table = new Table(cells("job", "run", Arrays.stream(hosts).map(Provider::id)));
    for (var run : runs) {
      var calls = Arrays.stream(hosts).map(host -> String.valueOf(run.counts.all(host)));
      table.row(cells(run.job, run.run, calls));
    }
    return table;
  }

  private static String[] cells(String first, String second, Stream<String> rest) {
    return Stream.concat(Stream.of(first, second), rest).toArray(String[]::new);
  }

  /// The budgets that a run used, each with what it took at least.
  static Table budgets(List<FlowRun> runs) {
    var table =
        new Table("job", "run", "host", "budget", "counted", "burst", "a second", "at least s");
    for (var run : runs) {
      for (var need : run.bound.budgets()) {
        table.row(
            run.job,
            run.run,
            need.budget().host().id(),
            need.budget().name(),
            String.valueOf(need.charged()),
            String.valueOf(need.limit().capacity()),
            "%.1f".formatted(need.limit().perSecond()),
            decimals(need.seconds()));
      }
    }
    return table;
  }

  /// Seconds of its stages in one line.
  String stagesTold() {
    return "%s %s: %s, around %s"
        .formatted(job, run, stages, decimals(wallSeconds - stages.allSeconds()));
  }

  static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
