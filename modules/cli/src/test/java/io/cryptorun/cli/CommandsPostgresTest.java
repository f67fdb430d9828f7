package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.limits.LimitsFile;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands against a real database and, where they call venues, the simulator.
class CommandsPostgresTest {

  private static final String THEN = "2026-03-02T12:00:07Z";

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  private static Simulator simulator;

  /// A hundred times the documented rates on both sides: the flow is meant here, not the waiting.
  @BeforeAll
  static void startSimulator() throws IOException {
    var config = Files.createDirectories(home.resolve("config"));
    var shipped = CliRun.INSTALLATION.resolve("config");
    var venues =
        Files.readString(shipped.resolve("venues.yaml"))
            .replaceAll("(burst|per_second|limit): (\\d+)", "$1: $200");
    var limits = Files.writeString(config.resolve("venues.yaml"), venues);
    Files.copy(shipped.resolve("scheduler.yaml"), config.resolve("scheduler.yaml"));
    simulator =
        Simulator.start(
            SimulatorOptions.standard()
                .withAt(Instant.parse(THEN))
                .withFrozen(true)
                .withLimits(LimitsFile.read(limits)));
  }

  @AfterAll
  static void stopSimulator() {
    simulator.close();
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  private static Caller simulated() {
    return caller().with("CRYPTORUN_SIMULATOR", simulator.url().toString());
  }

  @Test
  void list_withoutASimulator_showsTheProductsJobs() {
    var run = caller().run("schedule", "list");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("🚀 CryptoRun Scheduler MVP\nRegime: unknown | Latency: avg n/a")
        .contains("scan.hot             */15 * * * *    ✓ enabled [Fresh ")
        .contains("scan.warm            0 */2 * * *     ✓ enabled       ");
    assertThat(caller().run("schedule", "list", "--no-banner").out())
        .startsWith("📋 Scheduled Jobs (5)\n");
  }

  @Test
  void list_asJson_hasEveryFieldOfEveryJob() {
    var items = caller().run("schedule", "list", "-o", "json").json().get("items");

    assertThat(items.size()).isEqualTo(5);
    assertThat(items.get(0).propertyNames())
        .containsExactly(
            "name",
            "type",
            "description",
            "enabled",
            "paused",
            "schedule",
            "venues",
            "last_run",
            "next_fires",
            "late_seconds",
            "skipped_24h",
            "failed_24h");
    assertThat(items.at("/0/schedule/text").asString()).isEqualTo("every 15 minutes");
    assertThat(items.at("/0/next_fires/0").asString()).isEqualTo("2026-11-23T14:15:00Z");
    assertThat(items.at("/1/next_fires/0").asString()).isEqualTo("2026-11-23T16:00:00Z");
  }

  @Test
  void replay_twice_namesItsFilesAndGivesTheSameRows() throws IOException {
    var first = simulated().run("schedule", "run", "scan.hot", "--as-of", THEN, "-o", "json");
    var second = simulated().run("schedule", "run", "scan.hot", "--as-of", THEN, "-o", "json");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err()).contains("▸ run ", "✓ universe", "✓ write");
    var item = first.json().get("item");
    assertThat(item.get("outcome").asString()).isEqualTo("success");
    assertThat(item.get("kind").asString()).isEqualTo("replay");
    assertThat(item.get("artifacts").values().stream().map(file -> file.get("name").asString()))
        .contains("signals.csv", "premove.csv", "explain.json", "manifest.json");
    var asText = simulated().run("schedule", "run", "scan.hot", "--as-of", THEN);
    assertThat(asText.out())
        .startsWith("✅ Job 'scan.hot' completed successfully\nDuration: ")
        .containsPattern("Candidates: 30   Passed: \\d+   Rejected: \\d+\nArtifacts: 4 files");
    assertThat(signals(second)).isEqualTo(signals(first)).startsWith("timestamp,symbol,score,");
    var runs =
        caller()
            .run("db", "query", "select run_id from audit.runs order by started_at", "-o", "plain");
    assertThat(runs.out().lines())
        .containsSubsequence(
            item.get("run_id").asString(), second.json().at("/item/run_id").asString());
  }

  private static String signals(CliRun run) throws IOException {
    for (var file : run.json().at("/item/artifacts").values()) {
      if (file.get("name").asString().equals("signals.csv")) {
        return Files.readString(home.resolve(file.get("path").asString()));
      }
    }
    throw new AssertionError("no signals.csv among the artifacts");
  }

  @Test
  void run_againstAMarketOfAnotherTime_isWrongUsage() {
    var run = simulated().run("schedule", "run", "scan.hot");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("stands at " + THEN).contains("fix: --as-of " + THEN);
  }

  @Test
  void run_withTheSimulatorGone_isUnreachable() {
    var run =
        caller()
            .with("CRYPTORUN_SIMULATOR", "http://127.0.0.1:1")
            .run("schedule", "run", "scan.hot", "--as-of", THEN);

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("no simulator answers at http://127.0.0.1:1");
  }

  @Test
  void run_whileAnotherRunIsOpen_isAConflictThatNamesIt() {
    try (var present = Simulator.start(SimulatorOptions.standard());
        var other =
            OtherNode.join(PreparedDatabase.url(POSTGRES.database(), "app"), present, "other")) {
      var open = other.claim("scan.hot");
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", present.url().toString())
              .run("schedule", "run", "scan.hot");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains("scan.hot is running on other since", open);
    }
  }

  @Test
  void start_withAnIdThatIsTaken_isAConflictThatNamesTheFlag() {
    try (var present = Simulator.start(SimulatorOptions.standard());
        var _ =
            OtherNode.join(PreparedDatabase.url(POSTGRES.database(), "app"), present, "taken")) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", present.url().toString())
              .run("schedule", "start", "--node-id", "taken");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains("\"taken\" is running", "--node-id");
    }
  }

  @Test
  void query_thatWrites_isRefused() {
    var run = caller().run("db", "query", "delete from audit.runs");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("error[CR-DB-004]");
  }

  @Test
  void query_asTable_showsColumnsAndRows() {
    assertThat(caller().run("db", "query", "select 1 as one, null as nothing, true as yes").out())
        .isEqualTo("one  nothing  yes\n1             true\n(1 rows)\n");
  }

  @Test
  void url_ofARole_hasNoPassword() {
    var run = caller().run("db", "url", "--role", "app");

    assertThat(run.out()).startsWith("postgresql://").doesNotContain(PreparedDatabase.PASSWORD);
    assertThat(caller().run("db", "url", "--jdbc").out()).startsWith("jdbc:postgresql://");
  }

  @Test
  void externalDatabase_isLookedAtButNeverStopped() {
    assertThat(caller().run("db", "status").out()).contains("external PostgreSQL", "current");
    assertThat(caller().run("db", "stop").exit()).isEqualTo(2);
  }

  /// The roles of a copied database carry the name of the first one, so here some seem to be
  /// missing.
  @Test
  void migrate_byAUserWhoMayNotMakeRoles_printsTheSql() {
    var run = caller().run("db", "migrate");

    assertThat(run.exit()).isEqualTo(9);
    assertThat(run.err()).contains("may not create the roles").contains("create role");
  }

  @Test
  void database_down_isUnreachable() {
    var run =
        Caller.in(home)
            .with("CRYPTORUN_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
            .run("schedule", "list", "-o", "json");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    assertThat(run.errorJson().get("code").asString()).isEqualTo("CR-DB-002");
    assertThat(run.errorJson().get("detail").asString())
        .contains("nobody@127.0.0.1:1/none", "connection refused");
  }

  @Test
  void pause_withoutANode_waitsAndSaysSo() {
    var run = caller().run("schedule", "pause", "scan.warm", "--reason", "maintenance");
    var waited =
        caller()
            .run("schedule", "pause", "scan.warm", "--wait=0s", "--expires", "1s", "-o", "json");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("no node is alive; request");
    assertThat(run.out()).contains("waits: pause scan.warm (\"maintenance\")");
    assertThat(waited.exit()).isEqualTo(7);
    var item = waited.json().at("/items/0");
    assertThat(item.get("outcome").isNull()).isTrue();
    assertThat(item.get("requested_by").asString()).contains("@");
    assertThat(item.get("expires_at").isNull()).isFalse();
    assertThat(
            caller()
                .run("db", "query", "select reason from audit.commands where id = 1", "-o", "plain")
                .out())
        .isEqualTo("maintenance\n");
    var told = "request 1 waits for a node: pause scan.warm, asked by ";
    assertThat(caller().run("schedule", "list").out()).contains(told, "(\"maintenance\")");
    assertThat(caller().run("schedule", "status").out()).contains(told);
    assertThat(caller().run("schedule", "describe", "scan.warm").out()).contains(told);
    assertThat(caller().run("schedule", "describe", "scan.hot").out()).doesNotContain(told);
    var waiting = caller().run("schedule", "status", "-o", "json").json().at("/item/waiting/0");
    assertThat(waiting.get("reason").asString()).isEqualTo("maintenance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          schedule pause                        | 2 | name a job or pass --all
          schedule pause scan.hot --all         | 2 | not both
          schedule pause scan.hto               | 2 | did you mean scan.hot?
          schedule pause scan.hot --until 2020-01-01 | 2 | has passed already
          schedule resume scan.hot              | 6 | scan.hot is not paused; next fire
          schedule trigger scan.hto             | 2 | did you mean scan.hot?
          schedule history --outcome sucess     | 2 | did you mean success?
          schedule next --cron 61               | 3 | need 5
          schedule next scan.hto                | 2 | did you mean scan.hot?
          runs cancel NOSUCHRUN                 | 4 | no run
          runs retry NOSUCHRUN                  | 4 | no run
          cluster drain node-x                  | 4 | no node
          cluster unstick nothing               | 4 | no trigger
          cluster drill kill                    | 2 | external database
          cluster drill kill --node node-x      | 2 | works on an external database
          cluster drill nothing                 | 2 | drill
          """)
  void request_thatMakesNoSense_changesNothing(String line, int exit, String text) {
    var before = caller().run("db", "query", "select count(*) from audit.commands", "-o", "plain");

    var run = caller().run(line.split("\\s+", -1));

    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error[CR-").contains(text).contains("fix: ");
    assertThat(
            caller().run("db", "query", "select count(*) from audit.commands", "-o", "plain").out())
        .isEqualTo(before.out());
  }

  /// One fact, three ways to ask for it.
  @Test
  void listDescribeAndStatus_tellTheSameOfEveryJob() {
    var list = caller().run("schedule", "list", "-o", "json").json().get("items");
    var status = caller().run("schedule", "status", "-o", "json").json().at("/item/jobs");

    assertThat(status).isEqualTo(list);
    for (var job : list.values()) {
      var name = job.get("name").asString();
      var described = caller().run("schedule", "describe", name, "-o", "json").json().get("item");
      for (var field : job.propertyNames()) {
        if (field.equals("next_fires")) {
          assertThat(described.at("/next_fires/0")).as(name).isEqualTo(job.at("/next_fires/0"));
        } else {
          assertThat(described.get(field)).as("%s %s", name, field).isEqualTo(job.get(field));
        }
      }
    }
  }

  @Test
  void next_ofAnExpression_needsNoDatabase() {
    var run =
        Caller.in(home)
            .with("CRYPTORUN_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
            .run(
                "schedule",
                "next",
                "--cron",
                "*/15 * * * *",
                "-n",
                "2",
                "--columns",
                "fire",
                "-o",
                "csv");

    assertThat(run.out()).isEqualTo("fire\n2026-11-23T14:15:00Z\n2026-11-23T14:30:00Z\n");
  }
}
