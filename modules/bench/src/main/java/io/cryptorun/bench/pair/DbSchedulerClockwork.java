package io.cryptorun.bench.pair;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// db-scheduler: one task with an instance for each job, which reschedules itself by cron.
final class DbSchedulerClockwork implements Clockwork {

  static final String TASK = "short";

  /// Fetches more when fewer than half the threads have work, four times as many as there are.
  private static final double FETCH_BELOW = 0.5;

  private static final double FETCH_UP_TO = 4;

  /// As it comes it looks every ten seconds.
  private static final Duration POLL = Duration.ofSeconds(1);

  private final HikariDataSource pool;
  private final Work work;
  private final CronSchedule cron;
  private final CustomTask<Void> task;
  private final Scheduler scheduler;

  DbSchedulerClockwork(BenchServer server, Participant.Settings settings, Work work)
      throws IOException {
    this.pool = server.pool(Contender.DB_SCHEDULER);
    this.work = work;
    this.cron = new CronSchedule(settings.rhythm().quartz(), ZoneOffset.UTC);
    this.task = Tasks.custom(TASK, Void.class).execute(this::run);
    this.scheduler =
        Scheduler.create(pool, task)
            .schedulerName(new SchedulerName.Fixed(settings.node()))
            .threads(Contender.THREADS)
            .pollingInterval(POLL)
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .build();
    scheduler.start();
    scheduler.pause();
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
    try {
      work.fire(instance.getId(), context.getExecution().executionTime);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new CompletionHandler.OnCompleteReschedule<>(cron);
  }

  @Override
  public void go() {
    scheduler.resume();
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void halt() {
    scheduler.pause();
  }

  @Override
  public void trigger(String job) {
    scheduler.reschedule(task.instance(job), Instant.now());
  }

  @Override
  public void close() {
    scheduler.stop();
    pool.close();
  }
}
