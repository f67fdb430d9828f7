package io.cryptorun.cli.runs;

import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.Runs;
import java.util.List;
import java.util.stream.Collectors;

/// Finds the run whose id begins as the operator typed it.
public final class RunLookup {

  private static final int TOLD = 10;

  private RunLookup() {}

  /// The run that is meant.
  ///
  /// @throws CommandRefused when there is none, or more than one
  public static Run find(Database database, String prefix) {
    var found = prefix.isBlank() ? List.<Run>of() : new Runs(database).byPrefix(prefix, TOLD + 1);
    if (found.isEmpty()) {
      throw CommandRefused.notFound(
          "CR-RUN-004",
          "no run \"%s\"".formatted(prefix),
          "no run id in the ledger begins so",
          "cryptorun runs list shows the newest ones");
    }
    if (found.size() > 1) {
      throw ambiguous(prefix, found);
    }
    return found.getFirst();
  }

  private static CommandRefused ambiguous(String prefix, List<Run> found) {
    var told =
        found.stream()
            .limit(TOLD)
            .map(run ->
                "%n  %s  %s due %s".formatted(run.runId(), run.slot().job(), run.slot().dueAt()))
            .collect(Collectors.joining());
    var count = found.size() > TOLD ? "more than " + TOLD : Integer.toString(found.size());
    return CommandRefused.notFound(
        "CR-RUN-005",
        "\"%s\" begins the ids of %s runs".formatted(prefix, count),
        "it could be any of" + told,
        "more characters");
  }
}
