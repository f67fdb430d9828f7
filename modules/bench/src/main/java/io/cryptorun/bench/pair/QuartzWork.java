package io.cryptorun.bench.pair;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/// The measurement's work as a job of Quartz.
final class QuartzWork implements Job {

  private final Clockwork.Work work;

  QuartzWork(Clockwork.Work work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      work.fire(
          context.getJobDetail().getKey().getName(), context.getScheduledFireTime().toInstant());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
