package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.SchedulerException;
import org.quartz.jobs.NoOpJob;

/// A node that is slow and has a peer: what it takes, and what it leaves.
class GivingWayPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private Questions questions;
  private Instant now;
  private StoreNode node;

  @BeforeEach
  void join() throws SchedulerException {
    questions = new Questions(POSTGRES.database());
    now = questions.now().truncatedTo(ChronoUnit.SECONDS);
    node = new StoreNode(POSTGRES.database(), "slow", home);
    node.standing().givesWay = true;
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
  void acquire_whatHasJustFallenDue_isLeftToThePeer() throws Exception {
    node.schedule(NoOpJob.class, "fresh", now.plusSeconds(30));

    assertThat(node.acquire(now.plusSeconds(60))).isEmpty();

    node.standing().givesWay = false;
    assertThat(node.acquire(now.plusSeconds(60))).hasSize(1);
  }

  @Test
  void acquire_whatWasLeftLying_isTaken_andNothingElse() throws Exception {
    node.schedule(NoOpJob.class, "lying", now.minus(LeftLying.AFTER).minusSeconds(1));
    node.schedule(NoOpJob.class, "fresh", now.plusSeconds(30));

    assertThat(node.acquire(now.plusSeconds(60), 8))
        .singleElement()
        .satisfies(trigger -> assertThat(trigger.getKey().getName()).isEqualTo("lying"));
  }

  /// Would it take the lock to look, it would stand here for as long as the peer holds it.
  @Test
  @Timeout(60)
  void acquire_withNothingLeftLying_doesNotAskForTheClustersLock() throws Exception {
    node.schedule(NoOpJob.class, "fresh", now.plusSeconds(30));
    try (var peer = POSTGRES.database().connect()) {
      peer.setAutoCommit(false);
      try (var lock = peer.createStatement()) {
        assertThat(lock.execute("select * from quartz.qrtz_locks for update")).isTrue();

        assertThat(node.acquire(now.plusSeconds(60))).isEmpty();
      }
      peer.rollback();
    }
  }
}
