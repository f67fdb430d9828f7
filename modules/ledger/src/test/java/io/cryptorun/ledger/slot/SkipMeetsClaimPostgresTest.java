package io.cryptorun.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An auditor closes a nominal time in the moment in which a node claims it, each over a session of
/// its own: one of them has the slot, and the other is told so.
class SkipMeetsClaimPostgresTest {

  private static final int TIMES = 5;

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private String job = "";
  private Instant due = Instant.EPOCH;
  private Cluster cluster;
  private Registration node;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("node", NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    threads.close();
    node.close();
    cluster.close();
  }

  @Test
  void skip_whileAClaimIsUnderWay_leavesItTheSlot() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      try (var lost = slotAboutToBeWritten()) {
        var claim = begin(1, this::claim);
        var skipped = begin(2, this::skip);
        lost.rollback();

        assertThat(claim.get()).isInstanceOf(Claim.Claimed.class);
        assertThat(skipped.get()).isZero();
        assertThat(cluster.kinds(job)).containsExactly("claimed");
      }
    }
  }

  @Test
  void claim_whileTheSlotIsBeingSkipped_findsItClosed() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      try (var lost = slotAboutToBeWritten()) {
        var skipped = begin(1, this::skip);
        var claim = begin(2, this::claim);
        lost.rollback();

        assertThat(skipped.get()).isEqualTo(1);
        assertThat(claim.get())
            .isInstanceOfSatisfying(
                Claim.AlreadyClosed.class,
                closed -> assertThat(closed.reason()).isEqualTo(SlotReason.CATCH_UP));
        assertThat(cluster.kinds(job)).containsExactly("skipped");
      }
    }
  }

  private Claim claim() {
    return cluster.cron(node.node(), job, due);
  }

  private int skip() {
    return cluster.slots().skip(job, List.of(due), SlotReason.CATCH_UP, node.node());
  }

  private <T> Future<T> begin(int blocked, Callable<T> step) throws SQLException {
    var begun = threads.submit(step);
    ServerSide.awaitBlockedSessions(POSTGRES.database(), blocked);
    return begun;
  }

  /// Holds both between their look at the slot and their row: somebody who will give up has written
  /// one and not committed it.
  private Connection slotAboutToBeWritten() throws SQLException {
    job = Cluster.job();
    due = cluster.dueNow();
    var session = POSTGRES.database().connect();
    session.setAutoCommit(false);
    try (var insert =
        session.prepareStatement(
            "insert into cryptorun.slot (job, due_at, kind, state) values (?, ?, 'cron',"
                + " 'planned')")) {
      insert.setString(1, job);
      insert.setObject(2, OffsetDateTime.ofInstant(due, ZoneOffset.UTC));
      insert.execute();
    }
    return session;
  }
}
