package io.cryptorun.scheduling.drift;

import io.cryptorun.scheduling.SchedulingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.jobs.FileScanJob;
import org.quartz.jobs.FileScanListener;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells when a file was written, with Quartz's own file scan on a scheduler in memory. A file that
/// is missing, or whose time stays the same, is not told of.
public final class FileWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

  private static final String LISTENER = "changed";

  private final Scheduler scheduler;

  private FileWatch(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Begins to look.
  ///
  /// @param owner names the threads
  /// @param every between two looks
  /// @param changed told the file that was written; called on a thread of the scheduler
  public static FileWatch start(
      String owner, List<Path> files, Duration every, Consumer<Path> changed) {
    try {
      var scheduler = inMemory(owner);
      FileScanListener listener = name -> changed.accept(Path.of(name));
      scheduler.getContext().put(LISTENER, listener);
      for (var file : files) {
        watch(scheduler, file, every);
      }
      scheduler.start();
      return new FileWatch(scheduler);
    } catch (SchedulerException failure) {
      throw new SchedulingException("the configuration files are not watched", failure);
    }
  }

  private static void watch(Scheduler scheduler, Path file, Duration every)
      throws SchedulerException {
    var job =
        JobBuilder.newJob(FileScanJob.class)
            .withIdentity(file.toString())
            .usingJobData(FileScanJob.FILE_NAME, file.toAbsolutePath().toString())
            .usingJobData(FileScanJob.FILE_SCAN_LISTENER_NAME, LISTENER)
            .build();
    var trigger =
        TriggerBuilder.newTrigger()
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(every.toMillis())
                    .repeatForever())
            .build();
    scheduler.scheduleJob(job, trigger);
  }

  private static Scheduler inMemory(String owner) throws SchedulerException {
    var workers = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
    workers.setInstanceName("housekeeping-" + owner);
    workers.setMakeThreadsDaemons(true);
    workers.initialize();
    var store = new RAMJobStore();
    var parts = new QuartzSchedulerResources();
    parts.setName("housekeeping");
    parts.setInstanceId(owner);
    parts.setThreadName("housekeeping-" + owner);
    parts.setMakeSchedulerThreadDaemon(true);
    parts.setJobStore(store);
    parts.setThreadPool(workers);
    parts.setThreadExecutor(new DefaultThreadExecutor());
    parts.setJobRunShellFactory(new StdJobRunShellFactory());
    var quartz = new QuartzScheduler(parts, -1, -1);
    var loader = new CascadingClassLoadHelper();
    loader.initialize();
    store.initialize(loader, quartz.getSchedulerSignaler());
    var scheduler = new StdScheduler(quartz);
    parts.getJobRunShellFactory().initialize(scheduler);
    quartz.initialize();
    return scheduler;
  }

  @Override
  public void close() {
    try {
      scheduler.shutdown();
    } catch (SchedulerException failure) {
      LOG.debug("the file watch did not end by itself: {}", failure.getMessage());
    }
  }
}
