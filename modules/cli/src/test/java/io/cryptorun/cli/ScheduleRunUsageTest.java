package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be told without a database.
class ScheduleRunUsageTest {

  @TempDir private Path home;

  @Test
  void job_unknown_namesTheNearestAndAll() {
    var run = Caller.in(home).run("schedule", "run", "scan.hto");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("no job \"scan.hto\"")
        .contains("did you mean scan.hot? jobs: scan.hot, scan.warm, regime.refresh");
  }

  @Test
  void asOf_withoutASimulator_isWrongUsage() {
    var run = Caller.in(home).run("schedule", "run", "scan.hot", "--as-of", "2021-05-19T15:00:07Z");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--as-of needs a simulator").contains("CRYPTORUN_SIMULATOR");
  }

  @Test
  void asOf_thatIsNoInstant_showsTheForm() {
    var run = Caller.in(home).run("schedule", "run", "scan.hot", "--as-of", "yesterdayish");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("\"yesterdayish\" is not an instant such as 2021-05-19");
  }

  @Test
  void fetch_withoutDryRun_isWrongUsage() {
    assertThat(Caller.in(home).run("schedule", "run", "scan.hot", "--fetch").exit()).isEqualTo(2);
  }

  @Test
  void dryRun_printsThePlanAndWritesNothing() throws IOException {
    var run = Caller.in(home).run("schedule", "run", "scan.hot", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("🔍 DRY RUN scan.hot")
        .contains("Universe     : top30, at most 30 symbols, 10 rows")
        .contains("Venues       : kraken, okx, coinbase")
        .contains("score (mandatory, >= 75.0)")
        .contains("Market       : unknown")
        .contains("artifacts/signals/20261123T140741Z/signals.csv");
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void dryRun_asJson_hasTheGatesAndPaths() {
    var item = Caller.in(home).run("schedule", "run", "scan.hot", "--dry-run", "-o", "json").json();

    assertThat(item.at("/item/gates").size()).isEqualTo(12);
    assertThat(item.at("/item/market").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "scan.warm, 'score (mandatory, >= 65.0)', warm_signals.csv",
    "regime.refresh, 'realized_vol_7d (calm below 0.25, volatile above 0.45)', regime.json",
    "providers.health, unhealthy when CIRCUIT_OPEN, health.json",
    "premove.hourly, 'whale_accumulation (volume > 75.0 and momentum > 70.0)', premove_alerts.json"
  })
  void dryRun_ofAnyJob_hasItsRulesAndFiles(String job, String rule, String file) {
    var item = Caller.in(home).run("schedule", "run", job, "--dry-run", "-o", "json").json();

    assertThat(item.at("/item/gates").toString()).contains(rule);
    assertThat(item.at("/item/would_write/0").asString()).endsWith("/" + file);
  }

  @Test
  void dryRun_withFetch_asksTheSimulatorWhoItIs() {
    try (var simulator = Simulator.start(SimulatorOptions.standard())) {
      var run =
          Caller.in(home)
              .with("CRYPTORUN_SIMULATOR", simulator.url().toString())
              .run("schedule", "run", "scan.hot", "--dry-run", "--fetch");

      assertThat(run.out()).contains("Market       : sim:" + simulator.fingerprint());
    }
  }

  @Test
  void simulator_onATakenPort_namesPortAndFlag() {
    try (var simulator = Simulator.start(SimulatorOptions.standard())) {
      var run = Caller.in(home).run("simulator", "--port", Integer.toString(simulator.port()));

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains("port " + simulator.port()).contains("--port");
    }
  }

  @Test
  void simulator_withNegativeLatency_isRefused() {
    var run = Caller.in(home).run("simulator", "--port", "0", "--latency", "-5");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("error[CR-USE-041]").contains("--latency -5");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void simulator_withAFolderThatIsNone_isWrongUsage() {
    var run = Caller.in(home).run("simulator", "--port", "0", "--data", "nowhere");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("error[CR-SIM-003]").contains("nowhere");
  }

  @Test
  void demo_besideAnother_isAConflict() throws IOException {
    Files.createDirectories(home.resolve("var"));
    try (var channel =
            FileChannel.open(
                home.resolve("var/demo.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      var run = Caller.in(home).run("demo");

      assertThat(lock.isValid()).isTrue();
      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains("a demo is running in this home");
    }
  }

  @Test
  void databaseAddress_ofAnotherForm_isWrongConfiguration() {
    var run =
        Caller.in(home)
            .with("CRYPTORUN_DATABASE_URL", "mysql://u:secret@h")
            .run("schedule", "list");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("CRYPTORUN_DATABASE_URL").doesNotContain("secret");
  }

  @Test
  void home_notWritable_saysWhichVariableToSet() {
    var run = Caller.in(Path.of("/proc/nowhere")).run("schedule", "list");

    assertThat(run.exit()).isEqualTo(5);
    assertThat(run.err()).contains("/proc/nowhere").contains("set CRYPTORUN_HOME");
  }

  @Test
  void job_missing_isWrongUsage() {
    var run = Caller.in(home).run("schedule", "run");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("JOB");
  }
}
