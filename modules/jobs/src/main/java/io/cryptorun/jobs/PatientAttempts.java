package io.cryptorun.jobs;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.LockBusy;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Closing;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RetryRule;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.Fence;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the end of a run through an outage of the database: tries again, with a growing pause,
/// until the attempt's deadline or an interruption. A write whose commit was not answered may stand
/// already; the next try recognises it, so that nothing is written twice and nothing is guessed.
final class PatientAttempts {

  private static final Logger LOG = LoggerFactory.getLogger(PatientAttempts.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Attempts attempts;
  private final RunsInFlight inFlight;
  private final Pause pause;

  /// @param inFlight where a run that waits for the database can be stopped
  PatientAttempts(Attempts attempts, RunsInFlight inFlight, Pause pause) {
    this.attempts = attempts;
    this.inFlight = inFlight;
    this.pause = pause;
  }

  /// @throws DatabaseUnreachable when the outage outlasts the deadline, or the wait is interrupted
  Written publish(Fence fence, Publication publication, Deadline deadline) {
    return written(fence, deadline, to -> to.publish(fence, publication));
  }

  /// @throws DatabaseUnreachable when the outage outlasts the deadline, or the wait is interrupted
  Written close(Fence fence, Ending ending, Deadline deadline) {
    return written(fence, deadline, to -> to.close(fence, ending));
  }

  /// @param random from 0 to below 1, for the length of the wait for another attempt
  /// @throws DatabaseUnreachable when the outage outlasts the deadline, or the wait is interrupted
  Closing close(Fence fence, Ending ending, RetryRule retry, double random, Deadline deadline) {
    return written(fence, deadline, to -> to.close(fence, ending, retry, random));
  }

  private <T> T written(Fence fence, Deadline deadline, Function<Attempts, T> write) {
    var to = attempts;
    var wait = FIRST_PAUSE;
    while (true) {
      try {
        return write.apply(to);
      } catch (DatabaseUnreachable | LockBusy outage) {
        if (deadline.left().compareTo(wait) <= 0 || !waited(fence, wait, outage)) {
          throw outage;
        }
      }
      to = attempts.afterOutage();
      wait = shorter(wait.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  /// @return false when it was interrupted; the thread then still is
  private boolean waited(Fence fence, Duration wait, RuntimeException outage) {
    LOG.warn(
        "run {} is done but not recorded, tried again in {} ms: {}",
        fence.runId(),
        wait.toMillis(),
        outage.getMessage());
    inFlight.enter(fence.runId());
    try {
      pause.of(wait);
    } catch (InterruptedException _) {
      inFlight.leave(fence.runId());
      Thread.currentThread().interrupt();
      return false;
    }
    inFlight.leave(fence.runId());
    return true;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
