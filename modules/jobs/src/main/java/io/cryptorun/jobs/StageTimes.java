package io.cryptorun.jobs;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// Measures the stages of a run, one after the other, by monotonic time, and tells the journal.
public final class StageTimes {

  private final RunJournal journal;
  private final LongSupplier nanos;
  private final long startedAt;
  private final SequencedMap<String, Duration> taken = new LinkedHashMap<>();
  private long stageAt;

  /// Starts with the first stage.
  public StageTimes(RunJournal journal, LongSupplier nanos) {
    this.journal = journal;
    this.nanos = nanos;
    this.startedAt = nanos.getAsLong();
    this.stageAt = startedAt;
  }

  /// Ends a stage and starts the next.
  public void done(String stage, String text) {
    long now = nanos.getAsLong();
    var took = Duration.ofNanos(now - stageAt);
    stageAt = now;
    taken.merge(stage, took, Duration::plus);
    journal.stage(stage, text, took);
  }

  /// What each stage took, in the order in which they ended.
  public Map<String, Duration> taken() {
    return Collections.unmodifiableMap(taken);
  }

  /// How long the stage that is under way has taken so far.
  public Duration sinceLastStage() {
    return Duration.ofNanos(nanos.getAsLong() - stageAt);
  }

  /// Since the first stage began.
  public Duration total() {
    return Duration.ofNanos(nanos.getAsLong() - startedAt);
  }
}
