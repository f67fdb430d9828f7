package io.cryptorun.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PrivateServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that a node loses and finds again: the same one, its standby, or an older copy.
class ReturningServerTest {

  private static final String NAME = "ledger";

  @TempDir static Path folder;
  private static PrivateServer first;
  private static PrivateServer second;

  /// The copy is made while the first is down; it follows the first from its first start on.
  @BeforeAll
  static void prepare() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    first = PrivateServer.in(folder.resolve("first")).start();
    Schema.make(first.create(NAME));
    first.stop();
    second = first.copiedTo(folder.resolve("second"));
    first.start();
  }

  @AfterAll
  static void stop() {
    first.stop();
    second.stop();
  }

  @Test
  void sameServer_restarted_orEndingSessions_keepsTheNodeAndItsEpoch() throws Exception {
    try (var node = new WholeNode(url(first), folder.resolve("restarted"), "restarted")) {
      var epoch = node.node();
      first.stop();
      await(() -> node.heard().contains("lost " + epoch));
      assertThat(node.mayClaim()).isFalse();
      first.start();

      await(() -> node.mayClaim() && node.works());
      assertThat(node.heard()).containsExactly("lost " + epoch, "regained " + epoch);

      for (var session : List.of("ledger", "liveness", "watch", "listen")) {
        int before = node.signals();
        endSessions(epoch, session);
        await(() -> node.works() && node.mayClaim() && isThere(epoch, session));
        await(() -> !session.equals("listen") || node.signals() > before);
      }
      assertThat(node.node()).isEqualTo(epoch);
      assertThat(node.heard()).doesNotContain("fenced " + epoch);
    }
  }

  @Test
  void standbyThatIsPromoted_andOlderCopyThatComesBack_areNoticed_andTheNodeGoesOn()
      throws Exception {
    second.following(first).start();
    try (var node = new WholeNode(url(first, second), folder.resolve("anchors"), "survivor")) {
      var former = node.node();
      await(ReturningServerTest::hasCaughtUp);

      first.stop();
      await(() -> node.heard().contains("lost " + former));
      assertThatThrownBy(() -> Database.open(url(first, second), Pool.command()).close())
          .isInstanceOfSatisfying(
              DatabaseUnreachable.class,
              e -> assertThat(e.obstacle()).isEqualTo(DatabaseUnreachable.Obstacle.NO_PRIMARY));
      second.promote();

      await(() -> node.mayClaim() && node.works());
      var promoted = node.node();
      assertThat(promoted.epoch()).isGreaterThan(former.epoch());
      assertThat(node.heard())
          .containsExactly("lost " + former, "fenced " + former, "rejoined " + promoted);
      assertThat(kinds(second)).contains("server_changed").doesNotContain("history_lost");
      assertThat(one(second, "select count(*) from audit.invariants")).isEqualTo("0");
      node.looks();

      second.stop();
      first.start();

      await(() -> node.mayClaim() && node.works());
      assertThat(node.node().epoch()).isGreaterThan(promoted.epoch());
      assertThat(kinds(first)).contains("history_lost");
      assertThat(one(first, "select string_agg(distinct invariant, ' ') from audit.invariants"))
          .isEqualTo("lost_history");
      assertThat(
              one(
                  first,
                  "select cryptorun.accept_lost_history('the old copy is what we have') > 0"))
          .isEqualTo("t");
      assertThat(one(first, "select count(*) from audit.invariants")).isEqualTo("0");
      assertThat(kinds(first)).last().isEqualTo("loss_accepted");
    }
  }

  private static void endSessions(NodeEpoch node, String session) throws SQLException {
    first.run(
        NAME,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cryptorun:%s:%d:%s'"
            .formatted(node.node(), node.epoch(), session));
  }

  private static boolean isThere(NodeEpoch node, String session) {
    return one(
            first,
            "select count(*) > 0 from pg_stat_activity where application_name = '%s'"
                .formatted("cryptorun:%s:%d:%s".formatted(node.node(), node.epoch(), session)))
        .equals("t");
  }

  private static boolean hasCaughtUp() {
    return one(first, "select count(*) > 0 from pg_stat_replication where replay_lsn >= sent_lsn")
        .equals("t");
  }

  private static List<String> kinds(PrivateServer server) {
    return List.of(
        one(
                server,
                "select string_agg(kind, ' ' order by position) from audit.events where chain ="
                    + " 'cluster'")
            .split(" ", -1));
  }

  private static String one(PrivateServer server, String question) {
    try (var session = server.database(NAME).connect();
        var statement = session.createStatement();
        var answer = statement.executeQuery(question)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(question, e);
    }
  }

  private static DatabaseUrl url(PrivateServer... servers) {
    var hosts =
        Stream.of(servers)
            .map(server -> "127.0.0.1:" + server.port())
            .collect(Collectors.joining(","));
    return DatabaseUrl.parse(
        "postgresql://%s_app:%s@%s/%s".formatted(NAME, Schema.PASSWORD, hosts, NAME), Map.of());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
