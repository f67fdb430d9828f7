package io.cryptorun.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a machine remembers of a ledger, and what it does when the ledger does not.
class HistoryGuardPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path folder;
  private Cluster cluster;
  private AnchorFiles anchors;
  private HistoryGuard guard;
  private UUID ledger;

  @BeforeEach
  void open() {
    cluster = new Cluster(POSTGRES.database());
    anchors = new AnchorFiles(folder);
    guard = new HistoryGuard(anchors);
    ledger = cluster.one("select ledger from cryptorun.ledger_identity", UUID.class);
    cluster.join("seen", NodeKind.DAEMON).leave();
  }

  @AfterEach
  void close() {
    cluster.one("select cryptorun.accept_lost_history('between two tests')", Integer.class);
    cluster.close();
  }

  @Test
  void aLedgerThatGoesOn_isAsItWasLeft_andTheAnchorFollows() {
    assertThat(look().isAsLeft()).isTrue();
    long before = seen("cluster").position();
    cluster.join("next", NodeKind.DAEMON).leave();

    assertThat(look().isAsLeft()).isTrue();
    assertThat(seen("cluster").position()).isEqualTo(before + 2);
    assertThat(violations()).isEmpty();
  }

  @Test
  void eventsThatAreGone_areAFinding_endRegistrations_andRaiseTheEpoch_once() {
    look();
    try (var standing = cluster.join("standing", NodeKind.DAEMON)) {
      long epoch = standing.node().epoch();
      var now = seen("cluster");
      remember(epoch, new ChainHead("cluster", now.position() + 9, "ab".repeat(32)));

      assertThat(look().lost()).containsExactly("cluster");

      assertThat(standing.isActive()).isFalse();
      assertThat(violations())
          .containsExactly(
              "lost_history chain cluster: event %d with hash abababababab... was seen and is not in the ledger any more"
                  .formatted(now.position() + 9));
      assertThat(cluster.kinds("cluster")).last().isEqualTo("history_lost");
      assertThat(look().isAsLeft()).as("the anchor is that of what there is now").isTrue();
      try (var later = cluster.join("later", NodeKind.DAEMON)) {
        assertThat(later.node().epoch()).isGreaterThan(epoch + 1000);
      }
    }
  }

  /// What was lost has been written over by another history before anybody looked.
  @Test
  void anotherEventAtTheSamePosition_isALoss() {
    look();
    remember(1, new ChainHead("cluster", 1, "cd".repeat(32)));

    assertThat(look().lost()).containsExactly("cluster");
    assertThat(violations())
        .singleElement()
        .asString()
        .startsWith("lost_history chain cluster: event 1");
  }

  @Test
  void aChainThatIsNotThere_isALoss_ofThatJob() {
    look();
    remember(1, new ChainHead("scan.hot", 3, "ef".repeat(32)));

    assertThat(look().lost()).containsExactly("scan.hot");
    assertThat(cluster.one("select job from audit.invariants", String.class)).isEqualTo("scan.hot");
  }

  @Test
  void anotherServer_endsEveryRegistration_andIsNoted() throws Exception {
    look();
    try (var standing = cluster.join("standing", NodeKind.DAEMON)) {
      try (var session = cluster.at.connect();
          var statement = session.createStatement()) {
        statement.execute("update cryptorun.ledger_identity set timeline = timeline - 1");
      }

      assertThat(look().serverChanged()).isTrue();

      assertThat(standing.isActive()).isFalse();
      assertThat(cluster.kinds("cluster")).endsWith("fenced", "server_changed");
      assertThat(look().serverChanged()).isFalse();
      assertThat(violations()).isEmpty();
    }
  }

  @Test
  void lossIsAccepted_onlyWithAReason_andThatIsHistoryToo() {
    look();
    remember(1, new ChainHead("cluster", 1, "cd".repeat(32)));
    look();

    assertThatThrownBy(
            () -> cluster.one("select cryptorun.accept_lost_history(' ')", Integer.class))
        .hasMessageContaining("a reason is needed");
    assertThat(cluster.one("select cryptorun.accept_lost_history('restored')", Integer.class))
        .isOne();
    assertThat(violations()).isEmpty();
    assertThat(
            cluster.one(
                "select detail ->> 'reason' from audit.events where chain = 'cluster' order by"
                    + " position desc limit 1",
                String.class))
        .isEqualTo("restored");
  }

  @Test
  void lossIsAccepted_byWhoHasLoggedIn_whoeverTheCallerNames() {
    look();
    remember(1, new ChainHead("cluster", 1, "cd".repeat(32)));
    look();
    var app = Schema.app(POSTGRES.database());

    try (var database = Schema.open(app, Pool.command())) {
      assertThatThrownBy(() -> accept(database, "'restored', 'somebody'"))
          .hasMessageContaining("does not exist");
      assertThat(accept(database, "'restored'")).isOne();
    }
    assertThat(
            cluster.one(
                "select actor from audit.events where kind = 'loss_accepted' order by position desc"
                    + " limit 1",
                String.class))
        .isEqualTo(app.user());
  }

  private static int accept(Database database, String arguments) {
    return database.write(handle ->
        handle
            .createQuery("select cryptorun.accept_lost_history(%s)".formatted(arguments))
            .mapTo(Integer.class)
            .one());
  }

  @Test
  void anchorThatCannotBeRead_isWrittenAnew() throws IOException {
    look();
    var file = folder.resolve(ledger + ".anchor");
    Files.writeString(file, "epoch\tmany\n");

    assertThat(look().isAsLeft()).isTrue();
    assertThat(anchors.read(ledger)).isPresent();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private HistoryGuard.Look look() {
    return guard.look(cluster.database::write, "seen");
  }

  private void remember(long epoch, ChainHead head) {
    anchors.write(ledger, new Anchor(epoch, List.of(head)));
  }

  private ChainHead seen(String chain) {
    return anchors.read(ledger).orElseThrow().heads().stream()
        .filter(head -> head.chain().equals(chain))
        .findFirst()
        .orElseThrow();
  }

  private List<String> violations() {
    return cluster.database.read(handle ->
        handle
            .select("select invariant || ' ' || detail from audit.invariants")
            .mapTo(String.class)
            .list());
  }
}
