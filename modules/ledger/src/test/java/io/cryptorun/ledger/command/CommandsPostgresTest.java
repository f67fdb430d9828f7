package io.cryptorun.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.Sessions;
import io.cryptorun.ledger.Signals;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.testkit.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private Cluster cluster;
  private Commands commands;
  private Registration a;
  private Registration b;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    commands = new Commands(cluster.database);
    a = cluster.join("node-a", NodeKind.DAEMON);
    b = cluster.join("node-b", NodeKind.DAEMON);
  }

  @AfterEach
  void leave() {
    cluster.change(
        "update cryptorun.command set outcome = 'expired', applied_at = now() where outcome is"
            + " null");
    a.close();
    b.close();
    cluster.close();
  }

  @Test
  void request_isTakenOnByOneNode_andSettledWithWhatItChanged() {
    long id = commands.request(pause("scan.warm", null));
    var command = commands.claim(a.node()).orElseThrow();

    assertThat(command)
        .extracting(Command::id, Command::kind, Command::target, Command::requestedBy)
        .containsExactly(id, CommandKind.PAUSE, "scan.warm", "ana");
    assertThat(command.arguments()).containsExactly(Map.entry("until", "2025-09-08T00:00:00Z"));
    assertThat(commands.claim(b.node())).isEmpty();

    var applied =
        CommandResult.applied("paused", Map.of("paused", "false"), Map.of("paused", "true"));
    assertThat(commands.settle(command, applied, a.node())).isTrue();
    assertThat(commands.settle(command, applied, a.node())).as("only once").isFalse();
    assertThat(
            cluster.row(
                """
                select applied_by, outcome, reason, requested_from, before ->> 'paused' as before,
                       after ->> 'paused' as after, applied_at >= requested_at as in_order
                from audit.commands where id = ?
                """,
                id))
        .containsEntry("applied_by", "node-a")
        .containsEntry("outcome", "applied")
        .containsEntry("reason", "venue maintenance")
        .containsEntry("requested_from", "laptop")
        .containsEntry("before", "false")
        .containsEntry("after", "true")
        .containsEntry("in_order", true);
    assertThat(cluster.kinds("cluster")).contains("command_requested", "command_applied");
  }

  @Test
  void requests_areTakenOnInTheirOrder_eachByOneOfManyWhoAsk() throws Exception {
    for (int i = 0; i < 20; i++) {
      commands.request(pause("job-" + i, null));
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<List<Long>> byA = () -> claimAll(a);
      Callable<List<Long>> byB = () -> claimAll(b);
      var claims = threads.invokeAll(List.of(byA, byB));

      var one = claims.getFirst().get();
      var other = claims.getLast().get();
      assertThat(one).isSorted().doesNotContainAnyElementsOf(other);
      assertThat(one.size() + other.size()).isEqualTo(20);
    }
  }

  @Test
  void requestsForOneTarget_waitForTheEarlierOne_thoseForOthersDoNot() {
    commands.request(pause("scan.hot", null));
    long second = commands.request(pause("scan.hot", null));
    long elsewhere = commands.request(pause("scan.warm", null));
    var first = commands.claim(a.node()).orElseThrow();

    assertThat(commands.claim(b.node())).map(Command::id).contains(elsewhere);
    assertThat(commands.claim(b.node())).isEmpty();

    assertThat(commands.settle(first, CommandResult.refused("already"), a.node())).isTrue();
    assertThat(commands.claim(b.node())).map(Command::id).contains(second);
  }

  @Test
  void requestOfANodeThatDied_isTakenOnAgain_andItsLateResultRefused() {
    commands.request(pause("scan.hot", null));
    var command = commands.claim(a.node()).orElseThrow();
    cluster.one(
        "select cryptorun.close_epoch(?, 'fenced', 'test')", Integer.class, a.node().epoch());

    assertThat(commands.claim(b.node()).orElseThrow().id()).isEqualTo(command.id());
    assertThat(commands.settle(command, CommandResult.refused("late"), a.node())).isFalse();
    assertThat(commands.settle(command, CommandResult.refused("already"), b.node())).isTrue();
    assertThat(commands.status(command.id()).orElseThrow().message()).isEqualTo("already");
  }

  @Test
  void requestGivenBack_isTakenOnByAnybody_andDoesNotExpire_sinceItMayHaveBeenApplied() {
    commands.request(pause("scan.hot", Duration.ofMinutes(5)));
    var command = commands.claim(a.node()).orElseThrow();
    cluster.change("update cryptorun.command set expires_at = now() where id = " + command.id());

    assertThat(commands.giveBack(b.node())).as("not in its hands").isZero();
    assertThat(commands.giveBack(a.node())).isOne();
    assertThat(commands.expire(a.node())).isZero();

    assertThat(commands.claim(b.node())).map(Command::id).contains(command.id());
    assertThat(commands.settle(command, CommandResult.refused("late"), a.node())).isFalse();
    assertThat(commands.settle(command, CommandResult.refused("already"), b.node())).isTrue();
    assertThat(commands.giveBack(b.node())).as("what is settled stays settled").isZero();
  }

  @Test
  void fencedNode_takesNothingOn() {
    commands.request(pause("scan.hot", null));
    cluster.one(
        "select cryptorun.close_epoch(?, 'fenced', 'test')", Integer.class, a.node().epoch());

    assertThat(commands.claim(a.node())).isEmpty();
  }

  @Test
  void drain_isForTheNodeItNames_orForAnybodyWhereThatIsGone() {
    commands.request(drain("node-b"));
    assertThat(commands.claim(a.node())).isEmpty();
    assertThat(commands.claim(b.node())).isPresent();

    commands.request(drain("node-gone"));
    assertThat(commands.claim(a.node())).map(Command::target).contains("node-gone");
  }

  @Test
  void expiredRequest_isNotTakenOn_andSaysSo() {
    long id = commands.request(pause("scan.hot", Duration.ZERO));
    assertThat(commands.claim(a.node())).isEmpty();
    assertThat(commands.waiting()).extracting(Commands.Status::id).doesNotContain(id);

    assertThat(commands.expire(a.node())).isOne();
    assertThat(commands.status(id).map(Commands.Status::outcome)).contains("expired");
  }

  @Test
  void requestWithoutExpiry_waitsForANode() {
    long id = commands.request(pause("scan.hot", null));

    assertThat(commands.expire(a.node())).isZero();
    assertThat(commands.status(id).map(Commands.Status::outcome)).isEmpty();
    assertThat(commands.waiting()).extracting(Commands.Status::id).contains(id);
  }

  @Test
  void cliRole_mayAsk_butNotApply() {
    var at = POSTGRES.database();
    try (var cli = Schema.open(Schema.as(at, at.rolePrefix() + "_cli"), Pool.command())) {
      var asking = new Commands(cli);
      long id = asking.request(drain("node-a"));
      assertThat(asking.status(id)).isPresent();
      assertThatThrownBy(() -> asking.claim(a.node())).hasMessageContaining("permission denied");
    }
  }

  @Test
  void request_isHeardByTheNodesAtOnce_andItsSettlementByWhoeverAsked() throws Exception {
    var heard = new LinkedBlockingQueue<Signals.Signal>();
    try (var _ = Signals.listen(Schema.app(POSTGRES.database()), a::node, heard::add)) {
      assertThat(next(heard)).contains(Signals.Signal.RECONNECTED);

      commands.request(pause("scan.hot", null));
      assertThat(next(heard)).contains(Signals.Signal.COMMAND);
      var command = commands.claim(a.node()).orElseThrow();
      commands.settle(command, CommandResult.refused("already paused"), a.node());
      assertThat(next(heard)).contains(Signals.Signal.SETTLED);

      Signals.send(cluster.database, Signals.Signal.SLOT);
      assertThat(next(heard)).contains(Signals.Signal.SLOT);
    }
  }

  @Test
  void lostListeningSession_isReplaced_andWhoeverListensTold() throws Exception {
    var heard = new LinkedBlockingQueue<Signals.Signal>();
    try (var _ = Signals.listen(Schema.app(POSTGRES.database()), a::node, heard::add)) {
      assertThat(next(heard)).contains(Signals.Signal.RECONNECTED);

      cluster.one(
          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
              + " where datname = current_database() and application_name = ?",
          Long.class,
          Sessions.name(a.node(), "listen"));

      assertThat(next(heard)).contains(Signals.Signal.RECONNECTED);
    }
  }

  private List<Long> claimAll(Registration node) {
    var ids = new ArrayList<Long>();
    for (var next = commands.claim(node.node());
        next.isPresent();
        next = commands.claim(node.node())) {
      ids.add(next.get().id());
    }
    return ids;
  }

  private static Optional<Signals.Signal> next(LinkedBlockingQueue<Signals.Signal> heard)
      throws InterruptedException {
    return Optional.ofNullable(heard.poll(60, TimeUnit.SECONDS));
  }

  private static CommandRequest pause(String job, @Nullable Duration expires) {
    return new CommandRequest(
        CommandKind.PAUSE,
        job,
        Map.of("until", "2025-09-08T00:00:00Z"),
        "venue maintenance",
        "ana",
        "laptop",
        expires);
  }

  private static CommandRequest drain(String node) {
    return new CommandRequest(CommandKind.DRAIN, node, Map.of(), null, "ana", "laptop", null);
  }
}
