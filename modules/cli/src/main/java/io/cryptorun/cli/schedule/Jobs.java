package io.cryptorun.cli.schedule;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.jobs.config.JobSettings;

/// Finds the job that a command names.
final class Jobs {

  private Jobs() {}

  /// The job of this name.
  static JobSettings named(Settings settings, String name) {
    return settings.job(name).orElseThrow(() -> unknown(settings, name));
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
