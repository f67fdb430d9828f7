package io.cryptorun.cli.schedule;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.slot.SlotHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the job that a command names.
public final class Jobs {

  private Jobs() {}

  /// The job of this name.
  static JobSettings named(Settings settings, String name) {
    return settings.job(name).orElseThrow(() -> unknown(settings, name));
  }

  /// Refuses a name that narrows a list and is no job's: neither one of the schedule, nor one of
  /// before that has rows. A misspelled one would give an empty list.
  ///
  /// @param name null where the list is of all jobs
  public static void requireKnown(Invocation invocation, Database database, @Nullable String name) {
    if (name == null || hasRows(database, name)) {
      return;
    }
    var _ = named(LedgerView.read(invocation, database).settings(), name);
  }

  private static boolean hasRows(Database database, String job) {
    var any = new SlotHistory.Filter(job, null, List.of(), null, null, 1);
    return !new SlotHistory(database).list(any).isEmpty();
  }

  private static CommandRefused unknown(Settings settings, String name) {
    var names = settings.jobs().stream().map(JobSettings::name).toList();
    var guess = Spelling.nearest(name, names);
    var jobs = "jobs: " + String.join(", ", names);
    return CommandRefused.usage(
        "CR-USE-003",
        "no job \"%s\"".formatted(name),
        guess.map(meant -> "did you mean %s? %s".formatted(meant, jobs)).orElse(jobs));
  }
}
