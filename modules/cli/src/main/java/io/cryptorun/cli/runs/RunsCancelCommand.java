package io.cryptorun.cli.runs;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.request.Polling;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.Requests;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs cancel RUN`: the run is told to stop; after its deadline it is closed by its row, and what
/// it still writes is refused.
@Command(name = "cancel", description = "Tells a run to stop, and closes it after a deadline.")
public final class RunsCancelCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final RequestOptions request = new RequestOptions();

  @Parameters(paramLabel = "RUN", description = "Its id, or the beginning of it.")
  private String runId = "";

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description = "How long it has to stop by itself. Default: 30s.")
  private Duration deadline = Duration.ofSeconds(30);

  public RunsCancelCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var run = RunLookup.find(database, runId);
      if (run.result().outcome() != Outcome.RUNNING) {
        throw closedAlready(run);
      }
      var wanted =
          request.request(
              invocation, CommandKind.CANCEL, run.runId(), Map.of("deadline", deadline.toString()));
      var statuses = new Requests(invocation, database).send(List.of(wanted), request.patience());
      boolean over = request.patience() == null || ended(database, run, request.patience());
      invocation.answer(
          RequestAnswer.of(statuses, "cryptorun runs show " + run.runId(), invocation.times()));
      return (over ? Requests.exit(statuses, request.patience()) : ExitCode.TIMED_OUT).number();
    }
  }

  private static boolean ended(Database database, Run run, Duration patience)
      throws InterruptedException {
    var runs = new Runs(database);
    return Polling.until(
        patience, () -> runs.open().stream().noneMatch(open -> open.runId().equals(run.runId())));
  }

  private CommandRefused closedAlready(Run run) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-REQ-013",
            ExitCode.CONFLICT,
            "run %s of %s is not running: %s since %s. nothing changed"
                .formatted(
                    run.runId(),
                    run.slot().job(),
                    run.result().outcome().word(),
                    invocation.times().text(run.finishedAt())),
            "",
            "",
            "cryptorun schedule status tells which runs are open"));
  }
}
