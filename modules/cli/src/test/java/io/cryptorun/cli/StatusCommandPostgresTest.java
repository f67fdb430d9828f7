package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `schedule status`: what is well and what is not, on terminals and elsewhere.
class StatusCommandPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  @Test
  void status_withoutANode_saysSo() {
    var run = caller().run("schedule", "status");
    var check = caller().run("schedule", "status", "--check", "-o", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("NOT HEALTHY: no node is alive", "JOB ", "scan.hot ");
    assertThat(check.exit()).isEqualTo(8);
    assertThat(check.json().at("/item/healthy").asBoolean()).isFalse();
    assertThat(check.json().at("/item/jobs").size()).isEqualTo(5);
  }

  @Test
  void status_onANarrowTerminal_cutsItsTables_butNotElsewhere() {
    var narrow = caller().with("COLUMNS", "60");

    assertThat(narrow.onTerminal().run("schedule", "status").out().lines())
        .filteredOn(line -> line.startsWith("JOB ") || line.startsWith("scan.hot "))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).hasSize(60).endsWith("…"));
    assertThat(narrow.onTerminal().run("schedule", "status", "-o", "wide").out())
        .contains("FAILED 24H");
    assertThat(narrow.run("schedule", "status").out()).contains("FAILED 24H");
  }

  @Test
  void status_ofANodeThatNeverRan_isUnhealthyAndNamesIt() {
    var check = caller().run("schedule", "status", "--check", "--node", "node-x");

    assertThat(check.exit()).isEqualTo(8);
    assertThat(check.out()).contains("NOT HEALTHY: node node-x has never run here");
  }

  @Test
  void status_tellsOfFilesThatSaySomethingElse_andOfClocksThatAreOff() throws Exception {
    try (var present = Simulator.start(SimulatorOptions.standard());
        var _ =
            OtherNode.join(PreparedDatabase.url(POSTGRES.database(), "app"), present, "adrift")) {
      told(
          """
          insert into cryptorun.node_config (node, epoch, config_sha256, drift)
          select node, epoch, 'abc', 'scheduler.yaml: not what is applied'
          from cryptorun.node_epoch where node = 'adrift'
          """);
      told(
          """
          insert into cryptorun.heartbeat (node, epoch, beat, clock_skew_ms)
          select node, epoch, 1, 320 from cryptorun.node_epoch where node = 'adrift'
          """);
      var drift = "node adrift: scheduler.yaml: not what is applied";

      var step =
          caller()
              .run("cluster", "history", "--node", "adrift", "-n", "1", "-o", "json")
              .json()
              .at("/items/0");
      assertThat(step.at("/detail/epoch").isMissingNode()).as("%s", step).isFalse();
      assertThat(caller().run("cluster", "history", "--node", "adrift", "-n", "1").out())
          .contains("  host host, node adrift, epoch ");
      assertThat(caller().run("schedule", "status").out())
          .contains("warning: " + drift + "\n")
          .contains("warning: the clock of node adrift is +320 ms off the database's\n");
      var item = caller().run("schedule", "status", "-o", "json").json().get("item");
      assertThat(item.at("/warnings/0").asString()).isEqualTo(drift);
      assertThat(item.at("/nodes/0/drift").asString())
          .isEqualTo("scheduler.yaml: not what is applied");

      told("update cryptorun.heartbeat set clock_skew_ms = -501 where node = 'adrift'");
      assertThat(caller().run("schedule", "status").out())
          .contains("; the clock of node adrift is -501 ms off the database's, it stands by")
          .doesNotContain("warning: the clock");
      assertThat(caller().run("schedule", "status", "--tz", "Asia/Tokyo").out().lines().findFirst())
          .hasValueSatisfying(first -> assertThat(first).contains("+09:00 · "));
    }
  }

  /// What a node says of itself.
  private static void told(String sql) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
