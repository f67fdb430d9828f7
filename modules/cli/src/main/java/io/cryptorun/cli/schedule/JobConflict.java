package io.cryptorun.cli.schedule;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Times;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.run.Run;
import java.time.Duration;
import java.time.Instant;

/// Requests that make no sense as a job stands. Nothing is sent then.
final class JobConflict {

  private JobConflict() {}

  static CommandRefused notPaused(JobSettings job, LedgerView view, Instant now, Times times) {
    var next = view.nextFires(job, now, 1);
    return of(
        "CR-REQ-010",
        "%s is not paused; next fire %s. nothing changed"
            .formatted(
                job.name(), next.isEmpty() ? "never (disabled)" : times.text(next.getFirst())),
        "",
        "cryptorun schedule describe " + job.name());
  }

  static CommandRefused pausedAlready(Pauses.Pause pause, Times times) {
    return of(
        "CR-REQ-011",
        "%s is paused already, since %s by %s%s. nothing changed"
            .formatted(
                pause.job(),
                times.text(pause.since()),
                pause.by(),
                pause.reason() == null ? "" : " (\"%s\")".formatted(pause.reason())),
        "",
        "cryptorun schedule resume %s --missed skip".formatted(pause.job()));
  }

  static CommandRefused disabled(JobSettings job) {
    return of(
        "CR-REQ-012",
        "%s is disabled in the applied configuration. nothing changed".formatted(job.name()),
        "a disabled job has no schedule on the nodes",
        "enabled: true in the schedule file, then cryptorun config apply; or cryptorun schedule run"
            + " "
            + job.name());
  }

  static CommandRefused running(Run run, Instant now, Times times) {
    return of(
        "CR-RUN-001",
        "%s is running on %s since %s (run %s, %d s)"
            .formatted(
                run.slot().job(),
                run.owner().node(),
                times.text(run.startedAt()),
                run.runId(),
                Math.max(0, Duration.between(run.startedAt(), now).toSeconds())),
        "two runs of a job never overlap",
        "wait: cryptorun runs show %s -w, or cancel it: cryptorun runs cancel %s"
            .formatted(run.runId(), run.runId()));
  }

  private static CommandRefused of(String code, String what, String why, String fix) {
    return new CommandRefused(ErrorReport.of(code, ExitCode.CONFLICT, what, "", why, fix));
  }
}
