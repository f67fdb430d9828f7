package io.cryptorun.cli.demo;

import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Tells each run that has finished since the demo began, once, as the ledger has it.
final class FinishedRuns {

  /// How often the ledger is asked.
  static final Duration PACE = Duration.ofMillis(500);

  private static final int LOOK_BACK = 10;

  private final Invocation invocation;
  private final Runs runs;
  private final Instant since;
  private final Set<String> told = new HashSet<>();

  FinishedRuns(Invocation invocation, Database database, Instant since) {
    this.invocation = invocation;
    this.runs = new Runs(database);
    this.since = since;
  }

  void tellNew() {
    try {
      for (var run : runs.newest(LOOK_BACK).reversed()) {
        if (run.startedAt().isAfter(since)
            && run.result().outcome() != Outcome.RUNNING
            && told.add(run.runId())) {
          tell(run);
        }
      }
    } catch (DatabaseUnreachable gone) {
      invocation.warn(String.valueOf(gone.getMessage()));
    }
  }

  private void tell(Run run) {
    boolean good =
        run.result().outcome() == Outcome.SUCCESS || run.result().outcome() == Outcome.PARTIAL;
    var took = run.duration().orElse(Duration.ZERO).toMillis() / 1000.0;
    say(
        "%s %s due %s: %s, %s rows, %s on %s (run %s)"
            .formatted(
                good ? "✅" : "❌",
                run.slot().job(),
                run.slot().dueAt(),
                run.result().outcome().word(),
                run.figures().rows() == null ? "no" : run.figures().rows(),
                String.format(Locale.ROOT, "%.1fs", took),
                run.owner().node(),
                run.runId()));
    if (run.result().error() != null) {
      say("   " + run.result().error());
    }
    for (var file : runs.files(run.runId())) {
      say("   " + file.path());
    }
    if (run.figures().passed() != null) {
      say("   why each coin is in or out: cryptorun runs explain " + run.runId());
    }
    if (told.size() == 1) {
      whatNext();
    }
  }

  private void whatNext() {
    var home = invocation.surroundings().variables().get("CRYPTORUN_HOME");
    say(
        """

        Look at it from another terminal:%s
          cryptorun schedule list
          cryptorun schedule status
          cryptorun db query "select job, due_at, outcome, node, rows from audit.runs order by started_at"
          cryptorun db query "select at, actor, kind, job, detail from audit.events order by at"
        The schedule goes on; Ctrl-C stops everything.
        """
            .formatted(home == null ? "" : "%n  export CRYPTORUN_HOME='%s'".formatted(home)));
  }

  private void say(String line) {
    invocation.say(line);
  }
}
