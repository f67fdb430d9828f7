package io.cryptorun.cli.schedule;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.jobs.config.JobSettings;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which jobs a request is meant for.
final class JobTargets {

  @Parameters(arity = "0..*", paramLabel = "JOB", description = "E.g. scan.hot.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "Every enabled job.")
  private boolean all;

  /// Whether every job is meant; those that are as wanted already are then passed over.
  boolean isAll() {
    return all;
  }

  /// The jobs, each once.
  ///
  /// @param verb for the examples of the error
  List<JobSettings> in(Settings settings, String verb) {
    if (all != names.isEmpty()) {
      throw CommandRefused.usage(
          "CR-USE-020",
          all ? "name jobs or pass --all, not both" : "name a job or pass --all",
          "cryptorun schedule %s scan.hot   or   cryptorun schedule %s --all"
              .formatted(verb, verb));
    }
    return all
        ? settings.jobs().stream().filter(JobSettings::enabled).toList()
        : names.stream().distinct().map(name -> Jobs.named(settings, name)).toList();
  }
}
