package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.jobs.NoOpJob;
import org.quartz.spi.OperableTrigger;

/// The statements that fire cron triggers: what they take, what they leave, and what two nodes get
/// that ask at once.
class CronFiringPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private Instant due;
  private Instant soon;
  private StoreNode ours;
  private StoreNode peer;

  @BeforeEach
  void join() throws SchedulerException {
    questions = new Questions(POSTGRES.database());
    due = questions.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);
    soon = due.plusSeconds(10);
    ours = new StoreNode(POSTGRES.database(), "ours", home);
    peer = new StoreNode(POSTGRES.database(), "peer", home);
  }

  @AfterEach
  void leave() throws SchedulerException {
    peer.close();
    ours.close();
    questions.execute(
        """
        truncate quartz.qrtz_fired_triggers, quartz.qrtz_scheduler_state, quartz.qrtz_triggers,
                 quartz.qrtz_job_details cascade
        """);
  }

  @Test
  void acquire_takesTheOldestFirstAndNoMoreThanAsked() throws Exception {
    ours.schedule(NoOpJob.class, "third", due);
    ours.schedule(NoOpJob.class, "first", due.minusSeconds(20));
    ours.schedule(NoOpJob.class, "second", due.minusSeconds(10));

    var acquired = ours.acquire(soon, 2);

    assertThat(names(acquired)).containsExactly("first", "second");
    assertThat(acquired).extracting(OperableTrigger::getFireInstanceId).doesNotHaveDuplicates();
    assertThat(acquired.getFirst().getNextFireTime()).isEqualTo(due.minusSeconds(20));
    assertThat(states()).containsExactly("first ACQUIRED", "second ACQUIRED", "third WAITING");
    assertThat(firings()).hasSize(2);
  }

  /// A trigger of the same batch is fired together with the first one.
  @Test
  void acquire_ofTriggersToCome_takesNoneThatIsDueLaterThanTheFirst() throws Exception {
    var later = questions.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
    ours.schedule(NoOpJob.class, "next", later);
    ours.schedule(NoOpJob.class, "with-it", later);
    ours.schedule(NoOpJob.class, "after-it", later.plusSeconds(1));

    assertThat(names(ours.acquire(later.plusSeconds(5), 8)))
        .containsExactlyInAnyOrder("next", "with-it");
  }

  /// It is due first, and must not take the place of one that may be fired.
  @Test
  void acquire_leavesOutWhatIsPaused() throws Exception {
    ours.schedule(NoOpJob.class, "paused", due.minusSeconds(10));
    ours.schedule(NoOpJob.class, "tick", due);
    ours.scheduler().pauseTrigger(new TriggerKey("paused"));

    assertThat(names(ours.acquire(soon, 1))).containsExactly("tick");
    assertThat(states()).containsExactly("paused PAUSED", "tick ACQUIRED");
  }

  /// Whoever changes a trigger past the cluster's lock, as an operator with SQL may.
  @Test
  void acquire_whatStoppedWaitingUnderItsHands_isLeftAlone() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    try (var operator = POSTGRES.database().connect();
        var pause = operator.createStatement();
        var thread = Executors.newSingleThreadExecutor()) {
      operator.setAutoCommit(false);
      pause.execute("update quartz.qrtz_triggers set trigger_state = 'PAUSED'");
      Callable<List<OperableTrigger>> acquiring = () -> ours.acquire(soon);
      var acquired = thread.submit(acquiring);
      ServerSide.awaitBlockedSession(POSTGRES.database());
      operator.commit();

      assertThat(acquired.get()).isEmpty();
    }
    assertThat(states()).containsExactly("tick PAUSED");
    assertThat(firings()).isEmpty();
  }

  @Test
  void acquire_byTwoNodesAtOnce_givesEachTriggerToOne() throws Exception {
    for (int i = 0; i < 24; i++) {
      ours.schedule(NoOpJob.class, "job-" + i, due);
    }
    var taken = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<List<String>> byUs = () -> namesUntilNone(ours);
      Callable<List<String>> byPeer = () -> namesUntilNone(peer);
      for (var answer : threads.invokeAll(List.of(byUs, byPeer))) {
        taken.addAll(answer.get());
      }
    }
    assertThat(taken).hasSize(24).doesNotHaveDuplicates();
    assertThat(firings()).hasSize(24);
  }

  @Test
  void fire_movesTheTriggerOnAndRemembersWhatRuns() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);

    var bundle = ours.fire(ours.acquire(soon)).getFirst();

    assertThat(bundle.getJobDetail().getJobClass()).isEqualTo(NoOpJob.class);
    assertThat(bundle.getJobDetail().requestsRecovery()).isTrue();
    assertThat(bundle.getScheduledFireTime()).isEqualTo(due);
    assertThat(bundle.getNextFireTime()).isEqualTo(due.plus(Duration.ofHours(1)));
    assertThat(
            questions.row(
                "select next_fire_time, prev_fire_time, trigger_state from quartz.qrtz_triggers"))
        .isEqualTo(
            "%d %d WAITING"
                .formatted(due.plus(Duration.ofHours(1)).toEpochMilli(), due.toEpochMilli()));
    assertThat(
            questions.row(
                "select state, job_name, requests_recovery from quartz.qrtz_fired_triggers"))
        .isEqualTo("EXECUTING tick t");
  }

  @Test
  void fire_whatWasPausedMeanwhile_runsNothing() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    var acquired = ours.acquire(soon);
    ours.scheduler().pauseTrigger(new TriggerKey("tick"));

    assertThat(ours.fire(acquired)).isEmpty();
    ours.store().releaseAcquiredTrigger(acquired.getFirst());

    assertThat(states()).containsExactly("tick PAUSED");
    assertThat(firings()).isEmpty();
  }

  /// Set anew between the two, and taken by the peer: its firing is not ours.
  @Test
  void fire_whatWasSetAnewMeanwhile_leavesItThePeers() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    var acquired = ours.acquire(soon);
    ours.scheduler().deleteJob(acquired.getFirst().getJobKey());
    ours.schedule(NoOpJob.class, "tick", due.plusSeconds(2));
    peer.acquire(soon);

    assertThat(ours.fire(acquired)).isEmpty();

    assertThat(states()).containsExactly("tick ACQUIRED");
  }

  /// Its row is what the peer recovers by; the run may have come to nothing.
  @Test
  void complete_onceFenced_leavesTheFiringToWhoeverRecoversIt() throws Exception {
    ours.store().recover();
    ours.schedule(NoOpJob.class, "tick", due);
    var running = ours.acquire(soon);
    ours.fire(running);
    questions.row(
        "select cryptorun.close_epoch(?, 'fenced', 'peer')", Long.valueOf(ours.epoch().epoch()));

    ours.complete(running.getFirst());

    assertThat(firings()).containsExactly("tick EXECUTING");
    assertThat(peer.store().recover()).isTrue();
    assertThat(names(peer.acquire(soon))).hasSize(1);
  }

  /// The store's commits do not wait for the disk: after a crash of the server the end of a firing
  /// may be lost.
  @Test
  void checkIn_forgetsFiringsThatAreOver_andKeepsThoseInHand() throws Exception {
    ours.store().recover();
    ours.schedule(NoOpJob.class, "over", due.minusSeconds(1));
    ours.schedule(NoOpJob.class, "going-on", due);
    var running = ours.acquire(soon, 2);
    ours.fire(running);
    questions.execute("create table lost as select * from quartz.qrtz_fired_triggers");
    ours.complete(running.getFirst());
    questions.execute(
        """
        insert into quartz.qrtz_fired_triggers select * from lost where trigger_name = 'over';
        update quartz.qrtz_fired_triggers set fired_time = fired_time - 60000;
        drop table lost;
        """);

    ours.store().recover();

    assertThat(firings()).containsExactly("going-on EXECUTING");
  }

  private List<String> namesUntilNone(StoreNode node) throws SchedulerException {
    var names = new ArrayList<String>();
    for (var some = node.acquire(soon, 3); !some.isEmpty(); some = node.acquire(soon, 3)) {
      names.addAll(names(some));
    }
    return names;
  }

  private static List<String> names(List<OperableTrigger> triggers) {
    return triggers.stream().map(trigger -> trigger.getKey().getName()).toList();
  }

  private List<String> firings() {
    return questions.rows("select trigger_name, state from quartz.qrtz_fired_triggers order by 1");
  }

  private List<String> states() {
    return questions.rows(
        "select trigger_name, trigger_state from quartz.qrtz_triggers order by 1");
  }
}
