package io.cryptorun.cli.schedule;

import io.cryptorun.app.Version;
import io.cryptorun.cli.GlobalOptions;
import io.cryptorun.cli.output.Table;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.NodeRow;
import io.cryptorun.ledger.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status for people.
///
/// @param trouble what is not as it should be; empty for healthy
record StatusText(
    LedgerView view, List<NodeRow> nodes, List<Run> running, List<String> trouble, Instant now) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssX");

  String text(GlobalOptions options) {
    var zone = options.zone();
    var text = new StringBuilder();
    text.append(
        "cryptorun %s · %s · %s%n%n"
            .formatted(
                Version.code(),
                now.truncatedTo(ChronoUnit.SECONDS),
                trouble.isEmpty() ? "HEALTHY" : "NOT HEALTHY: " + String.join("; ", trouble)));
    text.append(nodeTable(zone)).append('\n').append(jobTable(zone)).append('\n');
    for (var run : running) {
      text.append(
          "running: %s run %s on %s since %s%n"
              .formatted(
                  run.slot().job(), run.runId(), run.owner().node(), at(run.startedAt(), zone)));
    }
    var regime = view.regimeWord();
    var health = view.health();
    return text.append(
            "Regime %s · Venues %s · Market %s%n"
                .formatted(
                    regime == null ? "unknown" : regime,
                    health == null ? "never checked" : health.text(),
                    view.market()))
        .toString();
  }

  private String nodeTable(ZoneId zone) {
    var table = new Table("NODE", "STATE", "UP SINCE", "EPOCH", "HOST", "MARKET", "VERSION");
    for (var node : nodes) {
      table.row(
          node.node(),
          node.state().equals("active") && !node.alive() ? "dead" : node.state(),
          at(node.startedAt(), zone),
          Long.toString(node.epoch()),
          node.host(),
          shortened(node.market()),
          node.version());
    }
    return nodes.isEmpty() ? "no node has ever run here\n" : table.text();
  }

  private static String shortened(String market) {
    return market.length() > 16 ? market.substring(0, 16) + "…" : market;
  }

  private String jobTable(ZoneId zone) {
    var table = new Table("JOB", "LAST DUE", "RESULT", "ROWS", "TOOK", "NODE", "NEXT FIRE", "LATE");
    for (var job : view.settings().jobs()) {
      var run = view.lastRuns().get(job.name());
      long late = view.lateSeconds(job, now);
      table.row(
          job.name(),
          run == null ? "never" : at(run.slot().dueAt(), zone),
          run == null ? "-" : run.result().outcome().word(),
          run == null || run.figures().rows() == null ? "-" : run.figures().rows().toString(),
          took(run),
          run == null ? "-" : run.owner().node(),
          next(job, zone),
          late == 0 ? "no" : late + "s");
    }
    return table.text();
  }

  private static String took(@Nullable Run run) {
    return run == null ? "-" : run.duration().map(RunProgress::seconds).orElse("-");
  }

  private String next(JobSettings job, ZoneId zone) {
    if (!job.enabled()) {
      return "disabled";
    }
    var next = job.cron().next(now, view.settings().global().timezone());
    var minutes = Duration.between(now, next).plusSeconds(59).toMinutes();
    return "%s (in %dm)".formatted(at(next, zone), minutes);
  }

  private static String at(Instant instant, ZoneId zone) {
    return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
