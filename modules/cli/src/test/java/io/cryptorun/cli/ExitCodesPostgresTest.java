package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.artifacts.RunFacts;
import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.cli.Publisher.Coin;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.run.Publication.StateRows;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of exit codes, row by row, on a ledger where each of them is due: a paused job, a
/// drained node, an open run, a changed file. Ctrl-C and SIGTERM need a process of their own and
/// are in [ProcessEndsPostgresTest].
class ExitCodesPostgresTest {

  private static final String OPEN_JOB = "scan.hot";
  private static final String PAUSED_JOB = "premove.hourly";
  private static final Set<ExitCode> HAVE_A_TEST_OF_THEIR_OWN =
      EnumSet.of(
          ExitCode.UNREACHABLE,
          ExitCode.NOT_PERMITTED,
          ExitCode.INTERNAL_FAULT,
          ExitCode.INTERRUPTED,
          ExitCode.TERMINATED);

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;
  private static Publisher node;
  private static Publisher drained;
  private static String open;
  private static String older;
  private static String newer;
  private static String changed;

  /// One row: a command line, its code, and parts of what is told. Runs are written as words and
  /// put in when it is tried.
  record Row(ExitCode exit, String line, List<String> told) {

    static Row of(ExitCode exit, String line, String... told) {
      return new Row(exit, line, List.of(told));
    }

    @Override
    public String toString() {
      return "%d: %s".formatted(exit.number(), line);
    }
  }

  static Stream<Row> answers() {
    return Stream.of(
        Row.of(ExitCode.DONE, "schedule list"),
        Row.of(ExitCode.DONE, "runs list --node nobody"),
        Row.of(ExitCode.DONE, "runs diff NEWER NEWER"),
        Row.of(ExitCode.RUN_FAILED, "runs diff OLDER NEWER"),
        Row.of(ExitCode.UNHEALTHY, "schedule status --check --node node-x"),
        Row.of(ExitCode.TIMED_OUT, "schedule trigger scan.warm --wait=0s"),
        Row.of(ExitCode.TIMED_OUT, "schedule pause scan.warm --wait=0s"),
        Row.of(ExitCode.TIMED_OUT, "runs cancel OPEN --wait=0s"),
        Row.of(ExitCode.TIMED_OUT, "cluster drain node-a --wait=0s"),
        Row.of(ExitCode.INTEGRITY, "artifacts verify CHANGED"));
  }

  static Stream<Row> refusals() {
    return Stream.of(
        Row.of(ExitCode.USAGE, "schedule fly", "Unmatched argument"),
        Row.of(ExitCode.USAGE, "schedule list --fast", "--fast"),
        Row.of(ExitCode.USAGE, "schedule run scan.hto", "did you mean scan.hot?"),
        Row.of(ExitCode.USAGE, "runs list -n many", "many"),
        Row.of(ExitCode.CONFIGURATION, "schedule list -c /nowhere.yaml", "there is no such file"),
        Row.of(ExitCode.NOT_FOUND, "runs show ZZZ", "no run \"ZZZ\""),
        Row.of(
            ExitCode.NOT_FOUND, "runs show 0", "begins the ids of 4 runs", "scan.hot due", "more"),
        Row.of(
            ExitCode.NOT_FOUND,
            "artifacts path CHANGED signal.csv",
            "signal.csv",
            "did you mean signals.csv?"),
        Row.of(ExitCode.NOT_FOUND, "cluster drain node-x", "no node \"node-x\"", "node-a"),
        Row.of(ExitCode.NOT_FOUND, "providers show bitfinex", "bitfinex", "kraken"),
        Row.of(ExitCode.CONFLICT, "schedule run scan.hot", "is running on node-a since", "OPEN"),
        Row.of(
            ExitCode.CONFLICT,
            "schedule trigger scan.hot",
            "is running on node-a since",
            "runs show OPEN -w",
            "runs cancel OPEN"),
        Row.of(
            ExitCode.CONFLICT,
            "schedule pause premove.hourly",
            "is paused already, since",
            "by ana@desk (\"venue maintenance\")"),
        Row.of(
            ExitCode.CONFLICT, "schedule resume scan.hot", "is not paused; next fire", "nothing"),
        Row.of(ExitCode.CONFLICT, "schedule resume scan.hot --missed latest", "is not paused"),
        Row.of(ExitCode.CONFLICT, "runs cancel NEWER", "is not running: success since"),
        Row.of(ExitCode.CONFLICT, "runs retry NEWER", "has published already"),
        Row.of(ExitCode.CONFLICT, "runs retry OPEN", "is still running"),
        Row.of(ExitCode.CONFLICT, "cluster drain node-b", "cannot be drained: it is draining"),
        Row.of(ExitCode.CONFLICT, "cluster undrain node-a", "node-a", "active"),
        Row.of(ExitCode.CONFLICT, "artifacts restore CHANGED", "--replace"));
  }

  @BeforeAll
  static void fillTheLedger() throws IOException {
    var address = PreparedDatabase.url(POSTGRES.database(), "app");
    node = Publisher.join(address, "node-a");
    drained = Publisher.join(address, "node-b");
    assertThat(drained.registration().drain()).isTrue();
    older = node.publish("scan.warm", "2026-11-23T12:00:00Z", List.of(coin(80)));
    newer = node.publish("scan.warm", "2026-11-23T14:00:00Z", List.of(coin(70)));
    changed = publishAndChange("2026-11-23T13:00:00Z");
    open = node.claim(OPEN_JOB, Instant.parse("2026-11-23T14:07:00Z")).runId();
    pause();
  }

  private static Coin coin(double score) {
    return new Coin("SOL/USD", 1, score, 2.0, "kraken", List.of("kraken:book"));
  }

  private static String publishAndChange(String dueAt) throws IOException {
    var root = ArtifactsRoot.of(home, "artifacts");
    var facts = new RunFacts("RUN", "scan.warm", Instant.parse(dueAt), "1.0", "ab".repeat(32));
    var draft =
        new ArtifactDraft("signals.csv", "text/csv", 0, out -> out.write(new byte[] {'x', '\n'}));
    var files = new ArtifactStore(root).publish(facts, new OutputDir("warm"), List.of(draft));
    var rows = FileRows.of(files, root);
    var run = node.publish("scan.warm", dueAt, rows, List.of(), List.of(), StateRows.none());
    Files.writeString(files.directory().resolve("signals.csv"), "tampered\n");
    return run;
  }

  private static void pause() {
    var commands = new Commands(node.database());
    commands.request(
        new CommandRequest(
            CommandKind.PAUSE,
            PAUSED_JOB,
            Map.of(),
            "venue maintenance",
            "ana@desk",
            "desk",
            null));
    var command = commands.claim(node.registration().node()).orElseThrow();
    assertThat(
            new Pauses(node.database())
                .pause(PAUSED_JOB, command, null, node.registration().node()))
        .isTrue();
  }

  @AfterAll
  static void leave() {
    node.close();
    drained.close();
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database()).now();
  }

  private static String named(String text) {
    return text.replace("OPEN", open)
        .replace("OLDER", older)
        .replace("NEWER", newer)
        .replace("CHANGED", changed);
  }

  private static CliRun run(String line) {
    return caller().run(named(line).split(" ", -1));
  }

  @Test
  void resume_promisesTheNewestSlot_ofAPauseThatHasOne() throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute("update cryptorun.pause set since = since - interval '2 days'");
    }
    var resume = caller().run("schedule", "resume", PAUSED_JOB, "--missed", "latest");

    assertThat(resume.err()).contains("of the pause the newest slot is run now");
  }

  @Test
  void everyExitCode_hasARow() {
    var tried = Stream.concat(answers(), refusals()).map(Row::exit).collect(Collectors.toSet());

    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.copyOf(HAVE_A_TEST_OF_THEIR_OWN)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answer_isOnStdout_andTheCodeSaysHowItIs(Row row) {
    var text = run(row.line());
    var json = run(row.line() + " -o json");

    assertThat(text.exit()).as(text.err()).isEqualTo(row.exit().number());
    assertThat(json.exit()).as(json.err()).isEqualTo(row.exit().number());
    assertThat(json.json().get("api_version").asString()).isEqualTo("cryptorun/v1");
    assertThat(json.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusal_isOnStderr_asATextOrAsOneObject(Row row) throws SQLException {
    var before = requests();
    var text = run(row.line());
    var json = run(row.line() + " -o json");

    assertThat(text.exit()).as(text.err()).isEqualTo(row.exit().number());
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).startsWith("error[CR-").contains("fix: ");
    assertThat(text.err()).contains(row.told().stream().map(ExitCodesPostgresTest::named).toList());
    assertThat(text.err()).doesNotContain("Exception", "\tat ");
    assertThat(json.exit()).as(json.err()).isEqualTo(row.exit().number());
    assertThat(json.out()).isEmpty();
    assertThat(json.errorJson().get("exit_code").asInt()).isEqualTo(row.exit().number());
    assertThat(json.errorJson().get("fix").asString()).isNotEmpty();
    assertThat(requests()).as("a refused request leaves no row").isEqualTo(before);
  }

  /// The note stands below the list and the status, in the zone that was asked for.
  @ParameterizedTest
  @ValueSource(strings = {"list", "status"})
  void pause_isTold_inTheChosenZone(String verb) {
    assertThat(run("schedule " + verb + " --tz Asia/Tokyo").out())
        .containsPattern(
            "⚠ premove.hourly paused since [-0-9]+ [:0-9]+\\+09:00 by ana@desk \\(\"venue"
                + " maintenance\"\\)");
  }

  @Test
  void databaseThatIsAway_isUnreachable() {
    var run =
        caller()
            .with("CRYPTORUN_DATABASE_CLI_URL", "postgresql://n@127.0.0.1:1/n")
            .run("runs", "list", "-o", "json");

    assertError(run, ExitCode.UNREACHABLE, "connection refused");
  }

  @Test
  void passwordThatIsNotAccepted_isNotPermitted() {
    var wrong =
        PreparedDatabase.url(POSTGRES.database(), "cli")
            .replace(PreparedDatabase.PASSWORD, "wrong");

    var run = caller().with("CRYPTORUN_DATABASE_CLI_URL", wrong).run("runs", "list", "-o", "json");

    assertError(run, ExitCode.NOT_PERMITTED, "not accepted");
  }

  /// A fault nobody foresaw: here a view lacks a column.
  @Test
  void internalFault_namesItsReport_andKeepsTheTraceForVeryVerbose() throws SQLException {
    statement("alter view audit.runs rename column error_code to error_code_gone");
    try {
      var json = run("runs list -o json");
      var text = run("runs list");
      var verbose = run("runs list -vv");

      assertError(json, ExitCode.INTERNAL_FAULT, "internal fault");
      var report = Path.of(json.errorJson().get("where").asString());
      assertThat(report).startsWith(home).content().contains("error_code");
      assertThat(text.exit()).isEqualTo(70);
      assertThat(text.err()).startsWith("error[CR-INT-").doesNotContain("\tat ");
      assertThat(verbose.err()).contains("\tat ");
    } finally {
      statement("alter view audit.runs rename column error_code_gone to error_code");
    }
  }

  private static void assertError(CliRun run, ExitCode exit, String told) {
    assertThat(run.exit()).as(run.err()).isEqualTo(exit.number());
    assertThat(run.out()).isEmpty();
    assertThat(run.errorJson().get("exit_code").asInt()).isEqualTo(exit.number());
    assertThat(run.errorJson().toString()).contains(told);
  }

  private static long requests() throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement();
        var count = statement.executeQuery("select count(*) from cryptorun.command")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static void statement(String sql) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
