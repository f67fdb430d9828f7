package io.cryptorun.cli.audit;

import io.cryptorun.cli.runs.RunLookup;
import io.cryptorun.ledger.ReadOnlyQuery;
import java.util.Locale;
import java.util.Map;

/// Finds the run whose id begins as an auditor typed it, from the views alone.
record NamedRun(ReadOnlyQuery query) {

  private static final int WHOLE = 26;

  private static final String BY_PREFIX =
      """
      select run_id, job, due_at
      from audit.runs
      where starts_with(run_id, upper(audit.asked('run')))
      order by run_id desc
      limit %d
      """
          .formatted(RunLookup.MOST);

  /// Its id. A whole one is not looked for: it is what the question asks.
  ///
  /// @throws io.cryptorun.cli.error.CommandRefused when there is none, or more than one
  String id(String prefix) {
    if (prefix.length() == WHOLE) {
      return prefix.toUpperCase(Locale.ROOT);
    }
    var fitting = query.ask(BY_PREFIX, Map.of("ask.run", prefix)).rows();
    var found = prefix.isBlank() ? fitting.subList(0, 0) : fitting;
    RunLookup.requireOne(
        prefix,
        found.stream()
            .map(run -> "%s  %s due %s".formatted(run.get(0), run.get(1), run.get(2)))
            .toList());
    return String.valueOf(found.getFirst().getFirst());
  }
}
