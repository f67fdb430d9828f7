package io.cryptorun.scheduling;

import io.cryptorun.jobs.Delivery;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.scheduling.store.FencedJobStore;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.quartz.CronTrigger;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobPersistenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one Quartz job: reads which slot is meant from the trigger and hands it to
/// [io.cryptorun.jobs.FencedRun]. It may run twice for one slot, on two nodes at once: the claim in
/// the ledger decides. It never throws, because Quartz would refire or park the trigger in an error
/// state nothing leaves by itself.
final class FiringJob implements Job {

  /// In a trigger's data map: the slot that the ledger already holds.
  static final String SLOT_ID = "slot_id";

  /// In a trigger's data map: a nominal time that has passed without a row.
  static final String DUE_AT = "due_at";

  private static final Logger LOG = LoggerFactory.getLogger(FiringJob.class);

  private final Firings firings;
  private final Standing standing;
  private final FencedJobStore store;

  /// @param store whose triggers fire it
  FiringJob(Firings firings, Standing standing, FencedJobStore store) {
    this.firings = firings;
    this.standing = standing;
    this.store = store;
  }

  @Override
  public void execute(JobExecutionContext context) {
    var delivery = deliveryOf(context);
    try {
      var ran = firings.fencedRun().deliver(delivery);
      if (delivery instanceof Delivery.Slot slot) {
        settle(context, slot, ran);
      }
      if (othersMayGo(ran)) {
        deliverNext(context);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.error("{}: the run could not be recorded; the slot stays open", delivery, failure);
    }
  }

  private void settle(JobExecutionContext context, Delivery.Slot slot, Ran ran) {
    switch (ran) {
      case Ran.NotRun(Claim.Skipped(_, SlotReason reason)) when reason == SlotReason.CATCH_UP ->
          moveOn(context, firings.missedSlots().closeAfter(slot.job(), slot.dueAt()));
      case Ran.NotRun(Claim.NotActive _) -> leaveToOthers(context, slot);
      default -> {}
    }
  }

  /// It fell due just when this node began to drain: whoever takes part delivers it. A node that
  /// does not know whether it is a member may not even do that; the slot auditor then will.
  private static void leaveToOthers(JobExecutionContext context, Delivery.Slot slot) {
    try {
      boolean _ = new Triggers(context.getScheduler()).deliver(slot.job(), slot.dueAt());
    } catch (SchedulingException failure) {
      LOG.info("{} waits for the slot auditor: {}", slot, failure.getMessage());
    }
  }

  /// A run of the job has closed: what waited for that, or is to be tried again, has its turn. A
  /// node that gives way leaves that to the slot auditor: it would hold the cluster's lock for
  /// long.
  private void deliverNext(JobExecutionContext context) {
    if (standing.givesWay()) {
      return;
    }
    var triggers = new Triggers(context.getScheduler());
    var job = context.getJobDetail().getKey().getName();
    firings.dueSlots().waiting(job).forEach(triggers::deliver);
  }

  private static boolean othersMayGo(Ran ran) {
    return switch (ran) {
      case Ran.Completed completed -> completed.othersMayWait();
      case Ran.Ended _, Ran.Refused _ -> true;
      case Ran.GivenUp _, Ran.NotRun _ -> false;
    };
  }

  /// Lets the trigger go on with the newest slot that is due, past those that were closed together.
  private void moveOn(JobExecutionContext context, Optional<Instant> newest) {
    if (newest.isEmpty() || !(context.getTrigger() instanceof CronTrigger fired)) {
      return;
    }
    try {
      store.passOver(fired, newest.get());
    } catch (JobPersistenceException failure) {
      LOG.warn("{} delivers its missed slots one by one: {}", fired.getKey(), failure.getMessage());
    }
  }

  private static Delivery deliveryOf(JobExecutionContext context) {
    var slotId = context.getTrigger().getJobDataMap().getString(SLOT_ID);
    if (slotId != null) {
      return new Delivery.Request(Long.parseLong(slotId));
    }
    return new Delivery.Slot(context.getJobDetail().getKey().getName(), nominalTime(context));
  }

  /// A recovery trigger carries the nominal time of the firing it stands for, so that both attempts
  /// meet in one slot.
  private static Instant nominalTime(JobExecutionContext context) {
    var told = context.getTrigger().getJobDataMap().getString(DUE_AT);
    Date scheduled = context.getScheduledFireTime();
    return told == null ? scheduled.toInstant() : Instant.parse(told);
  }
}
