package io.cryptorun.cli.runs;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import io.cryptorun.ledger.run.Run;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `runs diff A B`: what the second run found that the first did not, from the ledger alone.
@Command(
    name = "diff",
    description =
        "Compares two runs of a job; exit code 0 the same, 1 different, above 1 an error.")
public final class RunsDiffCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "A", description = "Id of a run, or how it begins.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another run of the same job.")
  private String second = "";

  public RunsDiffCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = invocation.reading()) {
      var before = RunLookup.find(database, first);
      var after = RunLookup.find(database, second);
      if (!before.slot().job().equals(after.slot().job())) {
        throw CommandRefused.usage(
            "CR-USE-014",
            "%s is a run of %s, %s one of %s"
                .formatted(before.runId(), before.slot().job(), after.runId(), after.slot().job()),
            "two runs of one job; cryptorun runs list --job " + before.slot().job());
      }
      var diff = diff(database, before, after);
      var page = new DiffPage(before, after, diff, checks(database, after));
      invocation.answer(Answer.item("RunDiff", page.fields(), page.text()));
      return (diff.isEmpty() ? ExitCode.DONE : ExitCode.RUN_FAILED).number();
    }
  }

  private static RunDiff diff(Database database, Run before, Run after) {
    return RunDiff.of(
        CoinStories.read(database, before.runId()),
        CoinStories.read(database, after.runId()),
        RunFigureMap.of(database, before),
        RunFigureMap.of(database, after));
  }

  private static List<ProviderCheckRow> checks(Database database, Run run) {
    var reading = new Reading(run.origin().market(), run.slot().job(), run.slot().dueAt());
    return new ProviderChecks(database)
        .newest(reading)
        .map(ProviderChecks.Check::providers)
        .orElse(List.of());
  }
}
