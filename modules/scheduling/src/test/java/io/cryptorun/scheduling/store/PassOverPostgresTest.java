package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.jobs.NoOpJob;

/// A trigger has fired its oldest nominal time; those after it are closed together, and it is to go
/// on with the newest.
class PassOverPostgresTest {

  private static final TriggerKey KEY = new TriggerKey("missed");

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private Instant oldest;
  private Instant newest;
  private StoreNode node;
  private CronTrigger fired;

  @BeforeEach
  void fire() throws SchedulerException {
    questions = new Questions(POSTGRES.database());
    newest = questions.now().truncatedTo(ChronoUnit.SECONDS);
    oldest = newest.minus(Duration.ofHours(5));
    node = new StoreNode(POSTGRES.database(), "catching-up", home);
    node.schedule(NoOpJob.class, KEY.getName(), oldest);
    var acquired = node.acquire(newest);
    fired = (CronTrigger) node.fire(acquired).getFirst().getTrigger();
    node.complete(acquired.getFirst());
  }

  @AfterEach
  void leave() throws SchedulerException {
    node.close();
    questions.execute(
        """
        truncate quartz.qrtz_fired_triggers, quartz.qrtz_scheduler_state, quartz.qrtz_triggers,
                 quartz.qrtz_job_details cascade
        """);
  }

  @Test
  void trigger_goesOnWithTheNewest() throws Exception {
    node.store().passOver(fired, newest);

    assertThat(trigger()).isEqualTo("WAITING " + newest.toEpochMilli());
  }

  @Test
  void triggerThatWasPausedMeanwhile_staysPaused() throws Exception {
    node.scheduler().pauseTrigger(KEY);

    node.store().passOver(fired, newest);

    assertThat(trigger()).isEqualTo("PAUSED " + newest.toEpochMilli());
  }

  @Test
  void triggerThatWasReplacedMeanwhile_isLeftAsItIs() throws Exception {
    node.scheduler().deleteJob(new JobKey(KEY.getName()));
    node.schedule(NoOpJob.class, KEY.getName(), oldest.plusSeconds(60));
    var before = trigger();

    node.store().passOver(fired, newest);

    assertThat(trigger()).isEqualTo(before);
  }

  /// Another worker, or a peer, was as quick.
  @Test
  void triggerThatIsAcquiredForAnOlderTime_isNotFiredForThat() throws Exception {
    var acquired = node.acquire(newest);
    assertThat(acquired).hasSize(1);

    node.store().passOver(fired, newest);

    assertThat(node.fire(acquired)).isEmpty();
    node.store().releaseAcquiredTrigger(acquired.getFirst());
    assertThat(trigger()).isEqualTo("WAITING " + newest.toEpochMilli());
    var next = node.fire(node.acquire(newest));
    assertThat(next)
        .singleElement()
        .extracting("scheduledFireTime")
        .extracting("time")
        .isEqualTo(newest.toEpochMilli());
  }

  private String trigger() {
    return questions.row(
        "select trigger_state, next_fire_time from quartz.qrtz_triggers where trigger_name = ?",
        KEY.getName());
  }
}
