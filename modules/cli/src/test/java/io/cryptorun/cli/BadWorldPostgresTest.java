package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.limits.LimitsFile;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.testkit.FaultProxy;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a run makes of a bad world: venues that are away or talk nonsense, a disk that is full, a
/// folder nobody can write in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadWorldPostgresTest {

  private static final String THEN = "2026-03-02T12:00:07Z";

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private static Path home;

  @BeforeAll
  static void fastVenues() throws IOException {
    var config = Files.createDirectories(home.resolve("config"));
    var shipped = CliRun.INSTALLATION.resolve("config");
    Files.writeString(
        config.resolve("venues.yaml"),
        Files.readString(shipped.resolve("venues.yaml"))
            .replaceAll("(burst|per_second|limit): (\\d+)", "$1: $200"));
    Files.copy(shipped.resolve("scheduler.yaml"), config.resolve("scheduler.yaml"));
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  private static Simulator simulator(Faults faults) throws IOException {
    return Simulator.start(
        SimulatorOptions.standard()
            .withAt(Instant.parse(THEN))
            .withFrozen(true)
            .withFaults(faults)
            .withLimits(LimitsFile.read(home.resolve("config/venues.yaml"))));
  }

  @Test
  void oneVenueIsMissing_theRunIsPartial() throws IOException {
    try (var market = simulator(Faults.of(FaultRule.of(FaultKind.MAINTENANCE).on(Host.OKX)))) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", market.url().toString())
              .run("schedule", "run", "providers.health", "--as-of", THEN, "-o", "json");

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.json().at("/item/outcome").asString()).isEqualTo("partial");
      assertThat(run.json().at("/item/artifacts").size()).isPositive();
    }
  }

  /// An edge's page, an answer cut short: the venue counts as missing, its words are kept to what a
  /// log bears, and the others go on.
  @ParameterizedTest
  @EnumSource(names = {"HTML_200", "TRUNCATED"})
  void oneVenueTalksNonsense_theOthersGoOn(FaultKind kind) throws IOException {
    try (var market = simulator(Faults.of(FaultRule.of(kind).on(Host.OKX)))) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", market.url().toString())
              .run("schedule", "run", "scan.hot", "--as-of", THEN, "-o", "json");

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.json().at("/item/outcome").asString()).isEqualTo("partial");
      var id = run.json().at("/item/run_id").asString();
      var log = caller().run("runs", "logs", id).out();
      assertThat(log.lines().filter(line -> line.contains(" warn ")))
          .as(log)
          .anyMatch(line -> line.contains("okx"))
          .allMatch(line -> line.length() < 500 && !line.contains("<body"));
    }
  }

  /// It goes while the run is under way, so there is no valid book anywhere. Its port is not let go
  /// of: in the next moment another test's market may have it.
  @Test
  void marketGoesMidScan_theRunFails_andPublishesNothing() throws IOException {
    try (var market = simulator(Faults.none());
        var way = FaultProxy.to(market.url().getPort())) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", "http://127.0.0.1:" + way.port())
              .onErrorLine("✓ universe", way::reset)
              .run("schedule", "run", "scan.hot", "--as-of", THEN);

      assertThat(run.exit()).as(run.err()).isEqualTo(1);
      assertThat(run.out())
          .startsWith("❌ Job 'scan.hot' failed: NO_VALID_BOOK")
          .contains("kraken: ", "okx: ", "coinbase: ", "nothing was published");
      var id = run.out().replaceFirst("(?s).*Run: (\\w+).*", "$1");
      assertThat(caller().run("artifacts", "list", id, "-o", "jsonl").out()).isEmpty();
    }
  }

  @Test
  void jobThatIsDisabled_runsWhenAskedFor_withANote() throws IOException {
    var file = shipped("disabled", "enabled: true", "enabled: false");
    try (var market = simulator(Faults.none())) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", market.url().toString())
              .run("schedule", "run", "providers.health", "--as-of", THEN, "-c", file.toString());

      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).contains("note: providers.health is disabled in the schedule");
      assertThat(run.out()).startsWith("✅ Job 'providers.health' completed");
    }
  }

  /// A file system of a few pages, which only root can make.
  @Test
  void diskIsFullMidway_theRunFails_andNoHalfFileIsLeft() throws Exception {
    var disk = Files.createDirectories(home.resolve("disk"));
    assumeThat(succeeds("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()))
        .as("no small file system can be mounted here")
        .isTrue();
    var file = shipped("full", "artifacts_dir: \"artifacts\"", "artifacts_dir: \"" + disk + '"');
    try (var market = simulator(Faults.none())) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", market.url().toString())
              .run(
                  "schedule",
                  "run",
                  "scan.hot",
                  "--as-of",
                  THEN,
                  "-c",
                  file.toString(),
                  "-o",
                  "json");

      assertThat(run.exit()).as(run.err()).isEqualTo(1);
      var item = run.json().get("item");
      assertThat(item.get("outcome").asString()).isEqualTo("failed");
      assertThat(item.get("error").asString()).contains(disk.toString(), "No space left");
      var runId = item.get("run_id").asString();
      assertThat(caller().run("runs", "show", runId, "-o", "json").json().at("/item/outcome"))
          .hasToString("\"failed\"");
      try (var left = Files.walk(disk)) {
        assertThat(left.filter(Files::isRegularFile)).isEmpty();
      }
    } finally {
      assertThat(succeeds("umount", disk.toString())).isTrue();
    }
  }

  /// The schedule as it is shipped, with one thing changed.
  private static Path shipped(String name, String from, String to) throws IOException {
    var text = Files.readString(CliRun.INSTALLATION.resolve("config/scheduler.yaml"));
    assertThat(text).contains(from);
    return Files.writeString(
        home.resolve("config/%s.yaml".formatted(name)), text.replace(from, to));
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    var discard = ProcessBuilder.Redirect.DISCARD;
    return new ProcessBuilder(command).redirectError(discard).start().waitFor() == 0;
  }

  @Test
  void folderThatCannotBeWritten_theRunFails_andTheLedgerSaysSo() throws IOException {
    var file =
        shipped("unwritable", "artifacts_dir: \"artifacts\"", "artifacts_dir: \"/proc/artifacts\"");
    try (var market = simulator(Faults.none())) {
      var run =
          caller()
              .with("CRYPTORUN_SIMULATOR", market.url().toString())
              .run(
                  "schedule",
                  "run",
                  "providers.health",
                  "--as-of",
                  THEN,
                  "-c",
                  file.toString(),
                  "-o",
                  "json");

      assertThat(run.exit()).as(run.err()).isEqualTo(1);
      var item = run.json().get("item");
      assertThat(item.get("outcome").asString()).isEqualTo("failed");
      assertThat(item.get("error").asString()).contains("/proc/artifacts");
      var told =
          caller()
              .run(
                  "db",
                  "query",
                  "select outcome from audit.runs where run_id = '%s'"
                      .formatted(item.get("run_id").asString()),
                  "-o",
                  "plain");
      assertThat(told.out()).isEqualTo("failed\n");
    }
  }
}
