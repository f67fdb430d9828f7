package io.cryptorun.scheduling.cluster;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does one thing after another and survives each: a database that is away for a
/// minute must not end what looks at it every second.
final class Careful implements Executor, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Careful.class);

  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final ScheduledExecutorService thread;
  private final String name;

  Careful(String name) {
    this.name = name;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  @Override
  public void execute(Runnable task) {
    try {
      thread.execute(() -> survive(task));
    } catch (RejectedExecutionException _) {
      LOG.debug("{}: the node is closing", name);
    }
  }

  void every(Duration period, Runnable task) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> survive(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void survive(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      LOG.warn("{}: {}", name, failure.toString());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("{} is still at work", name);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
