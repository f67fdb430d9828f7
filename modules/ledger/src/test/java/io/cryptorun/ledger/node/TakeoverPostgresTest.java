package io.cryptorun.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.ledger.Sessions;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.DueSlot;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two daemons of one database, one of which dies, freezes or only seems to.
class TakeoverPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private LiveNode a;
  private LiveNode b;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    a = new LiveNode(cluster, "node-a");
    b = new LiveNode(cluster, "node-b");
  }

  @AfterEach
  void leave() {
    a.close();
    b.close();
    cluster.close();
  }

  @Test
  void killedNode_isTakenOverByTheNextPoll_andItsSlotIsOpenAgain() throws Exception {
    var due = cluster.dueNow();
    var fence = Cluster.fence(cluster.cron(a.node(), job, due));
    ServerSide.kill(cluster.at, a.node());

    b.grownUp().watch.run();

    assertThat(b.takeovers)
        .containsExactly(
            new Takeover.Done(
                a.node(),
                b.node(),
                List.of(new DueSlot(fence.slotId(), job, due, SlotKind.CRON, null)),
                1));
    assertThat(state(a)).isEqualTo("fenced");
    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isInstanceOf(Written.Refused.class);
    assertThat(cluster.kinds(job)).containsExactly("claimed", "abandoned", "rejected");
    assertThat(
            cluster.row(
                "select detail ->> 'peer' as peer, detail ->> 'why' as why from audit.events where"
                    + " kind = 'took_over' order by at desc limit 1"))
        .containsEntry("peer", "node-a")
        .containsEntry("why", "lock_free");
  }

  @Test
  void freeLock_seenByANodeWhoseOwnSessionIsYoung_meansNothing() throws Exception {
    ServerSide.kill(cluster.at, a.node());

    b.watch.run();

    assertThat(b.takeovers).isEmpty();
    assertThat(state(a)).isEqualTo("active");
  }

  /// As after a restart: the observer polls again before its own pulse has noticed anything.
  @Test
  void freeLock_whenTheServerHasEndedTheObserversSessionToo_meansNothing() throws Exception {
    b.grownUp();
    ServerSide.kill(cluster.at, a.node());
    ServerSide.kill(cluster.at, b.node());

    b.watch.run();

    assertThat(b.takeovers).isEmpty();
    assertThat(state(a)).isEqualTo("active");
  }

  @Test
  void silentNode_isTakenOverAfterThreeAndAHalfSeconds_andItsSessionsAreEnded() {
    cluster.cron(a.node(), job, cluster.dueNow());

    b.watchFor(Duration.ofMillis(3300));
    assertThat(b.takeovers).isEmpty();
    b.watchFor(Duration.ofMillis(400));

    assertThat(b.takeovers).hasSize(1);
    await(() -> sessionsOf(a) == 0);
  }

  @Test
  void beatingNode_isLeftAlone() {
    for (int i = 0; i < 30; i++) {
      a.pulse.run();
      b.watch.run();
      b.nanos.tick(Liveness.POLL);
    }

    assertThat(b.takeovers).isEmpty();
    assertThat(b.watch.seesStandIn()).isTrue();
  }

  @Test
  void drainingNode_standsInForNobody() {
    assertThat(a.registration.drain()).isTrue();
    b.watch.run();
    assertThat(b.watch.seesStandIn()).isFalse();

    assertThat(a.registration.undrain()).isTrue();
    b.watch.run();
    assertThat(b.watch.seesStandIn()).isTrue();
  }

  @Test
  void nodeFrozenInsideATransactionThatHoldsItsRow_isEndedAndTakenOver() throws SQLException {
    var fence = Cluster.fence(cluster.cron(a.node(), job, cluster.dueNow()));
    var url = Schema.app(cluster.at);
    var named = Sessions.driverProperties(url, Sessions.name(a.node(), "ledger"));
    try (var frozen = DriverManager.getConnection(url.jdbc(), named)) {
      holdRegistration(frozen, a);

      b.watchFor(Duration.ofMillis(3700));
      await(() -> {
        b.watch.run(); // a server that is slow to end the session keeps the rows a moment longer
        return !b.takeovers.isEmpty();
      });

      assertThat(b.takeovers).hasSize(1);
      await(() -> !isValid(frozen));
    }
    assertThat(b.takeovers.getFirst().reopened())
        .extracting(DueSlot::slotId)
        .containsExactly(fence.slotId());
  }

  @Test
  void requestOfATakenOverNode_failsForGood() throws Exception {
    cluster.request(a.node(), job, SlotKind.MANUAL, job);
    ServerSide.kill(cluster.at, a.node());

    b.grownUp().watch.run();

    assertThat(b.takeovers.getFirst().reopened()).isEmpty();
    assertThat(b.takeovers.getFirst().abandoned()).isOne();
    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "failed")
        .containsEntry("reason", "abandoned");
  }

  @Test
  void killedCommand_isTakenOverToo() throws Exception {
    var command = cluster.join("cli-host-1-aa", NodeKind.CLI);
    cluster.request(command.node(), job, SlotKind.MANUAL, job);
    b.grownUp().watchFor(Duration.ofSeconds(4));
    assertThat(b.takeovers).extracting(Takeover.Done::peer).doesNotContain(command.node());

    ServerSide.kill(cluster.at, command.node());
    b.watch.run();

    assertThat(b.takeovers).extracting(Takeover.Done::peer).contains(command.node());
  }

  @Test
  void nodesThatSuspectEachOther_doNotBothTakeOver() throws Exception {
    for (int round = 0; round < 5; round++) {
      a.takeovers.clear();
      b.takeovers.clear();
      a.watchFor(Duration.ofMillis(3300));
      b.watchFor(Duration.ofMillis(3300));
      try (var threads = Executors.newFixedThreadPool(2)) {
        Callable<Boolean> first = () -> poll(a);
        Callable<Boolean> second = () -> poll(b);
        for (var done : threads.invokeAll(List.of(first, second))) {
          done.get();
        }
      }

      assertThat(a.takeovers.size() + b.takeovers.size()).isOne();
      a.pulse.run();
      b.pulse.run();
      assertThat(state(a) + state(b)).isEqualTo("activeactive");
    }
  }

  @Test
  void fencedNode_doesNotTakeOver() throws SQLException {
    a.grownUp();
    fence(a);
    ServerSide.kill(cluster.at, b.node());

    a.watch.run();

    assertThat(a.takeovers).isEmpty();
    assertThat(state(b)).isEqualTo("active");
  }

  @Test
  void peerThatHasLeft_isNotTakenOver() {
    a.registration.leave();

    b.grownUp().watchFor(Duration.ofSeconds(4));

    assertThat(b.takeovers).isEmpty();
    assertThat(state(a)).isEqualTo("left");
  }

  @Test
  void takeover_endsNoSessionOfALaterRegistration() throws Exception {
    var first = a.node();
    ServerSide.kill(cluster.at, first);
    var again = new LiveNode(cluster, "node-a");
    try (var database = Schema.open(Schema.app(cluster.at), again.node(), Pool.command());
        var session = database.dataSource().getConnection()) {
      try (var watch =
          NodeSession.open(Schema.app(cluster.at), b.node(), NodeSession.Purpose.WATCH)) {
        assertThat(watch.<Integer>work(handle -> EndSessions.of(handle, first))).isZero();
      }
      assertThat(session.isValid(2)).isTrue();
    } finally {
      again.close();
    }
  }

  private static boolean isValid(Connection session) {
    try {
      return session.isValid(2);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The server ends a session a moment after it was told to.
  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static boolean poll(LiveNode node) {
    node.watchFor(Duration.ofMillis(400));
    return true;
  }

  private void fence(LiveNode node) {
    cluster.one(
        "select cryptorun.close_epoch(?, 'fenced', 'test')", Integer.class, node.node().epoch());
  }

  private static void holdRegistration(Connection session, LiveNode node) throws SQLException {
    session.setAutoCommit(false);
    try (var lock =
        session.prepareStatement("select 1 from cryptorun.node_epoch where epoch = ? for share")) {
      lock.setLong(1, node.node().epoch());
      lock.execute();
    }
  }

  private String state(LiveNode node) {
    return cluster.one(
        "select state from audit.nodes where epoch = ?", String.class, node.node().epoch());
  }

  private long sessionsOf(LiveNode node) {
    return cluster.one(
        "select count(*) from pg_stat_activity"
            + " where datname = current_database() and application_name like ?",
        Long.class,
        "cryptorun:%s:%d:%%".formatted(node.node().node(), node.node().epoch()));
  }
}
