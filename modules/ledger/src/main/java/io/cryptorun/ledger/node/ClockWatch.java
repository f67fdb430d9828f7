package io.cryptorun.ledger.node;

import io.cryptorun.ledger.DatabaseUnreachable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells, in the log and in the history, when the machine's clock has gone off, when it is right
/// again, and when somebody has set it. A verdict is given up once the skew has left its limit a
/// quarter behind, so that a clock near a limit does not fill the history.
final class ClockWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private final Registration registration;
  private final ClockSkew skew;
  private final ClockStep step;
  private final BooleanSupplier standIn;
  private final LivenessListener listener;
  private ClockVerdict told = ClockVerdict.RIGHT;

  /// @param standIn whether another node could do the work
  ClockWatch(
      Registration registration,
      ClockSkew skew,
      ClockStep step,
      BooleanSupplier standIn,
      LivenessListener listener) {
    this.registration = registration;
    this.skew = skew;
    this.step = step;
    this.standIn = standIn;
    this.listener = listener;
  }

  @Override
  public void run() {
    try {
      step.look().ifPresent(this::stepped);
      tell(verdict());
    } catch (DatabaseUnreachable unreachable) {
      LOG.debug("the clock is told of later: {}", unreachable.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("the clock was not looked at", failure);
    }
  }

  private void stepped(Duration by) {
    LOG.warn("the machine's clock was set by {} ms", by.toMillis());
    listener.clockStepped(registration.node(), by);
    registration.tell("clock_stepped", by.toMillis(), null);
  }

  private ClockVerdict verdict() {
    boolean wasTooFar = told == ClockVerdict.STANDS_BY || told == ClockVerdict.ALONE;
    if (skew.exceeds(limit(ClockSkew.LIMIT, wasTooFar))) {
      return standIn.getAsBoolean() ? ClockVerdict.STANDS_BY : ClockVerdict.ALONE;
    }
    boolean wasOff = told != ClockVerdict.RIGHT;
    return skew.exceeds(limit(ClockSkew.NOTABLE, wasOff)) ? ClockVerdict.OFF : ClockVerdict.RIGHT;
  }

  private static Duration limit(Duration limit, boolean exceeded) {
    return exceeded ? limit.multipliedBy(3).dividedBy(4) : limit;
  }

  private void tell(ClockVerdict verdict) {
    if (verdict == told) {
      return;
    }
    long millis = skew.best().map(Duration::toMillis).orElse(0L);
    if (verdict == ClockVerdict.RIGHT) {
      LOG.info("the machine's clock is right again, {} ms off the database's", millis);
      registration.tell("clock_right", millis, null);
    } else {
      LOG.warn("the machine's clock is {} ms off the database's: {}", millis, verdict.word());
      registration.tell("clock_off", millis, verdict.word());
    }
    told = verdict;
  }
}
