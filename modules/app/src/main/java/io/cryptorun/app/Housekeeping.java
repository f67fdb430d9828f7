package io.cryptorun.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The small tasks of a node, one after another on a thread of their own, and one that waits for
/// none of them. A task that fails is told and does not keep the others from being done: without a
/// database all of them fail for a while.
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final ScheduledExecutorService thread = thread("housekeeping");
  private final ScheduledExecutorService punctual = thread("housekeeping-punctual");

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  /// Does it again and again, first after one period.
  void every(Duration period, String what, Runnable task) {
    repeat(thread, period, what, task);
  }

  /// The same, however long the others take.
  void punctually(Duration period, String what, Runnable task) {
    repeat(punctual, period, what, task);
  }

  private static void repeat(
      ScheduledExecutorService thread, Duration period, String what, Runnable task) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> survive(what, task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Does it as soon as the others are done.
  void soon(String what, Runnable task) {
    try {
      thread.execute(() -> survive(what, task));
    } catch (RejectedExecutionException _) {
      LOG.debug("{}: the node is closing", what);
    }
  }

  private static void survive(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.warn("{} will be looked at again: {}", what, failure.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    punctual.shutdownNow();
  }
}
