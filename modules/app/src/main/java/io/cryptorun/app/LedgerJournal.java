package io.cryptorun.app;

import io.cryptorun.jobs.RunJournal;
import io.cryptorun.ledger.run.RunLog;
import io.cryptorun.ledger.slot.Fence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A run's journal in three places: the log file, the ledger's `run_log`, and whoever watches the
/// run on a terminal.
final class LedgerJournal implements RunJournal {

  private static final Logger LOG = LoggerFactory.getLogger("io.cryptorun.run");

  private final Fence fence;
  private final RunLog runLog;
  private final InstantSource clock;
  private final RunWatcher watcher;

  LedgerJournal(Fence fence, RunLog runLog, InstantSource clock, RunWatcher watcher) {
    this.fence = fence;
    this.runLog = runLog;
    this.clock = clock;
    this.watcher = watcher;
  }

  @Override
  public void stage(String name, String text, Duration took) {
    watcher.stage(name, text, took);
    keep(
        RunLog.Line.ofStage(
            clock.instant(), name, "%s: %s (%d ms)".formatted(name, text, took.toMillis()), took));
  }

  @Override
  public void warning(String text) {
    watcher.warning(text);
    keep(RunLog.Line.said(clock.instant(), "warn", text));
  }

  private void keep(RunLog.Line line) {
    LOG.info("{} {} {}: {}", fence.slot().job(), fence.runId(), line.level(), line.text());
    runLog.append(fence.runId(), List.of(line));
  }
}
