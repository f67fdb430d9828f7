package io.cryptorun.jobs;

import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.artifacts.RunFacts;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Duration;
import java.time.Instant;

/// One attempt at one slot, as the job sees it.
///
/// @param fence what every write of this run shows
/// @param startedAt database clock at the claim
/// @param job the entry of the schedule it runs
/// @param configuration the whole configuration the run uses
/// @param market whose state it may read: `live`, or `sim:` and a fingerprint
public record Firing(
    Fence fence,
    Instant startedAt,
    JobSettings job,
    Configuration configuration,
    String market,
    RunJournal journal) {

  /// The nominal time: names the run, stamps its artifacts and cuts its candles. The only "now" a
  /// computation may use.
  public Instant dueAt() {
    return fence.slot().dueAt();
  }

  /// Whether the run looks at a past market: it reads no observations of others and leaves none.
  public boolean isReplay() {
    return fence.slot().kind() == SlotKind.REPLAY;
  }

  /// What every artifact says of this run.
  public RunFacts artifactFacts(String codeVersion) {
    return new RunFacts(fence.runId(), job.name(), dueAt(), codeVersion, configuration.sha256());
  }

  /// Where its artifacts go, below the artifacts directory.
  public OutputDir outputDir() {
    return new OutputDir(job.config().outputDir());
  }

  /// How long after its nominal time the run began; zero for a replay, whose clock stands at the
  /// nominal time.
  public Duration lateness() {
    return isReplay() ? Duration.ZERO : Duration.between(dueAt(), startedAt);
  }
}
