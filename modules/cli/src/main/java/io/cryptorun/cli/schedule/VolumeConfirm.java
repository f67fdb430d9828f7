package io.cryptorun.cli.schedule;

import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import org.jspecify.annotations.Nullable;

/// Which market labels ask for volume behind an alert. The vote of the regime speaks of calm,
/// normal and volatile; the overlay beside it of risk_off and btc_driven, and only these count
/// here.
final class VolumeConfirm {

  private VolumeConfirm() {}

  /// In a sentence; null for a job that has no such rule.
  static @Nullable String of(JobSettings job) {
    if (job.type() != JobType.PREMOVE_HOURLY) {
      return null;
    }
    return job.config().premoveRule().volumeConfirm()
        ? "required while the overlay is risk_off or btc_driven; calm, normal and volatile alone"
            + " ask for none"
        : "never required";
  }
}
