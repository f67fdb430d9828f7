package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.history.AnchorFiles;
import io.cryptorun.ledger.history.ChainHead;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A node's life, beside the market that ships.
class DaemonPostgresTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  /// For the one test that starts its node: what runs there is not what the others look at.
  @RegisterExtension static final PostgresExtension STARTED = Schema.extension();

  @TempDir static Path home;
  private static Simulator simulator;
  private static Questions questions;
  private static Trial trial;

  @BeforeAll
  static void start() {
    questions = new Questions(POSTGRES.database());
    simulator = Simulator.start(Exchanges.synthetic());
    trial = Trial.small(home, POSTGRES.database(), simulator.url());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void fireAll_ofAStartedNode_isPublishedThere(@TempDir Path apart) throws InterruptedException {
    var there = new Questions(STARTED.database());
    var resting =
        Trial.small(apart, STARTED.database(), simulator.url())
            .with(Trial.settings(Trial.restingSchedule(), Trial.fastVenues()));
    try (var daemon = join("node-fire", resting)) {
      daemon.start();
      daemon.fireAll("demo");

      await(() ->
          there.count("select count(distinct job) from audit.artifacts where node = 'node-fire'")
              == 5);
    }
    assertThat(
            there.rows(
                "select job, kind, outcome from audit.runs where node = 'node-fire' and kind ="
                    + " 'manual'"))
        .containsExactlyInAnyOrder(
            "scan.hot manual success",
            "scan.warm manual success",
            "regime.refresh manual success",
            "providers.health manual success",
            "premove.hourly manual success");
    assertThat(
            there.rows(
                "select distinct actor, detail ->> 'kind' from audit.events where kind ="
                    + " 'requested'"))
        .containsExactly("demo manual");
  }

  @Test
  void join_putsTheScheduleInForceAndCloseLeaves() throws InterruptedException {
    try (var daemon = join("node-life", trial)) {
      assertThat(daemon.configuration().jobs()).hasSize(5);
      assertThat(states("node-life")).isEqualTo("active");
      assertThat(
              questions.rows(
                  "select job, enabled, cron from cryptorun.schedule where valid_to is null order"
                      + " by id"))
          .hasSize(5)
          .first()
          .isEqualTo("scan.hot t */15 * * * *");
      assertThat(
              questions.rows(
                  "select trigger_name from quartz.qrtz_triggers where trigger_group = 'workflow'"))
          .containsExactlyInAnyOrder(
              "scan.hot", "scan.warm", "regime.refresh", "providers.health", "premove.hourly");
      assertThat(
              questions.row(
                  """
                  select next_due > valid_from - interval '1 min', next_due <= now() + interval '15 min',
                         extract(epoch from next_due)::bigint % 900
                  from cryptorun.schedule
                  where job = 'scan.hot' and valid_to is null
                  """))
          .isEqualTo("t t 0");
    }
    assertThat(states("node-life")).isEqualTo("left");
    assertThat(new AnchorFiles(new Home(home).anchors()).read(ledger()).orElseThrow().heads())
        .as("what the machine has seen includes the node's last word")
        .filteredOn(head -> head.chain().equals("cluster"))
        .singleElement()
        .extracting(ChainHead::position)
        .isEqualTo(
            questions.count("select position from cryptorun.chain_head where chain = 'cluster'"));
  }

  @Test
  void join_again_changesNothingInTheSchedule() throws InterruptedException {
    join("node-again", trial).close();
    var versions = "select count(*) from cryptorun.schedule";
    var triggers =
        "select trigger_name, start_time, next_fire_time from quartz.qrtz_triggers where"
            + " trigger_group = 'workflow' order by 1";
    var scheduled = questions.count(versions);
    var before = questions.rows(triggers);

    join("node-again", trial).close();

    assertThat(questions.count(versions)).isEqualTo(scheduled);
    assertThat(questions.rows(triggers)).isEqualTo(before);
    assertThat(states("node-again")).isEqualTo("left,left");
  }

  @Test
  void join_anIdThatIsTaken_isRefusedAndLeavesTheOtherAlone() throws InterruptedException {
    try (var _ = join("node-twice", trial)) {
      assertThatThrownBy(() -> join("node-twice", trial))
          .isInstanceOfSatisfying(
              NodeRefused.class,
              e -> assertThat(e.answer()).isEqualTo(new Joining.NodeIdTaken("node-twice")));
      assertThat(states("node-twice")).isEqualTo("active");
    }
  }

  @Test
  void join_aMarketOfAnotherTime_isRefusedAndLeavesNeitherNodeNorSessions() {
    var past = Exchanges.synthetic().withAt(Instant.parse("2026-05-05T10:20:30Z"));
    try (var elsewhere = Simulator.start(past)) {
      assertThatThrownBy(() -> join("node-past", trial.at(elsewhere.url())))
          .isInstanceOf(MarketElsewhere.class);
    }
    assertThat(states("node-past")).isEqualTo("left");
    await(() -> hasNoSession("node-past"));
  }

  @Test
  void join_thatFailsWhenTheNodeIsToLive_leavesNeitherSessionsNorThreads() {
    LongSupplier broken =
        () -> {
          throw new IllegalStateException("no monotonic time");
        };
    var url = Schema.app(POSTGRES.database());
    var settings = AppliedSettings.choose(url, trial.settings(), Trial.READER, false);

    assertThatThrownBy(() ->
            Daemon.join(
                trial.environment(),
                trial.plan(settings),
                url,
                "node-broken",
                RunWatcher.nobody(),
                broken))
        .hasMessage("no monotonic time");

    assertThat(states("node-broken")).isEqualTo("left");
    await(() -> hasNoSession("node-broken"));
    await(() ->
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().contains("node-broken")));
  }

  private static boolean hasNoSession(String node) {
    return questions
        .rows(
            """
            select pid from pg_stat_activity
            where datname = current_database() and application_name like 'cryptorun:%s:%%'
            """
                .formatted(node))
        .isEmpty();
  }

  private static Daemon join(String id, Trial trial) throws InterruptedException {
    var url = DatabaseUrl.parse(trial.databaseUrl(), Map.of());
    var settings = AppliedSettings.choose(url, trial.settings(), Trial.READER, false);
    return Daemon.join(trial.environment(), trial.plan(settings), url, id, RunWatcher.nobody());
  }

  private static UUID ledger() {
    return UUID.fromString(questions.row("select ledger from cryptorun.ledger_identity"));
  }

  private static String states(String node) {
    return questions.row(
        "select string_agg(state, ',' order by epoch) from audit.nodes where node = ?", node);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
