package io.cryptorun.scheduling.cluster;

import io.cryptorun.jobs.RunsInFlight;
import io.cryptorun.ledger.node.Takeover;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.scheduling.QuartzNode;
import io.cryptorun.scheduling.SchedulingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a change of a node's standing, or of a peer's, brings about in the schedule.
final class Reactions {

  private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

  private final QuartzNode quartz;
  private final RunsInFlight runs;

  Reactions(QuartzNode quartz, RunsInFlight runs) {
    this.quartz = quartz;
    this.runs = runs;
  }

  void wake() {
    quartz.wake();
  }

  void stopRuns() {
    int stopped = runs.stopAll();
    LOG.info("{} runs were told to stop", stopped);
  }

  void recoverOwn() {
    try {
      quartz.recoverOwn();
    } catch (SchedulingException failure) {
      LOG.warn("the next check-in tries again: {}", failure.getMessage());
    }
    quartz.wake();
  }

  /// What the fenced node had open is delivered whether or not Quartz's own recovery works out now:
  /// of two deliveries of a slot the second does nothing.
  void deliverAfter(Takeover.Done takeover) {
    takeover.reopened().forEach(this::deliver);
    try {
      quartz.recover();
    } catch (SchedulingException failure) {
      LOG.warn("the next check-in tries again: {}", failure.getMessage());
    }
  }

  /// One that the store does not take, because its job was unscheduled meanwhile, keeps no other
  /// back.
  private void deliver(DueSlot slot) {
    try {
      boolean _ = quartz.triggers().deliver(slot);
    } catch (SchedulingException failure) {
      LOG.warn("{} waits for the slot auditor: {}", slot, failure.getMessage());
    }
  }
}
