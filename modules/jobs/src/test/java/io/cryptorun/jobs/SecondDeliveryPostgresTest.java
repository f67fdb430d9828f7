package io.cryptorun.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A slot that is delivered once more while it is being run, and taken over from meanwhile.
class SecondDeliveryPostgresTest {

  private static final String JOB = "delivered.twice";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;

  /// The second delivery meets the slot's own run. Right after its claim, and before it can do
  /// anything about the answer, that run's node is taken over from, which opens the slot again.
  @Test
  void deliver_aNominalTimeThatIsBeingRun_neverDropsIt() throws Exception {
    var questions = new Questions(POSTGRES.database());
    var settings = TestJobs.job(JOB, "0 0 1 1 *", true);
    var working = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Job waiting =
        firing -> {
          working.countDown();
          goOn.await();
          return new OneFile(home).run(firing);
        };
    try (var node = TestNode.join(POSTGRES.database(), "a", home, waiting, List.of(settings));
        var holder = POSTGRES.database().connect();
        var peer = POSTGRES.database().connect()) {
      var due = questions.now().truncatedTo(ChronoUnit.SECONDS);
      var run = inBackground(() -> node.fencedRun().deliver(new Delivery.Slot(JOB, due)));
      working.await();
      long slotId = questions.count("select slot_id from audit.slots where job = ?", JOB);
      holder.setAutoCommit(false);
      execute(holder, "select * from cryptorun.attempt where outcome = 'running' for update");
      var second = inBackground(() -> node.fencedRun().deliver(new Delivery.Request(slotId)));
      ServerSide.awaitBlockedSessions(POSTGRES.database(), 1);
      peer.setAutoCommit(false);
      var takeover =
          inBackground(() -> {
            execute(peer, "lock table cryptorun.slot in access exclusive mode");
            execute(
                peer, "select cryptorun.close_epoch(%d, null, 'b')".formatted(node.node().epoch()));
            peer.commit();
            return true;
          });
      ServerSide.awaitBlockedSessions(POSTGRES.database(), 2);
      holder.rollback();

      assertThat(takeover.get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(((Ran.NotRun) second.get(60, TimeUnit.SECONDS)).claim())
          .isInstanceOf(Claim.Busy.class);
      assertThat(questions.rows("select state, attempts from audit.slots where job = ?", JOB))
          .containsExactly("planned 1");
      goOn.countDown();
      assertThat(run.get(60, TimeUnit.SECONDS)).isInstanceOf(Ran.Refused.class);
    }
  }

  private static <T> FutureTask<T> inBackground(Callable<T> what) {
    var run = new FutureTask<>(what);
    Thread.ofPlatform().daemon().start(run);
    return run;
  }

  private static void execute(Connection session, String sql) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
