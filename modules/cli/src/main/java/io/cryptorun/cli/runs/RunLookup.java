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

  /// As many have to be looked for to tell how many there are.
  public static final int MOST = TOLD + 1;

  private RunLookup() {}

  /// The run that is meant.
  ///
  /// @throws CommandRefused when there is none, or more than one
  public static Run find(Database database, String prefix) {
    var found = prefix.isBlank() ? List.<Run>of() : new Runs(database).byPrefix(prefix, MOST);
    requireOne(
        prefix,
        found.stream()
            .map(
                run -> "%s  %s due %s".formatted(run.runId(), run.slot().job(), run.slot().dueAt()))
            .toList());
    return found.getFirst();
  }

  /// Refuses a beginning that fits no run, or several.
  ///
  /// @param runs it fits, each in a line; at most [#MOST]
  public static void requireOne(String prefix, List<String> runs) {
    if (runs.isEmpty()) {
      throw CommandRefused.notFound(
          "CR-RUN-004",
          "no run \"%s\"".formatted(prefix),
          "no run id in the ledger begins so",
          "cryptorun runs list shows the newest ones");
    }
    if (runs.size() > 1) {
      throw ambiguous(prefix, runs);
    }
  }

  private static CommandRefused ambiguous(String prefix, List<String> runs) {
    var told = runs.stream().limit(TOLD).map("%n  %s"::formatted).collect(Collectors.joining());
    var count = runs.size() > TOLD ? "more than " + TOLD : Integer.toString(runs.size());
    return CommandRefused.notFound(
        "CR-RUN-005",
        "\"%s\" begins the ids of %s runs".formatted(prefix, count),
        "it could be any of" + told,
        "more characters");
  }
}
