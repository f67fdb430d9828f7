package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = new Cluster(POSTGRES.database());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void register_again_getsAHigherEpochAndLeavesATrace() {
    var first = cluster.join("again", NodeKind.DAEMON);
    first.leave();
    try (var second = cluster.join("again", NodeKind.DAEMON)) {
      assertThat(second.node().epoch()).isGreaterThan(first.node().epoch());
      assertThat(second.isActive()).isTrue();
      assertThat(
              cluster.one(
                  "select string_agg(state, ',' order by epoch) from audit.nodes where node ="
                      + " 'again'",
                  String.class))
          .isEqualTo("left,active");
    }
    assertThat(cluster.kinds("cluster")).contains("joined", "left");
  }

  @Test
  void register_whileAnotherProcessHasTheId_isRefused() {
    try (var _ = cluster.join("taken", NodeKind.DAEMON)) {
      assertThat(cluster.joining("taken", NodeKind.DAEMON, Cluster.MARKET))
          .isEqualTo(new Joining.NodeIdTaken("taken"));
    }
  }

  @Test
  void register_afterKill_abandonsWhatWasOpenAndFencesTheOldEpoch() throws Exception {
    var job = Cluster.job();
    var killed = cluster.join("killed", NodeKind.DAEMON);
    var fence = Cluster.fence(cluster.cron(killed.node(), job, cluster.dueNow()));
    ServerSide.kill(POSTGRES.database(), killed.node());

    try (var _ = cluster.join("killed", NodeKind.DAEMON)) {
      assertThat(cluster.one("select state from audit.slots where job = ?", String.class, job))
          .isEqualTo("planned");
      assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
          .isInstanceOf(Written.Refused.class);
      assertThat(cluster.kinds(job)).containsExactly("claimed", "abandoned", "rejected");
    }
  }

  @Test
  void register_ofADaemonOrManualRunInAnotherMarket_isRefused_butAReplayIsNot() throws Exception {
    var daemon = cluster.join("market-a", NodeKind.DAEMON);

    assertThat(cluster.joining("market-b", NodeKind.DAEMON, "live"))
        .isEqualTo(new Joining.MarketDiffers("market-a", Cluster.MARKET));
    assertThat(cluster.joining("cli-b", NodeKind.CLI, "live"))
        .isInstanceOf(Joining.MarketDiffers.class);
    var replay = (Joining.Joined) cluster.joining("replay-b", NodeKind.REPLAY, "live");
    replay.registration().leave();

    ServerSide.kill(POSTGRES.database(), daemon.node());
    var alone = (Joining.Joined) cluster.joining("market-b", NodeKind.DAEMON, "live");
    alone.registration().leave();
  }

  @Test
  void leave_withAnOpenRun_abandonsIt() {
    var job = Cluster.job();
    var node = cluster.join("leaver", NodeKind.CLI);
    cluster.request(node.node(), job, SlotKind.MANUAL, job);
    node.leave();

    assertThat(cluster.row("select state, reason from audit.slots where job = ?", job))
        .containsEntry("state", "failed")
        .containsEntry("reason", "abandoned");
  }

  @Test
  void list_tellsTheLivingFromTheKilled() throws Exception {
    var killed = cluster.join("list-killed", NodeKind.DAEMON);
    ServerSide.kill(POSTGRES.database(), killed.node());
    try (var _ = cluster.join("list-living", NodeKind.DAEMON)) {
      assertThat(new NodeList(cluster.database).newestOfEach())
          .filteredOn(node -> node.node().startsWith("list-"))
          .extracting(NodeRow::node, NodeRow::alive)
          .containsExactly(tuple("list-killed", false), tuple("list-living", true));
    }
  }

  @Test
  void sessions_areNamedByNodeEpochAndPool() {
    try (var node = cluster.join("named", NodeKind.DAEMON);
        var database = Schema.open(Schema.app(POSTGRES.database()), node.node(), Pool.ledger())) {
      assertThat(
              database.<String>read(handle ->
                  handle
                      .select("select current_setting('application_name')")
                      .mapTo(String.class)
                      .one()))
          .isEqualTo("cryptorun:named:%d:ledger".formatted(node.node().epoch()));
    }
  }

  /// What the ledger has committed stays; the job store's commits may follow.
  @Test
  void sessions_ofTheJobStoreAloneGoWithoutTheDisk_andPlanOnceAndByKeys() {
    assertThat(settings(Pool.ledger())).containsExactly("on", "auto", "on");
    assertThat(settings(Pool.quartz())).containsExactly("off", "force_generic_plan", "off");
  }

  private static List<String> settings(Pool pool) {
    var one = new Pool("one", 1, pool.statementTimeout(), pool.lockTimeout(), pool.settings());
    try (var database = Schema.open(Schema.app(POSTGRES.database()), one)) {
      return database.read(handle ->
          handle
              .select(
                  """
                  select current_setting(name)
                  from unnest(array['synchronous_commit', 'plan_cache_mode', 'enable_seqscan']) as name
                  """)
              .mapTo(String.class)
              .list());
    }
  }

  @Test
  void open_withoutServer_namesEverythingButThePassword() {
    var nobody = DatabaseUrl.parse("postgresql://ana:geheim@127.0.0.1:1/prod", Map.of());

    assertThatThrownBy(() -> Database.open(nobody, Pool.command()))
        .isInstanceOf(DatabaseUnreachable.class)
        .hasMessage("cannot reach postgresql://ana@127.0.0.1:1/prod: connection refused");
  }

  @Test
  void open_withAWrongPassword_saysSo() {
    var at = POSTGRES.database();
    var wrong =
        DatabaseUrl.parse(
            "postgresql://nobody_here:x@%s:%d/%s".formatted(at.host(), at.port(), at.name()),
            Map.of());

    assertThatThrownBy(() -> Database.open(wrong, Pool.command()))
        .isInstanceOfSatisfying(
            DatabaseUnreachable.class,
            e -> assertThat(e.obstacle()).isEqualTo(DatabaseUnreachable.Obstacle.NOT_ADMITTED));
  }
}
