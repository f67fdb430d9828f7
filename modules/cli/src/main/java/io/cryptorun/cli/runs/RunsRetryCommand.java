package io.cryptorun.cli.runs;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.RequestedRun;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.run.Run;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `runs retry RUN`: the job of a run that has not succeeded is run again, now, in a slot of its
/// own that names the run.
@Command(name = "retry", description = "Has the nodes do a run again that has not succeeded.")
public final class RunsRetryCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final RequestOptions request = new RequestOptions();

  @Parameters(paramLabel = "RUN", description = "Its id, or the beginning of it.")
  private String runId = "";

  public RunsRetryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var run = RunLookup.find(database, runId);
      check(run);
      var wanted = request.request(invocation, CommandKind.RETRY, run.runId(), Map.of());
      return new RequestedRun(invocation, database).ask(wanted, request.patience()).number();
    }
  }

  private static void check(Run run) {
    var job = run.slot().job();
    switch (run.slot().kind()) {
      case REPLAY ->
          throw refused(
              run,
              "is a replay",
              "cryptorun schedule run %s --as-of %s".formatted(job, run.slot().dueAt()));
      case CRON, MANUAL, RETRY -> {
        switch (run.result().outcome()) {
          case RUNNING ->
              throw refused(run, "is still running", "cryptorun runs cancel " + run.runId());
          case SUCCESS, PARTIAL ->
              throw refused(
                  run, "has published already", "cryptorun schedule trigger %s".formatted(job));
          case FAILED, TIMEOUT, CANCELLED, ABANDONED, REJECTED -> {
            // may be done again
          }
        }
      }
    }
  }

  private static CommandRefused refused(Run run, String why, String fix) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-REQ-014",
            ExitCode.CONFLICT,
            "run %s of %s %s. nothing changed".formatted(run.runId(), run.slot().job(), why),
            "",
            "a retry is for a run that has not succeeded",
            fix));
  }
}
