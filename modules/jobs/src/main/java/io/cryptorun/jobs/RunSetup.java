package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What runs are made with. It is replaced as a whole when another configuration is applied; a run
/// keeps the one it began with to its end.
///
/// @param workflows the workflow of an entry of the schedule; null when there is none
public record RunSetup(
    Configuration configuration,
    Function<JobSettings, @Nullable Job> workflows,
    ArtifactStore artifacts) {

  /// With one workflow for each type.
  ///
  /// @param jobs those that exist
  public RunSetup(Configuration configuration, Map<JobType, Job> jobs, ArtifactStore artifacts) {
    this(configuration, job -> jobs.get(job.type()), artifacts);
  }
}
