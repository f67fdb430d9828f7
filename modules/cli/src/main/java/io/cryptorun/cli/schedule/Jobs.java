package io.cryptorun.cli.schedule;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.Workflows;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.jobs.config.JobSettings;

/// Finds the job that a command names.
final class Jobs {

  private Jobs() {}

  /// The job of this name, which this version can run.
  static JobSettings runnable(Settings settings, String name) {
    var job = settings.job(name).orElseThrow(() -> unknown(settings, name));
    if (!Workflows.PRESENT.contains(job.type())) {
      throw CommandRefused.usage(
          "CR-USE-004",
          "the workflow of %s arrives with a later version".formatted(name),
          "this version runs: " + Workflows.PRESENT);
    }
    return job;
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
