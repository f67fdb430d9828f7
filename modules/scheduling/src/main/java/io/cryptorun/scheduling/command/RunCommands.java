package io.cryptorun.scheduling.command;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.command.Cancellations;
import io.cryptorun.ledger.command.Command;
import io.cryptorun.ledger.command.CommandResult;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.Runs;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What is asked of a run, or leads to one.
public final class RunCommands {

  /// How long a run that is to stop has, unless the request says.
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

  private final Cancellations cancellations;
  private final Runs runs;
  private final RequestedRuns requestedRuns;

  public RunCommands(Cancellations cancellations, Runs runs, RequestedRuns requestedRuns) {
    this.cancellations = cancellations;
    this.runs = runs;
    this.requestedRuns = requestedRuns;
  }

  /// Runs a job once, now.
  CommandResult trigger(Command command) {
    return requestedRuns.request(command, command.target(), SlotKind.MANUAL, null, null);
  }

  /// Asked again it does not begin the time to stop anew.
  CommandResult cancel(Command command, NodeEpoch by) {
    var within =
        Optional.ofNullable(command.arguments().get("deadline"))
            .map(Duration::parse)
            .orElse(TIME_TO_STOP);
    boolean asked = cancellations.isAskedBy(command) || cancellations.request(command, within, by);
    return asked
        ? CommandResult.applied(
            "run %s is told to stop, and closed after %d s"
                .formatted(command.target(), within.toSeconds()),
            Map.of("outcome", "running"),
            Map.of("outcome", "cancelling", "deadline_seconds", Long.toString(within.toSeconds())))
        : CommandResult.refused("run %s is not open".formatted(command.target()));
  }

  /// A closed run of the schedule or of a request is done again, now, in a slot of its own.
  CommandResult retry(Command command) {
    return runs.byPrefix(command.target(), 1).stream()
        .filter(run -> run.runId().equals(command.target()))
        .findFirst()
        .map(run -> retry(command, run))
        .orElseGet(() -> CommandResult.refused("there is no run " + command.target()));
  }

  private CommandResult retry(Command command, Run run) {
    if (run.result().outcome() == Outcome.RUNNING) {
      return CommandResult.refused("run %s is still open".formatted(run.runId()));
    }
    if (run.slot().kind() == SlotKind.REPLAY) {
      return CommandResult.refused("run %s is a replay".formatted(run.runId()));
    }
    return requestedRuns.request(
        command, run.slot().job(), SlotKind.RETRY, run.runId(), run.result().outcome().word());
  }
}
