package io.cryptorun.jobs;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came of letting a job work for a limited time.
sealed interface Work {

  /// It came to an end by itself.
  record Done(Outcome outcome) implements Work {}

  /// It was still working at its deadline and has been interrupted.
  record TimedOut(Duration limit) implements Work {}

  /// The thread that waited for it was interrupted, and so was the job.
  record Cancelled() implements Work {}

  /// Lets a job work on a thread of its own, so that a deadline and a cancellation take effect even
  /// while it waits for a venue. An exception is a failed outcome with a saved trace, never a lost
  /// slot.
  static Work within(Duration limit, Job job, Firing firing) {
    var task = new FutureTask<>(() -> job.run(firing));
    var worker = Thread.ofPlatform().name("run-" + firing.fence().runId()).daemon().unstarted(task);
    worker.start();
    try {
      return new Done(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      task.cancel(true);
      return new TimedOut(limit);
    } catch (InterruptedException _) {
      task.cancel(true);
      return new Cancelled();
    } catch (ExecutionException failure) {
      return failed(firing, failure.getCause());
    }
  }

  private static Work failed(Firing firing, @Nullable Throwable cause) {
    if (cause instanceof InterruptedException) {
      return new Cancelled();
    }
    Logger log = LoggerFactory.getLogger(Work.class);
    log.error("run {} of {} failed", firing.fence().runId(), firing.job().name(), cause);
    var name = cause == null ? "unknown" : cause.getClass().getSimpleName();
    var text = cause == null ? "no cause was given" : String.valueOf(cause.getMessage());
    return new Done(new Outcome.Failed(Failures.code(name), text));
  }
}
