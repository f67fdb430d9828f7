package io.cryptorun.cli.schedule;

import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.slot.SlotHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A job described for people.
///
/// @param last its newest slots
/// @param next its coming fires
record DescriptionText(
    JobSettings job,
    LedgerView view,
    List<SlotHistory.Entry> last,
    List<Instant> next,
    Times times) {

  /// A further line below the one before it.
  private static final String BELOW = "\n              ";

  String text() {
    var config = job.config();
    var policy = job.policy();
    var zone = view.settings().global().timezone();
    var confirm = VolumeConfirm.of(job);
    return """
    %s (%s)  %s
    %s
    Schedule    : %s  %s, %s
    Universe    : %s, at most %d symbols, %d rows
    Venues      : %s
    Data        : ttl %d s%s
    Files       : %s/, %s
    Policy      : catch_up %s within %s, timeout %s, %d retries after %s
    Gates       : %s
    %sLast slots  : %s
    Next fires  : %s
    """
        .formatted(
            job.name(),
            job.type(),
            standing(),
            job.description(),
            job.cron(),
            job.cron().words(),
            zone.getId().equals("Z") ? "UTC" : zone,
            config.universe().spec(),
            config.maxSample(),
            config.topN(),
            config.venues().stream().map(Venue::id).collect(Collectors.joining(", ")),
            config.ttl().toSeconds(),
            config.regimeAware() ? ", weights follow the regime" : "",
            config.outputDir(),
            String.join(", ", RunPlan.of(job).files()),
            policy.catchUp().id(),
            Times.about(policy.catchUpWindow()),
            Times.about(policy.timeout()),
            policy.retries(),
            Times.about(policy.retryBackoff()),
            String.join(BELOW, RunPlan.of(job).rules()),
            confirm == null ? "" : "Volume      : %s%n".formatted(confirm),
            slots(),
            fires());
  }

  private String standing() {
    if (!job.enabled()) {
      return "✗ disabled";
    }
    var pause = view.pause(job);
    if (pause == null) {
      return "✓ enabled";
    }
    return "⚠ paused since %s by %s%s%s"
        .formatted(
            times.text(pause.since()),
            pause.by(),
            pause.reason() == null ? "" : " (\"%s\")".formatted(pause.reason()),
            pause.until() == null ? "" : " until " + times.text(pause.until()));
  }

  private String slots() {
    if (last.isEmpty()) {
      return "none yet";
    }
    var table = new Table("DUE", "KIND", "STATE", "REASON", "ROWS", "TOOK", "NODE", "RUN");
    for (var slot : last) {
      table.row(
          times.text(slot.dueAt()),
          slot.kind(),
          slot.state(),
          Objects.toString(slot.reason(), "-"),
          Objects.toString(slot.rows(), "-"),
          slot.durationMs() == null
              ? "-"
              : RunProgress.seconds(Duration.ofMillis(slot.durationMs())),
          Objects.toString(slot.node(), "-"),
          Objects.toString(slot.runId(), "-"));
    }
    return table.text().strip().replace("\n", BELOW);
  }

  private String fires() {
    return next.isEmpty()
        ? "none: the job is %s".formatted(job.enabled() ? "paused" : "disabled")
        : next.stream().map(times::text).collect(Collectors.joining(BELOW));
  }
}
