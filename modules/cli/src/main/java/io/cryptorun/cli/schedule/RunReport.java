package io.cryptorun.cli.schedule;

import io.cryptorun.artifacts.PublishedFile;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Ran;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.RunFigures;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.OpenRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells what came of a run: the block for people, the fields for programs, the exit code.
final class RunReport {

  private final Invocation invocation;
  private final JobSettings job;
  private final List<String> warnings;

  RunReport(Invocation invocation, JobSettings job, List<String> warnings) {
    this.invocation = invocation;
    this.job = job;
    this.warnings = warnings;
  }

  /// Prints the answer, or throws the refusal.
  ExitCode tell(Ran ran) {
    return switch (ran) {
      case Ran.Completed completed -> completed(completed);
      case Ran.Ended(var firing, var ending, var at) -> ended(firing, ending, at);
      case Ran.Refused(var firing, var text) ->
          throw refused(
              "CR-RUN-003",
              ExitCode.RUN_FAILED,
              "run %s was no longer its slot's: %s".formatted(firing.fence().runId(), text),
              "its result is discarded; nothing of it counts",
              "cryptorun schedule status tells who runs it now");
      case Ran.GivenUp(var firing) ->
          throw refused(
              "CR-RUN-003",
              ExitCode.RUN_FAILED,
              "run %s was given up".formatted(firing.fence().runId()),
              "its process was told to end",
              "cryptorun schedule run %s".formatted(job.name()));
      case Ran.NotRun(var claim) -> throw notRun(claim);
    };
  }

  private ExitCode completed(Ran.Completed completed) {
    var firing = completed.firing();
    var rows = completed.result().rows();
    var files = completed.result().files().all();
    var item =
        run(firing, rows.outcome(), completed.finishedAt())
            .with("artifacts", files.stream().map(RunReport::artifact).toList())
            .with("candidates", rows.figures().candidates())
            .with("passed", rows.figures().passed())
            .with("regime", rows.figures().regime())
            .with("reason", rows.reason())
            .with("error_code", null)
            .with("error", null);
    var text =
        """
        %s
        Duration: %s   Run: %s%s
        Artifacts: %d files
        %sNext: cryptorun runs explain %s
        """
            .formatted(
                headline(rows.reason()),
                RunProgress.seconds(took(firing, completed.finishedAt())),
                firing.fence().runId(),
                counts(rows.figures()),
                files.size(),
                lines(files),
                firing.fence().runId());
    invocation.answer(Answer.item("Run", item, text).warning(warnings));
    return ExitCode.DONE;
  }

  private ExitCode ended(Firing firing, Ending ending, Instant at) {
    if (ending.outcome() == Outcome.CANCELLED) { // the run itself has told so
      return ExitCode.INTERRUPTED;
    }
    var item =
        run(firing, ending.outcome(), at)
            .with("artifacts", List.of())
            .with("candidates", null)
            .with("passed", null)
            .with("regime", null)
            .with("reason", null)
            .with("error_code", ending.errorCode())
            .with("error", ending.error());
    var text =
        "❌ Job '%s' %s: %s %s%nDuration: %s   Run: %s   nothing was published%n"
            .formatted(
                job.name(),
                ending.outcome() == Outcome.TIMEOUT ? "timed out" : ending.outcome().word(),
                Objects.toString(ending.errorCode(), ""),
                Objects.toString(ending.error(), ""),
                RunProgress.seconds(took(firing, at)),
                firing.fence().runId());
    invocation.answer(Answer.item("Run", item, text).warning(warnings));
    return ExitCode.RUN_FAILED;
  }

  private static Fields run(Firing firing, Outcome outcome, Instant finishedAt) {
    return new Fields()
        .with("run_id", firing.fence().runId())
        .with("job", firing.job().name())
        .with("outcome", outcome.word())
        .with("due_at", firing.dueAt())
        .with("started_at", firing.startedAt())
        .with("finished_at", finishedAt)
        .with("node", firing.fence().owner().node())
        .with("kind", firing.fence().slot().kind().word())
        .with("market", firing.market())
        .with("config_sha256", firing.configuration().sha256());
  }

  private static Fields artifact(PublishedFile file) {
    return new Fields()
        .with("name", file.name())
        .with("path", file.path())
        .with("rows", file.rows())
        .with("bytes", file.bytes())
        .with("sha256", file.sha256());
  }

  private static String lines(List<PublishedFile> files) {
    return files.stream()
        .map(file ->
            "  %s  %d rows  %d bytes  sha256:%s…%n"
                .formatted(file.path(), file.rows(), file.bytes(), file.sha256().substring(0, 8)))
        .collect(Collectors.joining());
  }

  private static Duration took(Firing firing, Instant finishedAt) {
    return Duration.between(firing.startedAt(), finishedAt);
  }

  /// A partial run says what was missing; a whole one has no reason.
  private String headline(@Nullable String missing) {
    return missing == null
        ? "✅ Job '%s' completed successfully".formatted(job.name())
        : "⚠ Job '%s' completed in part: %s".formatted(job.name(), missing);
  }

  /// What a job that judges coins counted; a job that judges something else has no such counts.
  private static String counts(RunFigures figures) {
    var candidates = figures.candidates();
    var passed = figures.passed();
    return candidates == null || passed == null
        ? ""
        : "   Candidates: %d   Passed: %d   Rejected: %d"
            .formatted(candidates, passed, candidates - passed);
  }

  private CommandRefused notRun(@Nullable Claim claim) {
    return switch (claim) {
      case Claim.Busy(var open) -> busy(open);
      case Claim.Waiting(_, var open) -> busy(open);
      case null, default ->
          refused(
              "CR-RUN-002",
              ExitCode.CONFLICT,
              "%s was not run: %s".formatted(job.name(), claim),
              "the slot was judged, closed or taken meanwhile",
              "cryptorun schedule status");
    };
  }

  private CommandRefused busy(OpenRun open) {
    var now = invocation.surroundings().clock().instant();
    long seconds = Math.max(0, Duration.between(open.since(), now).toSeconds());
    return refused(
        "CR-RUN-001",
        ExitCode.CONFLICT,
        "%s is running on %s since %s (run %s, %d s)"
            .formatted(open.job(), open.node(), open.since(), open.runId(), seconds),
        "two runs of a job never overlap",
        "wait until it ends (cryptorun runs show %s -w), then run it again"
            .formatted(open.runId()));
  }

  private static CommandRefused refused(
      String code, ExitCode exit, String what, String why, String fix) {
    return new CommandRefused(ErrorReport.of(code, exit, what, "", why, fix));
  }
}
