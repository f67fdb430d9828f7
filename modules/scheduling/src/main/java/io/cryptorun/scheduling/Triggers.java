package io.cryptorun.scheduling;

import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.scheduling.audit.SlotAudit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/// The triggers in the shared store: one durable job with one cron trigger per enabled workflow,
/// and a one-shot trigger for each request that is waiting.
public final class Triggers implements SlotAudit.Deliverer {

  private static final String WORKFLOWS = "workflow";
  private static final String REQUESTS = "request";

  private final Scheduler scheduler;

  Triggers(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Makes the store agree with the applied configuration by difference: a trigger that already
  /// says the right thing is not touched, so a restart neither un-pauses nor re-fires anything. A
  /// new or changed trigger begins with the first slot after `now`, and paused where the one it
  /// replaces was, or where the operator's pause has outlived it. Call under the cluster's
  /// configuration lock.
  ///
  /// @param zone the zone in which cron fields are read
  /// @param paused the jobs that an operator has paused
  public void reconcile(List<JobSettings> jobs, ZoneId zone, Instant now, Set<String> paused) {
    try {
      var enabled = jobs.stream().filter(JobSettings::enabled).toList();
      var names = enabled.stream().map(JobSettings::name).collect(Collectors.toSet());
      for (var key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(WORKFLOWS))) {
        if (!names.contains(key.getName())) {
          scheduler.deleteJob(key);
        }
      }
      for (var job : enabled) {
        reconcile(job, zone, now, paused.contains(job.name()));
      }
    } catch (SchedulerException failure) {
      throw new SchedulingException("the schedule was not written to the store", failure);
    }
  }

  private void reconcile(JobSettings job, ZoneId zone, Instant now, boolean paused)
      throws SchedulerException {
    if (scheduler.getJobDetail(jobKey(job.name())) == null) {
      scheduler.addJob(jobDetail(job), false);
    }
    var wanted = cronTrigger(job, zone, now);
    var present = scheduler.getTrigger(wanted.getKey());
    if (present instanceof CronTrigger cron && sameSchedule(cron, wanted)) {
      return;
    }
    boolean stays = paused || scheduler.getTriggerState(wanted.getKey()) == TriggerState.PAUSED;
    if (present != null) {
      scheduler.unscheduleJob(present.getKey());
    }
    scheduler.scheduleJob(wanted);
    if (stays) {
      scheduler.pauseTrigger(wanted.getKey());
    }
  }

  /// Stops delivering a job's nominal times; does nothing to a job that has no trigger.
  public void pause(String job) {
    try {
      scheduler.pauseTrigger(new TriggerKey(job, WORKFLOWS));
    } catch (SchedulerException failure) {
      throw new SchedulingException("the trigger of " + job + " was not paused", failure);
    }
  }

  /// Delivers a job's nominal times again, from the first one after `now`. Quartz's own way to
  /// resume would deliver those of the pause as well.
  ///
  /// @return whether the job has a trigger
  public boolean resume(JobSettings job, ZoneId zone, Instant now) {
    try {
      var wanted = cronTrigger(job, zone, now);
      return scheduler.rescheduleJob(wanted.getKey(), wanted) != null;
    } catch (SchedulerException failure) {
      throw new SchedulingException("the trigger of " + job.name() + " was not set again", failure);
    }
  }

  /// Delivers an open slot once more, at once or when it may be tried again. A delivery of it that
  /// is under way already stays the only one.
  ///
  /// @return whether one was added
  @Override
  public boolean deliver(DueSlot slot) {
    var id = "slot-" + slot.slotId();
    var trigger = oneShot(slot.job(), id).usingJobData(FiringJob.SLOT_ID, text(slot.slotId()));
    var notBefore = slot.notBefore();
    if (notBefore != null) {
      return add(trigger.startAt(Date.from(notBefore)).build());
    }
    var now = trigger.startNow().build();
    return add(now) || broughtForward(now);
  }

  /// A delivery that was to wait for a time which has passed by the database's clock, and is still
  /// to come by the machine's.
  private boolean broughtForward(Trigger wanted) {
    var key = wanted.getKey();
    try {
      var present = scheduler.getTrigger(key);
      return present != null
          && present.getStartTime().toInstant().isAfter(wanted.getStartTime().toInstant())
          && scheduler.rescheduleJob(key, wanted) != null;
    } catch (SchedulerException failure) {
      throw new SchedulingException(
          "delivery %s was not brought forward".formatted(key.getName()), failure);
    }
  }

  /// Delivers, at once, a nominal time that has no row yet, because no trigger brought it. That it
  /// has passed is what the database's clock says; the machine's is not waited for.
  ///
  /// @return whether one was added
  @Override
  public boolean deliver(String job, Instant dueAt) {
    var trigger = oneShot(job, job + "@" + dueAt).usingJobData(FiringJob.DUE_AT, dueAt.toString());
    return add(trigger.startNow().build());
  }

  /// Fires a job once, now, for a slot the ledger already holds. The same request again changes
  /// nothing.
  ///
  /// @return whether it was added
  public boolean fireOnce(String job, String requestId, long slotId) {
    return add(
        oneShot(job, requestId).usingJobData(FiringJob.SLOT_ID, text(slotId)).startNow().build());
  }

  private boolean add(Trigger trigger) {
    try {
      scheduler.scheduleJob(trigger);
      return true;
    } catch (ObjectAlreadyExistsException _) {
      return false;
    } catch (SchedulerException failure) {
      throw new SchedulingException(
          "request %s of %s was not queued"
              .formatted(trigger.getKey().getName(), trigger.getJobKey().getName()),
          failure);
    }
  }

  private static TriggerBuilder<SimpleTrigger> oneShot(String job, String id) {
    return TriggerBuilder.newTrigger()
        .withIdentity(id, REQUESTS)
        .forJob(jobKey(job))
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires());
  }

  private static String text(long slotId) {
    return Long.toString(slotId);
  }

  private static boolean sameSchedule(CronTrigger present, CronTrigger wanted) {
    return present.getCronExpression().equals(wanted.getCronExpression())
        && present.getTimeZone().equals(wanted.getTimeZone())
        && present.getMisfireInstruction() == wanted.getMisfireInstruction();
  }

  private static JobDetail jobDetail(JobSettings job) {
    return JobBuilder.newJob(FiringJob.class)
        .withIdentity(jobKey(job.name()))
        .storeDurably()
        .requestRecovery()
        .build();
  }

  /// Quartz drops what a start has beyond whole seconds, and would fire the second of `now` itself.
  private static CronTrigger cronTrigger(JobSettings job, ZoneId zone, Instant now) {
    return TriggerBuilder.newTrigger()
        .withIdentity(new TriggerKey(job.name(), WORKFLOWS))
        .forJob(jobKey(job.name()))
        .startAt(Date.from(now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)))
        .withSchedule(
            CronScheduleBuilder.cronSchedule(job.cron().quartz())
                .inTimeZone(TimeZone.getTimeZone(zone))
                .withMisfireHandlingInstructionIgnoreMisfires())
        .build();
  }

  private static JobKey jobKey(String name) {
    return new JobKey(name, WORKFLOWS);
  }
}
