package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.jobs.NoOpJob;
import org.quartz.spi.OperableTrigger;

/// Two nodes' stores on one database, moved step by step: what a node finds and leaves when the
/// other was fenced, froze, or was only slow.
class FencedJobStorePostgresTest {

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
  void recover_ofAPeerWhoseRegistrationIsOpen_leavesItHoweverOldItsCheckIn() throws Exception {
    fireOn(peer);
    questions.execute("update quartz.qrtz_scheduler_state set last_checkin_time = 0");

    boolean recovered = ours.store().recover();

    assertThat(recovered).isFalse();
    assertThat(firings()).containsExactly("peer EXECUTING");
  }

  @Test
  void recover_ofAFencedPeer_takesItsFiringOverAtOnceUnderItsNominalTime() throws Exception {
    fireOn(peer);
    fence(peer);

    boolean recovered = ours.store().recover();

    assertThat(recovered).isTrue();
    assertThat(firings()).isEmpty();
    var recovery = ours.acquire(soon).getFirst();
    assertThat(recovery.getKey().getGroup()).isEqualTo("RECOVERING_JOBS");
    assertThat(recovery.getNextFireTime()).isEqualTo(due);
    assertThat(questions.rows("select instance_name from quartz.qrtz_scheduler_state"))
        .containsExactly("ours");
  }

  /// Its last check-in is a moment ago; the registration alone says that it is gone.
  @Test
  void recover_ofAPeerThatLeftNothing_forgetsItsCheckIn() throws Exception {
    peer.store().recover();
    fence(peer);

    ours.store().recover();

    assertThat(questions.rows("select instance_name from quartz.qrtz_scheduler_state"))
        .containsExactly("ours");
  }

  @Test
  void recover_ofAFencedPeerThatOnlyAcquired_freesItsTrigger() throws Exception {
    peer.schedule(NoOpJob.class, "tick", due);
    peer.store().recover();
    peer.acquire(soon);
    fence(peer);

    ours.store().recover();

    assertThat(states()).containsExactly("tick WAITING");
    assertThat(ours.acquire(soon)).hasSize(1);
  }

  @Test
  void repair_ofMissingLockRows_putsThemBack() throws Exception {
    questions.execute("delete from quartz.qrtz_locks");

    ours.store().repair();

    assertThat(questions.rows("select lock_name from quartz.qrtz_locks order by 1"))
        .containsExactly("STATE_ACCESS", "TRIGGER_ACCESS");
  }

  /// Its scheduler was halted between acquiring and firing.
  @Test
  void shutdown_ofANodeThatHasAcquired_givesTheTriggerBack() throws Exception {
    peer.schedule(NoOpJob.class, "tick", due);
    peer.acquire(soon);

    peer.store().shutdown();

    assertThat(firings()).isEmpty();
    assertThat(states()).containsExactly("tick WAITING");
    assertThat(ours.acquire(soon)).hasSize(1);
  }

  @Test
  void shutdown_ofANodeThatWasFenced_leavesWhatItAcquiredToItsRecovery() throws Exception {
    peer.schedule(NoOpJob.class, "tick", due);
    peer.acquire(soon);
    fence(peer);

    peer.store().shutdown();

    assertThat(firings()).containsExactly("peer ACQUIRED");
  }

  /// Quartz itself looks for these only when it starts.
  @Test
  void recover_ofFiringsWhoseNodeHasNoCheckInRow_takesThemOver() throws Exception {
    ours.store().recover();
    fireOn(peer);
    questions.execute("delete from quartz.qrtz_scheduler_state where instance_name = 'peer'");
    assertThat(ours.store().recover()).as("the peer is registered").isFalse();
    fence(peer);

    assertThat(ours.store().recover()).isTrue();
    assertThat(firings()).isEmpty();
  }

  @Test
  void recover_byANodeThatIsFencedItself_isRefused() throws Exception {
    fireOn(peer);
    fence(peer);
    fence(ours);

    assertThatThrownBy(() -> ours.store().recover())
        .isInstanceOf(JobPersistenceException.class)
        .hasMessageContaining("is fenced");
    assertThat(firings()).containsExactly("peer EXECUTING");
  }

  @Test
  void recoverOwn_afterANewRegistration_takesOverWhatTheOldOneBegan() throws Exception {
    ours.store().recover();
    fireOn(ours);
    assertThat(ours.store().recover()).isFalse();

    assertThat(ours.store().recoverOwn()).isTrue();
    assertThat(firings()).isEmpty();
    assertThat(ours.acquire(soon).getFirst().getNextFireTime()).isEqualTo(due);
  }

  @Test
  void fire_whatWasTakenOverMeanwhile_runsNothingAndLeavesTheTriggerAlone() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    var acquired = ours.acquire(soon);
    fence(ours);
    peer.store().recover();
    var before = triggers();

    assertThat(ours.fire(acquired)).isEmpty();
    ours.store().releaseAcquiredTrigger(acquired.getFirst());

    assertThat(triggers()).isEqualTo(before);
    assertThat(states()).containsExactly("tick WAITING");
  }

  /// The peer holds the trigger now; a late release must not free it a second time.
  @Test
  void release_whatThePeerHasAcquiredMeanwhile_leavesItThePeers() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    var acquired = ours.acquire(soon);
    fence(ours);
    peer.store().recover();
    peer.acquire(soon);

    ours.store().releaseAcquiredTrigger(acquired.getFirst());

    assertThat(states()).containsExactly("tick ACQUIRED");
    assertThat(firings()).containsExactly("peer ACQUIRED");
  }

  /// In stock Quartz the late completion frees the trigger that the peer's run has blocked, and the
  /// two nodes overlap from then on.
  @Test
  void complete_whatThePeerRunsMeanwhile_doesNotUnblockIt() throws Exception {
    ours.schedule(OneAtATime.class, "tick", due);
    var zombie = ours.acquire(soon);
    ours.fire(zombie);
    fence(ours);
    peer.store().recover();
    peer.fire(peer.acquire(soon));
    assertThat(states()).contains("tick BLOCKED");

    ours.complete(zombie.getFirst());

    assertThat(states()).contains("tick BLOCKED");
    assertThat(firings()).containsExactly("peer EXECUTING");
  }

  @Test
  void complete_whatIsStillOurs_removesTheFiring() throws Exception {
    var running = fireOn(ours);

    ours.complete(running);

    assertThat(firings()).isEmpty();
    assertThat(states()).containsExactly("tick WAITING");
  }

  @Test
  void acquire_byANodeFencedWithoutKnowing_getsNothing() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    fence(ours);

    assertThat(ours.acquire(soon)).isEmpty();
    assertThat(firings()).isEmpty();
  }

  @Test
  void acquire_byANodeThatMayNotClaim_getsNothing() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    ours.standing().claims = false;

    assertThat(ours.acquire(soon)).isEmpty();
    assertThat(states()).containsExactly("tick WAITING");
  }

  @Test
  void drainingNode_finishesWhatItBeganAndBeginsNothing() throws Exception {
    var running = fireOn(ours);
    ours.schedule(NoOpJob.class, "next", due);
    var acquired = ours.acquire(soon);
    questions.execute(
        "update cryptorun.node_epoch set state = 'draining' where epoch = " + ours.epoch().epoch());

    assertThat(ours.fire(acquired)).isEmpty();
    ours.store().releaseAcquiredTrigger(acquired.getFirst());
    ours.complete(running);

    assertThat(firings()).isEmpty();
    assertThat(states()).containsExactly("next WAITING", "tick WAITING");
  }

  @Test
  void anything_byANodeThatKnowsItIsFenced_isRefusedBeforeItReachesTheDatabase() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    ours.standing().member = false;

    assertThatThrownBy(() -> ours.store().retrieveTrigger(new TriggerKey("tick")))
        .isInstanceOf(JobPersistenceException.class)
        .hasMessageContaining("may not act");
    assertThatThrownBy(() -> ours.store().pauseTrigger(new TriggerKey("tick")))
        .isInstanceOf(JobPersistenceException.class);
    assertThat(states()).containsExactly("tick WAITING");
  }

  /// A check-in that waits for the cluster's lock must leave the rest of the store usable: whoever
  /// holds that lock needs it to go on.
  @Test
  void recover_whileTheClustersLockIsHeld_doesNotStopTheStore() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    fireOn(peer, "other");
    fence(peer);
    try (var holder = POSTGRES.database().connect();
        var statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute(
          "select from quartz.qrtz_locks where lock_name = 'TRIGGER_ACCESS' for update");
      var recovering = Thread.ofVirtual().start(this::recoverQuietly);
      Polled.until(() -> waitsForALock());

      assertThat(ours.store().retrieveTrigger(new TriggerKey("tick"))).isNotNull();
      assertThat(waitsForALock()).as("the check-in still waits").isTrue();

      holder.rollback();
      recovering.join(Duration.ofSeconds(60));
    }
    Polled.until(() -> firings().isEmpty());
  }

  @Test
  void change_ofTheSchedule_isAnnouncedWhenItIsCommitted() throws Exception {
    try (var listener = new Listener(POSTGRES.database())) {
      ours.schedule(NoOpJob.class, "tick", due);
      assertThat(listener.heard()).containsExactly("schedule");

      ours.scheduler().pauseTrigger(new TriggerKey("tick"));
      assertThat(listener.heard()).containsExactly("schedule");
    }
  }

  @Test
  void firing_isNotAnnounced() throws Exception {
    ours.schedule(NoOpJob.class, "tick", due);
    try (var listener = new Listener(POSTGRES.database())) {
      var acquired = ours.acquire(soon);
      ours.fire(acquired);
      ours.complete(acquired.getFirst());

      assertThat(listener.heard()).isEmpty();
    }
  }

  private void recoverQuietly() {
    try {
      ours.store().recover();
    } catch (JobPersistenceException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private OperableTrigger fireOn(StoreNode node) throws SchedulerException {
    return fireOn(node, "tick");
  }

  private OperableTrigger fireOn(StoreNode node, String name) throws SchedulerException {
    node.schedule(NoOpJob.class, name, due);
    node.store().recover();
    var acquired = node.acquire(soon);
    assertThat(node.fire(acquired)).hasSize(1);
    return acquired.getFirst();
  }

  private void fence(StoreNode node) {
    questions.execute(
        "select cryptorun.close_epoch(%d, 'fenced', 'test')".formatted(node.epoch().epoch()));
  }

  private boolean waitsForALock() {
    return questions.count(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                + " current_database()")
        > 0;
  }

  private List<String> firings() {
    return questions.rows("select instance_name, state from quartz.qrtz_fired_triggers order by 1");
  }

  private List<String> states() {
    return questions.rows(
        "select trigger_name, trigger_state from quartz.qrtz_triggers order by 1, 2");
  }

  private List<String> triggers() {
    return questions.rows("select * from quartz.qrtz_triggers order by trigger_name");
  }

  /// A job of which Quartz itself runs one at a time.
  @DisallowConcurrentExecution
  public static final class OneAtATime implements Job {
    @Override
    public void execute(JobExecutionContext context) {}
  }
}
