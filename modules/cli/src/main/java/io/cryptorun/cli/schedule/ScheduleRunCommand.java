package io.cryptorun.cli.schedule;

import io.cryptorun.app.ForegroundRun;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.jobs.config.JobSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `schedule run JOB`: this process does the work, now or as of a past instant.
@Command(name = "run", description = "Runs a job in this process, now or as of a past instant.")
public final class ScheduleRunCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(paramLabel = "JOB", description = "E.g. scan.hot.")
  private String jobName = "";

  @Option(names = "--dry-run", description = "Prints the plan; writes nothing, calls nobody.")
  private boolean dryRun;

  @Option(
      names = "--fetch",
      description = "With --dry-run: asks the venues or the simulator whether they answer.")
  private boolean fetch;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "Runs as if it were then; needs CRYPTORUN_SIMULATOR.")
  private @Nullable Instant asOf;

  public ScheduleRunCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    var settings = invocation.settings();
    var job = Jobs.named(settings, jobName);
    check();
    if (dryRun) {
      invocation.answer(new DryRun(invocation, settings, job, asOf).answer(fetch));
      return ExitCode.DONE.number();
    }
    if (!job.enabled()) {
      invocation.say(
          "note: %s is disabled in the schedule; it runs because you ask".formatted(jobName));
    }
    return run(settings, job).number();
  }

  private ExitCode run(io.cryptorun.app.settings.Settings settings, JobSettings job)
      throws InterruptedException {
    var progress = new RunProgress(invocation);
    var ran =
        new ForegroundRun(invocation.environment(), settings, invocation.databases(), progress)
            .run(job, asOf);
    return new RunReport(invocation, job, progress.warnings()).tell(ran);
  }

  private void check() {
    if (fetch && !dryRun) {
      throw CommandRefused.usage(
          "CR-USE-005", "--fetch belongs to --dry-run", "add --dry-run, or leave --fetch out");
    }
    if (asOf == null) {
      return;
    }
    if (invocation.environment().simulator() == null) {
      throw CommandRefused.usage(
          "CR-USE-006",
          "--as-of needs a simulator: the live venues know the present only",
          "start one with: cryptorun simulator --data DIR --at %s --freeze; then set CRYPTORUN_SIMULATOR"
              .formatted(asOf));
    }
    if (!asOf.equals(asOf.truncatedTo(ChronoUnit.SECONDS))) {
      throw CommandRefused.usage(
          "CR-USE-007",
          "--as-of %s has a fraction of a second".formatted(asOf),
          "--as-of " + asOf.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
