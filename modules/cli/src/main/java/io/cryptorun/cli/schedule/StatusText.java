package io.cryptorun.cli.schedule;

import io.cryptorun.app.Version;
import io.cryptorun.cli.GlobalOptions;
import io.cryptorun.cli.cluster.NodeText;
import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status for people.
///
/// @param waiting requests without an outcome
/// @param trouble what is not as it should be; empty for healthy
record StatusText(
    LedgerView view,
    List<NodeRow> nodes,
    List<Commands.Status> waiting,
    List<String> trouble,
    Instant now) {

  /// @param width of the terminal; wider rows of its tables are cut, null for none
  String text(GlobalOptions options, @Nullable Integer width) {
    var times = options.times(now);
    var text = new StringBuilder();
    text.append(
        "cryptorun %s · %s · %s%n%n"
            .formatted(
                Version.code(),
                new Times(options.zone(), Times.Style.iso, now).text(now),
                trouble.isEmpty() ? "HEALTHY" : "NOT HEALTHY: " + String.join("; ", trouble)));
    for (var warning : Warnings.of(nodes)) {
      text.append("warning: %s%n".formatted(warning));
    }
    text.append(nodeTable(times, width)).append('\n').append(jobTable(times, width)).append('\n');
    for (var run : view.open()) {
      text.append(
          "running: %s run %s on %s since %s%n"
              .formatted(
                  run.slot().job(), run.runId(), run.owner().node(), times.text(run.startedAt())));
    }
    text.append(new ScheduleNotes(view, waiting, options.zone()).text());
    var regime = view.regimeWord();
    var health = view.health();
    return text.append(
            "Regime %s · Venues %s · Market %s%n"
                .formatted(
                    regime == null ? "unknown" : regime,
                    health == null ? "never checked" : health.text(),
                    Cells.shortened(view.market())))
        .toString();
  }

  private String nodeTable(Times times, @Nullable Integer width) {
    if (nodes.isEmpty()) {
      return "no node has ever run here\n";
    }
    var table =
        new Table(
            "NODE",
            "STATE",
            "UP SINCE",
            "CHECK-IN",
            "SKEW",
            "RUNNING",
            "FIRED 24H",
            "RECOVERED 24H",
            "VERSION");
    for (var node : nodes) {
      var told = new NodeText(node, times);
      table.row(
          node.node(),
          node.standing(),
          times.text(node.startedAt()),
          told.checkIn(),
          told.skew(),
          Integer.toString(node.running()),
          Integer.toString(node.fired24h()),
          Integer.toString(node.recovered24h()),
          node.version());
    }
    return table.text(true, width);
  }

  private String jobTable(Times times, @Nullable Integer width) {
    var table =
        new Table(
            "JOB",
            "LAST DUE",
            "RESULT",
            "ROWS",
            "TOOK",
            "DELAY",
            "NODE",
            "NEXT FIRE",
            "LATE",
            "SKIPPED 24H",
            "FAILED 24H");
    for (var job : view.settings().jobs()) {
      var run = view.lastRuns().get(job.name());
      long late = view.lateSeconds(job, now);
      var day = view.lastDay(job);
      table.row(
          job.name(),
          run == null ? "never" : times.text(run.slot().dueAt()),
          run == null ? "-" : run.result().outcome().word(),
          run == null || run.figures().rows() == null ? "-" : run.figures().rows().toString(),
          run == null ? "-" : run.duration().map(RunProgress::seconds).orElse("-"),
          delay(run),
          run == null ? "-" : run.owner().node(),
          next(job, times),
          late == 0 ? "no" : late + "s",
          Integer.toString(day.skipped()),
          Integer.toString(day.failed()));
    }
    return table.text(true, width);
  }

  private static String delay(@Nullable Run run) {
    return run == null
        ? "-"
        : RunProgress.seconds(Duration.between(run.slot().dueAt(), run.startedAt()));
  }

  private String next(JobSettings job, Times times) {
    if (!job.enabled()) {
      return "disabled";
    }
    var fires = view.nextFires(job, now, 1);
    if (fires.isEmpty()) {
      return "paused";
    }
    var when = times.text(fires.getFirst());
    var in = "in " + Times.about(Duration.between(now, fires.getFirst()));
    return (when.startsWith("in ") ? when : "%s (%s)".formatted(when, in))
        + (view.pause(job) == null ? "" : " paused until then");
  }
}
