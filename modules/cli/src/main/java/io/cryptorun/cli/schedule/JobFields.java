package io.cryptorun.cli.schedule;

import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Times;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.run.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Jobs and runs as fields.
final class JobFields {

  private JobFields() {}

  static Fields of(JobSettings job, LedgerView view, Instant now) {
    var zone = view.settings().global().timezone();
    return new Fields()
        .with("name", job.name())
        .with("type", job.type())
        .with("description", job.description())
        .with("enabled", job.enabled())
        .with("paused", pause(view.pause(job)))
        .with(
            "schedule",
            new Fields()
                .with("cron", job.cron().toString())
                .with("time_zone", zone.getId().equals("Z") ? "UTC" : zone.getId())
                .with("text", job.cron().words()))
        .with("venues", job.config().venues())
        .with("last_run", run(view.lastRuns().get(job.name())))
        .with("next_fires", view.nextFires(job, now, 1))
        .with("late_seconds", view.lateSeconds(job, now))
        .with("skipped_24h", view.lastDay(job).skipped())
        .with("failed_24h", view.lastDay(job).failed());
  }

  /// A pause; null for none.
  static @Nullable Fields pause(Pauses.@Nullable Pause pause) {
    return pause == null
        ? null
        : new Fields()
            .with("since", pause.since())
            .with("by", pause.by())
            .with("reason", pause.reason())
            .with("until", pause.until());
  }

  /// A run; null for none.
  static @Nullable Fields run(@Nullable Run run) {
    if (run == null) {
      return null;
    }
    return new Fields()
        .with("run_id", run.runId())
        .with("due_at", run.slot().dueAt())
        .with("started_at", run.startedAt())
        .with("finished_at", run.finishedAt())
        .with("duration_ms", run.duration().map(Times::millis).orElse(null))
        .with("outcome", run.result().outcome().word())
        .with("kind", run.slot().kind().word())
        .with("node", run.owner().node())
        .with("recovered_from", run.origin().recoveredFrom())
        .with("attempt", run.attempt())
        .with("rows", run.figures().rows());
  }
}
