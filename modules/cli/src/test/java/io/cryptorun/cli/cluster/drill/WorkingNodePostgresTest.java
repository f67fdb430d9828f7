package io.cryptorun.cli.cluster.drill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.app.Membership;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.cluster.Drills;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A node at work, struck by its process. A process that does nothing stands in for the node's.
class WorkingNodePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private Process process;
  private Database ledger;
  private Registration node;
  private Registration peer;

  @BeforeEach
  void join() throws Exception {
    process = new ProcessBuilder("sleep", "600").start();
    ledger = Database.open(Schema.app(POSTGRES.database()), Pool.command());
    node = registered("node-a", Membership.host());
    peer = registered("node-b", "elsewhere");
    execute("update cryptorun.node_epoch set pid = %d".formatted(process.pid()));
    beating("node-a");
    beating("node-b");
  }

  @AfterEach
  void leave() {
    peer.leave();
    node.leave();
    ledger.close();
    process.destroyForcibly();
  }

  @Test
  void freeze_stopsTheProcess_untilItIsHealed() throws Exception {
    var struck = WorkingNodes.of(row("node-a"), new Drills(ledger));

    struck.strike(DrillKind.freeze);
    await(() -> state() == 'T');

    assertThat(struck.heal(DrillKind.freeze)).as("comes back by itself").isTrue();
    await(() -> state() != 'T');
  }

  /// As if the drill itself had been killed: nobody heals.
  @Test
  void freeze_endsByItself() throws Exception {
    Signals.freeze(process.pid(), Duration.ofSeconds(5));
    await(() -> state() == 'T');

    await(() -> state() != 'T');
  }

  /// A peer that notices late finds a node that works again.
  @Test
  void faultEndsInTime_alsoWhereNobodyHasTakenOverYet() throws Exception {
    var drills = new Drills(ledger);
    long epoch = node.node().epoch();
    var struck = new FencedOnceHealed();

    var outcome =
        new Drill(DrillKind.freeze, Duration.ofMillis(50), drills, _ -> {})
            .strikeIdle(struck, epoch);

    assertThat(outcome.detectionMs()).isNotNull();
    requireNonNull(struck.later).leave();
  }

  private final class FencedOnceHealed implements Struck {

    private @Nullable Registration later;

    @Override
    public String id() {
      return "node-a";
    }

    @Override
    public void strike(DrillKind kind) {}

    @Override
    public boolean heal(DrillKind kind) {
      try {
        execute(
            "select cryptorun.close_epoch(%d, 'fenced', 'node-b')".formatted(node.node().epoch()));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      node.leave();
      later = registered("node-a", Membership.host());
      return true;
    }
  }

  @Test
  void kill_endsTheProcess_whichNobodyStartsAgain() throws Exception {
    var struck = WorkingNodes.of(row("node-a"), new Drills(ledger));

    struck.strike(DrillKind.kill);

    assertThat(process.waitFor()).isEqualTo(128 + 9);
    assertThat(struck.heal(DrillKind.kill)).isFalse();
  }

  @Test
  void nodeWithoutAPeer_isNotStruck() {
    peer.leave();

    refused("node-a", "nobody would take over");
  }

  @Test
  void nodeThatDrains_isNotStruck() {
    node.drain();

    refused("node-a", "it is draining");
  }

  @Test
  void nodeOfAnotherMachine_isNotStruck() {
    refused("node-b", "not one of this machine");
  }

  /// Its id was given to a process that began after the node had registered.
  @Test
  void processThatIsYoungerThanTheRegistration_isNotStruck() throws SQLException {
    execute("update cryptorun.node_epoch set started_at = now() - interval '1 h'");

    refused("node-a", "not one of this machine");
    assertThat(process.isAlive()).isTrue();
  }

  private void refused(String id, String why) {
    assertThatThrownBy(() -> WorkingNodes.of(row(id), new Drills(ledger)))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining(why);
  }

  private NodeRow row(String id) {
    return new NodeList(ledger)
        .newestOfEach().stream().filter(found -> found.node().equals(id)).findFirst().orElseThrow();
  }

  private static Registration registered(String id, String host) {
    var spec = new NodeSpec(id, NodeKind.DAEMON, host, "1.0", "sim:test", null);
    var joining = new NodeRegistry(Schema.app(POSTGRES.database())).register(spec);
    return ((Joining.Joined) joining).registration();
  }

  /// For a minute already.
  private static void beating(String id) throws SQLException {
    execute(
        """
        insert into cryptorun.heartbeat (node, epoch, beat, beat_at, session_since)
        select node, epoch, 1, now() + interval '1 h', now() - interval '1 min'
        from cryptorun.node_epoch where node = '%s' and state = 'active'
        on conflict (node) do update set epoch = excluded.epoch
        """
            .formatted(id));
  }

  private static void execute(String sql) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Its state, as the system shows it: the word after the name in brackets.
  private char state() {
    try {
      var text = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
      return text.charAt(text.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
