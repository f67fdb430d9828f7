package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.app.applied.ConfigApply;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// One pair's life with its configuration, from the first start on.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConfigurationUpkeepPostgresTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final String HOT = "\"0 1 1 1 *\"";
  private static final String REGIME = "\"0 3 1 1 *\"";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir static Path home;
  private static Simulator simulator;
  private static Questions questions;
  private static Trial trial;
  private static Daemon a;
  private static Daemon b;

  @BeforeAll
  static void start() throws Exception {
    questions = new Questions(POSTGRES.database());
    simulator = Simulator.start(Exchanges.synthetic());
    trial =
        Trial.small(home, POSTGRES.database(), simulator.url())
            .with(Trial.settings(onceAYear(), Trial.fastVenues()));
    Files.createDirectories(trial.files().scheduler().getParent());
    write(trial.settings());
    a = started("a");
    b = started("b");
  }

  @AfterAll
  static void stop() {
    a.close();
    b.close();
    simulator.close();
  }

  @Test
  @Order(1)
  void firstStart_appliesTheFiles_andNothingDrifts() {
    await(() -> drift().equals(List.of("a -", "b -")));

    assertThat(questions.count("select count(*) from cryptorun.applied_config")).isOne();
    assertThat(nextDue("scan.hot")).isEqualTo(nextFire("scan.hot"));
  }

  @Test
  @Order(2)
  void aBrokenFile_isToldByBothNodes_andChangesNothing() throws IOException {
    var triggers = triggers();
    var broken = trial.settings().schedulerFile().text().replace(HOT, "\"*/99 1 1 1 *\"");
    edit(trial.files().scheduler(), broken);

    await(() ->
        questions.count(
                "select count(*) from audit.nodes where drift like '%what is applied stays in"
                    + " force'")
            == 2);
    assertThat(triggers()).isEqualTo(triggers);
    assertThat(a.configuration().sha256()).isEqualTo(trial.settings().sha256());
    assertThat(questions.count("select count(*) from audit.events where kind = 'config_drift'"))
        .isEqualTo(2);
  }

  @Test
  @Order(3)
  void apply_isTakenUpByRunningNodes_byDifference() throws IOException {
    pause("regime.refresh");
    var untouched = trigger("providers.health");
    var other = edited();

    var result = ConfigApply.apply(url(), other, Trial.READER, "somebody@here");

    assertThat(result)
        .isInstanceOfSatisfying(
            ConfigApply.Result.Applied.class,
            applied -> assertThat(applied.difference().jobs()).hasSize(3));
    await(() -> running(a, other) && running(b, other));
    await(() -> triggers().size() == 4);
    assertThat(trigger("providers.health")).isEqualTo(untouched);
    assertThat(trigger("regime.refresh")).startsWith("PAUSED 0 5 2 1 1 ?");
    assertThat(trigger("scan.hot")).startsWith("WAITING 0 7 3 1 1 ?");
    assertThat(
            questions.count(
                "select count(*) from cryptorun.schedule where job = 'scan.warm' and valid_to is"
                    + " null"))
        .isZero();
    assertThat(a.configuration().job("scan.warm")).isEmpty();
    edit(trial.files().scheduler(), other.schedulerFile().text());
    await(() -> drift().equals(List.of("a -", "b -")));
  }

  @Test
  @Order(4)
  void apply_whatSomebodyElseHasReplaced_isRefused() {
    var seen = trial.settings().sha256();

    assertThat(ConfigApply.apply(url(), trial.settings(), Trial.READER, "late@here", seen))
        .isEqualTo(new ConfigApply.Result.Overtaken(edited().sha256()));
    assertThat(ConfigApply.apply(url(), edited(), Trial.READER, "late@here"))
        .isEqualTo(new ConfigApply.Result.InForceAlready(edited().sha256()));
  }

  /// Another version of the program may apply what this one does not understand.
  @Test
  @Order(5)
  void apply_whatANodeCannotRead_leavesItWithWhatItHas() {
    try (var database = Database.open(url(), Pool.command())) {
      new Configurations(database)
          .apply(
              new io.cryptorun.ledger.schedule.Configuration(
                  "jobs: {}", trial.settings().venuesFile().text()),
              List.of(),
              "newer");
    }

    await(() ->
        questions.count(
                "select count(*) from audit.nodes where drift like 'the applied configuration%'")
            == 2);
    assertThat(triggers()).hasSize(4);
    assertThat(running(a, edited())).isTrue();
  }

  /// As when a copy of the database takes its place that was made before anything was applied.
  @Test
  @Order(6)
  void nothingInForceAnyMore_whatRunsIsAppliedAgain_withItsTriggers() {
    questions.execute(
        """
        do $$
        begin
          delete from cryptorun.applied_config;
          delete from cryptorun.schedule;
          delete from quartz.qrtz_cron_triggers;
          delete from quartz.qrtz_triggers;
        end $$
        """);

    await(() -> triggers().size() == 4);
    assertThat(questions.count("select count(*) from cryptorun.applied_config")).isOne();
    assertThat(trigger("scan.hot")).contains(" 0 7 3 1 1 ?");
    assertThat(questions.count("select count(*) from cryptorun.schedule where valid_to is null"))
        .isEqualTo(4);
  }

  /// No nominal time comes while the triggers are compared: only what is applied changes them.
  private static String onceAYear() {
    return Trial.smallSchedule()
        .replace("\"*/15 * * * *\"", HOT)
        .replace("\"0 */2 * * *\"", "\"0 4 1 1 *\"")
        .replace("\"0 */4 * * *\"", REGIME)
        .replace("\"*/5 * * * *\"", "\"0 5 1 1 *\"")
        .replace("\"0 * * * *\"", "\"0 6 1 1 *\"");
  }

  private static Settings edited() {
    var schedule =
        trial
            .settings()
            .schedulerFile()
            .text()
            .replace(HOT, "\"7 3 1 1 *\"")
            .replace(REGIME, "\"5 2 1 1 *\"");
    int warm = schedule.indexOf("  - name: \"scan.warm\"");
    int next = schedule.indexOf("  - name:", warm + 5);
    return Trial.settings(
        schedule.substring(0, warm) + schedule.substring(next),
        trial.settings().venuesFile().text());
  }

  private static void pause(String job) {
    questions.execute(
        "insert into cryptorun.pause (job, paused_by) values ('%s', 'me')".formatted(job));
    questions.execute(
        "update quartz.qrtz_triggers set trigger_state = 'PAUSED' where trigger_name = '%s'"
            .formatted(job));
  }

  private static boolean running(Daemon node, Settings settings) {
    return node.configuration().sha256().equals(settings.sha256());
  }

  private static List<String> drift() {
    return questions.rows(
        "select node, coalesce(drift, '-') from audit.nodes where config_sha256 is not null order"
            + " by node");
  }

  private static List<String> triggers() {
    return questions.rows(
        "select trigger_name, trigger_state, start_time, next_fire_time from quartz.qrtz_triggers"
            + " order by 1");
  }

  private static String trigger(String job) {
    return questions.row(
        """
        select t.trigger_state, c.cron_expression, t.start_time
        from quartz.qrtz_triggers t join quartz.qrtz_cron_triggers c using (sched_name, trigger_name, trigger_group)
        where t.trigger_name = ?
        """,
        job);
  }

  private static String nextDue(String job) {
    return questions.row(
        "select extract(epoch from next_due)::bigint from cryptorun.schedule where job = ? and"
            + " valid_to is null",
        job);
  }

  private static String nextFire(String job) {
    return questions.row(
        "select next_fire_time / 1000 from quartz.qrtz_triggers where trigger_name = ?", job);
  }

  private static Daemon started(String id) throws InterruptedException {
    var settings = AppliedSettings.choose(url(), trial.settings(), Trial.READER, false);
    var daemon =
        Daemon.join(trial.environment(), trial.plan(settings), url(), id, RunWatcher.nobody());
    daemon.start();
    return daemon;
  }

  private static void write(Settings settings) throws IOException {
    edit(trial.files().scheduler(), settings.schedulerFile().text(), Duration.ofHours(1));
    edit(trial.files().venues(), settings.venuesFile().text(), Duration.ofHours(1));
  }

  /// The file scan passes over a file that was written within the last seconds.
  private static void edit(Path file, String text) throws IOException {
    edit(file, text, Duration.ofSeconds(6));
  }

  private static void edit(Path file, String text, Duration ago) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
  }

  private static DatabaseUrl url() {
    return Schema.app(POSTGRES.database());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
