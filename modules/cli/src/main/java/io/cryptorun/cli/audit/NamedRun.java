package io.cryptorun.cli.audit;

import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.ledger.ReadOnlyQuery;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds the run whose id begins as an auditor typed it, from the views alone.
record NamedRun(ReadOnlyQuery query) {

  private static final int WHOLE = 26;
  private static final int TOLD = 10;

  private static final String BY_PREFIX =
      """
      select run_id, job, due_at
      from audit.runs
      where starts_with(run_id, upper(audit.asked('run')))
      order by run_id desc
      limit %d
      """
          .formatted(TOLD);

  /// Its id.
  ///
  /// @throws CommandRefused when there is none, or more than one
  String id(String prefix) {
    if (prefix.length() == WHOLE) {
      return prefix;
    }
    var found = query.ask(BY_PREFIX, Map.of("ask.run", prefix)).rows();
    if (prefix.isBlank() || found.isEmpty()) {
      throw CommandRefused.notFound(
          "CR-RUN-004",
          "no run \"%s\"".formatted(prefix),
          "no run id in the ledger begins so",
          "cryptorun runs list shows the newest ones");
    }
    if (found.size() > 1) {
      var told =
          found.stream()
              .map(run -> "%n  %s  %s due %s".formatted(run.get(0), run.get(1), run.get(2)))
              .collect(Collectors.joining());
      throw CommandRefused.notFound(
          "CR-RUN-005",
          "\"%s\" begins the ids of several runs".formatted(prefix),
          "it could be any of" + told,
          "more characters");
    }
    return String.valueOf(found.getFirst().getFirst());
  }
}
