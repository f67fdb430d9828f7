package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.testkit.PostgresExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// How the program ends where only a process can show it: signals and a reader that goes away.
class ProcessEndsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private Path home;

  private Process start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  private Process start(Map<String, String> variables, String... arguments) throws IOException {
    var all = new HashMap<>(PreparedDatabase.caller(home, POSTGRES.database()).variables());
    all.putAll(variables);
    return CliProcess.start(all, arguments);
  }

  private static int ended(Process process) throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void ctrlC_ends130() throws IOException, InterruptedException {
    var simulator = start("simulator", "--port", "0");
    try (var out = lines(simulator)) {
      assertThat(out.readLine()).contains("http://127.0.0.1:");

      signal(simulator, "INT");

      assertThat(ended(simulator)).isEqualTo(130);
    }
  }

  /// A market that begins every answer after a minute, so that a run has to be stopped.
  private static Simulator sluggish() {
    return Simulator.start(
        SimulatorOptions.standard()
            .withFaults(Faults.of(FaultRule.of(FaultKind.LATE_HEADERS).value(60))));
  }

  private Process startRun(Simulator market) throws IOException {
    var variables = Map.of("CRYPTORUN_SIMULATOR", market.url().toString());
    return start(variables, "schedule", "run", "providers.health", "-o", "json");
  }

  @Test
  void ctrlC_duringARun_cancelsIt_andTheLedgerSaysSo() throws IOException, InterruptedException {
    try (var market = sluggish()) {
      var process = startRun(market);
      try (var err = errors(process)) {
        var run = awaitLine(err, "▸ run ").split(" ", -1)[2];

        signal(process, "INT");

        assertThat(ended(process)).isEqualTo(130);
        assertThat(err.lines()).anyMatch(line -> line.contains("cancelled; the ledger says so"));
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(outcome(run)).isEqualTo("cancelled,cancelled,left\n");
      }
      assertThat(home.resolve("artifacts")).doesNotExist();
    }
  }

  /// The database does not let the first one close the run.
  @Test
  void ctrlC_twice_stopsAtOnce() throws IOException, InterruptedException, SQLException {
    try (var market = sluggish();
        var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      session.setAutoCommit(false);
      var process = startRun(market);
      try (var err = errors(process)) {
        awaitLine(err, "▸ run ");
        statement.execute("select from cryptorun.attempt where outcome = 'running' for update");
        signal(process, "INT");
        awaitABlockedSession();

        signal(process, "INT");

        assertThat(ended(process)).isEqualTo(130);
        assertThat(err.lines())
            .anyMatch(line -> line.contains("stopped before the run was closed"))
            .noneMatch(line -> line.contains("the ledger says so"));
      }
      session.rollback();
    }
  }

  private static void awaitABlockedSession() throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      while (System.nanoTime() < deadline) {
        try (var waiting =
            statement.executeQuery(
                "select from pg_stat_activity where datname = current_database() and"
                    + " wait_event_type = 'Lock'")) {
          if (waiting.next()) {
            return;
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new AssertionError("the first Ctrl-C has not begun to close the run");
  }

  private String outcome(String run) {
    return PreparedDatabase.caller(home, POSTGRES.database())
        .run(
            "db",
            "query",
            """
            select r.outcome, s.state, n.state as node
            from audit.runs r join audit.slots s using (slot_id)
            join audit.nodes n on n.node = r.node and n.epoch = r.epoch
            where r.run_id = '%s'
            """
                .formatted(run),
            "-o",
            "csv",
            "--no-headers")
        .out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule list -w=1s -o json", "schedule status -w=1s -o json"})
  void ctrlC_underWatch_ends130_afterWholeDocuments(String line)
      throws IOException, InterruptedException {
    var process = start(line.split(" ", -1));
    try (var out = lines(process)) {
      var first = out.readLine();

      signal(process, "INT");

      assertThat(ended(process)).isEqualTo(130);
      assertThat(Stream.concat(Stream.of(first), out.lines()))
          .allSatisfy(document -> assertThat(JsonMapper.shared().readTree(document)).isNotNull());
    }
    assertThat(process.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
  }

  @Test
  void sigterm_drainsANode_andEnds143() throws IOException, InterruptedException {
    var node = start("schedule", "start", "--node-id", "node-a");
    try (var err = errors(node)) {
      awaitLine(err, "node node-a is active");

      signal(node, "TERM");

      assertThat(ended(node)).isEqualTo(143);
    }
    var state =
        PreparedDatabase.caller(home, POSTGRES.database())
            .run(
                "db",
                "query",
                "select state from audit.nodes where node = 'node-a'",
                "-o",
                "plain");
    assertThat(state.out()).isEqualTo("left\n");
  }

  @Test
  void readerThatGoesAway_isANormalEnd() throws IOException, InterruptedException {
    var process =
        start("db", "query", "select repeat('x', 1000) from generate_series(1, 2000)", "-o", "csv");
    try (var out = lines(process)) {
      assertThat(out.readLine()).isEqualTo("repeat");
    }

    assertThat(ended(process)).isZero();
    assertThat(process.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
  }

  private static String awaitLine(BufferedReader reader, String part) throws IOException {
    var line = reader.readLine();
    while (line != null && !line.contains(part)) {
      line = reader.readLine();
    }
    assertThat(line).as("it never said %s", part).isNotNull();
    return String.valueOf(line);
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
