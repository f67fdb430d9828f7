package io.cryptorun.scheduling;

import io.cryptorun.jobs.config.JobSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/// The triggers in the shared store: one durable job with one cron trigger per enabled workflow,
/// and a one-shot trigger for each request that is waiting.
public final class Triggers {

  private static final String WORKFLOWS = "workflow";
  private static final String REQUESTS = "request";

  private final Scheduler scheduler;

  Triggers(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Makes the store agree with the applied configuration by difference: a trigger that already
  /// says the right thing is not touched, so a restart neither un-pauses nor re-fires anything. A
  /// new or changed trigger begins with the first slot after `now`. Call under the cluster's
  /// configuration lock.
  ///
  /// @param zone the zone in which cron fields are read
  public void reconcile(List<JobSettings> jobs, ZoneId zone, Instant now) {
    try {
      var enabled = jobs.stream().filter(JobSettings::enabled).toList();
      var names = enabled.stream().map(JobSettings::name).collect(Collectors.toSet());
      for (var key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(WORKFLOWS))) {
        if (!names.contains(key.getName())) {
          scheduler.deleteJob(key);
        }
      }
      for (var job : enabled) {
        reconcile(job, zone, now);
      }
    } catch (SchedulerException failure) {
      throw new SchedulingException("the schedule was not written to the store", failure);
    }
  }

  private void reconcile(JobSettings job, ZoneId zone, Instant now) throws SchedulerException {
    if (scheduler.getJobDetail(jobKey(job.name())) == null) {
      scheduler.addJob(jobDetail(job), false);
    }
    var wanted = cronTrigger(job, zone, now);
    var present = scheduler.getTrigger(wanted.getKey());
    if (present instanceof CronTrigger cron && sameSchedule(cron, wanted)) {
      return;
    }
    if (present != null) {
      scheduler.unscheduleJob(present.getKey());
    }
    scheduler.scheduleJob(wanted);
  }

  /// Fires a job once, now, for a slot the ledger already holds.
  public void fireOnce(String job, String requestId, long slotId) {
    var trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(requestId, REQUESTS)
            .forJob(jobKey(job))
            .usingJobData(FiringJob.SLOT_ID, Long.toString(slotId))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .startNow()
            .build();
    try {
      scheduler.scheduleJob(trigger);
    } catch (SchedulerException failure) {
      throw new SchedulingException(
          "request " + requestId + " of " + job + " was not queued", failure);
    }
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

  private static CronTrigger cronTrigger(JobSettings job, ZoneId zone, Instant now) {
    return TriggerBuilder.newTrigger()
        .withIdentity(new TriggerKey(job.name(), WORKFLOWS))
        .forJob(jobKey(job.name()))
        .startAt(Date.from(now))
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
