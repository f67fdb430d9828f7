package io.cryptorun.cli;

import io.cryptorun.jobs.config.JobType;
import java.util.Set;

/// The workflows that this version can run.
public final class Workflows {

  public static final Set<JobType> PRESENT = Set.of(JobType.SCAN_HOT);

  private Workflows() {}
}
