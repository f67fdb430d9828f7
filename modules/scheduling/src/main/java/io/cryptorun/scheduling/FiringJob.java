package io.cryptorun.scheduling;

import io.cryptorun.jobs.Delivery;
import io.cryptorun.jobs.FencedRun;
import io.cryptorun.ledger.Schedules;
import java.time.Instant;
import java.util.Date;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one Quartz job: reads which slot is meant from the trigger and hands it to [FencedRun]. It
/// may run twice for one slot, on two nodes at once: the claim in the ledger decides. It never
/// throws, because Quartz would refire or park the trigger in an error state nothing leaves by
/// itself.
final class FiringJob implements Job {

  /// The only key of a trigger's data map: the ledger's slot of an operator's request.
  static final String SLOT_ID = "slot_id";

  private static final Logger LOG = LoggerFactory.getLogger(FiringJob.class);

  private final FencedRun fencedRun;
  private final Schedules schedules;

  FiringJob(FencedRun fencedRun, Schedules schedules) {
    this.fencedRun = fencedRun;
    this.schedules = schedules;
  }

  @Override
  public void execute(JobExecutionContext context) {
    var delivery = deliveryOf(context);
    try {
      tellNext(context);
      fencedRun.deliver(delivery);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.error("{}: the run could not be recorded; the slot stays open", delivery, failure);
    }
  }

  /// The ledger tells when the next slot is due, for whoever asks without Quartz.
  private void tellNext(JobExecutionContext context) {
    var next = context.getNextFireTime();
    if (next != null) {
      schedules.nextDue(context.getJobDetail().getKey().getName(), next.toInstant());
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
    Date due = context.getScheduledFireTime();
    return due.toInstant();
  }
}
