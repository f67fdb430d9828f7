package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.VolatileFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hot scans over a recorded market as the exchanges tell it over HTTP: two instants of the spring
/// of 2021, the first scanned twice.
class HotScanReplayPostgresTest {

  private static final String RALLY = "2021-05-07T02:00:07Z";
  private static final String CRASH = "2021-05-19T15:00:07Z";
  private static final String HEADER =
      "timestamp,symbol,score,momentum_core,vadr,spread_bps,depth_usd,regime,fresh,venue,sources";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir static Path home;
  private static Questions questions;
  private static final Map<String, List<Ran.Completed>> RUNS = new ConcurrentHashMap<>();

  @BeforeAll
  static void scan() throws InterruptedException {
    questions = new Questions(POSTGRES.database());
    try (var simulator = Simulator.start(Exchanges.recorded(RALLY))) {
      var trial = Trial.of(home, POSTGRES.database(), simulator.url());
      RUNS.put(RALLY, List.of(scan(trial, RALLY), scan(trial, RALLY)));
    }
    try (var simulator = Simulator.start(Exchanges.recorded(CRASH))) {
      var trial = Trial.of(home, POSTGRES.database(), simulator.url());
      RUNS.put(CRASH, List.of(scan(trial, CRASH)));
    }
  }

  @AfterAll
  static void forget() {
    RUNS.clear();
  }

  @ParameterizedTest
  @CsvSource({RALLY + ", 5", CRASH + ", 0"})
  void signals_ofAnInstant_haveTheHeaderAndTheRowsThatPassed(String at, int rows)
      throws IOException {
    var lines = Files.readAllLines(file(at, 0, "signals.csv"));

    assertThat(lines.getFirst()).isEqualTo(HEADER);
    assertThat(lines).hasSize(1 + rows);
    assertThat(lines.stream().skip(1)).allMatch(line -> line.startsWith(at + ","));
    assertThat(ledger(at, "candidates, rows, kind, attempt"))
        .containsOnly("30 %d replay 1".formatted(rows));
  }

  @ParameterizedTest
  @ValueSource(strings = {RALLY, CRASH})
  void explain_accountsForEveryCoinOfTheUniverse(String at) throws IOException {
    var explain = explain(at);
    var explained = new HashSet<String>();
    explain.get("candidates").forEach(row -> explained.add(row.get("symbol").asString()));
    var leftOut = new HashSet<String>();
    var ranks = new TreeSet<Integer>();
    for (var row : explain.get("left_out")) {
      leftOut.add(row.get("symbol").asString());
      assertThat(row.get("code").asString()).isNotBlank();
      if (row.hasNonNull("rank")) {
        ranks.add(row.get("rank").asInt());
      }
    }

    assertThat(explained).hasSize(30).doesNotContainAnyElementsOf(leftOut);
    assertThat(ranks).hasSizeGreaterThan(70);
    assertThat(ranks)
        .containsExactlyElementsOf(IntStream.rangeClosed(31, ranks.last()).boxed().toList());
  }

  @Test
  void secondReplay_writesTheSameSignalsToTheByte() {
    assertThat(file(RALLY, 1, "signals.csv")).hasSameBinaryContentAs(file(RALLY, 0, "signals.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain.json", "manifest.json"})
  void secondReplay_volatileFieldsAside_saysTheSame(String name) throws IOException {
    var published = VolatileFields.published();

    assertThat(published.removedFrom(name, text(RALLY, 1, name)))
        .isEqualTo(published.removedFrom(name, text(RALLY, 0, name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {RALLY, CRASH})
  void ledger_hasTwelveDecisionsForEachCandidate(String at) {
    var decisions =
        questions.rows(
            """
            select count(distinct symbol), count(*), min(n), max(n)
            from (select symbol, count(*) over (partition by symbol) as n
                  from audit.gates where run_id = ?) as g
            """,
            runId(at, 0));

    assertThat(decisions).containsExactly("30 360 12 12");
  }

  @Test
  void ledger_sameDecisionsInBothReplays_agesAside() {
    var sql =
        """
        select symbol, gate, passed, code, value, threshold, margin, source
        from audit.gates
        where run_id = ? and gate <> 'late_fill'
        order by rank, seq
        """;

    assertThat(questions.rows(sql, runId(RALLY, 1)))
        .hasSize(30 * 11)
        .isEqualTo(questions.rows(sql, runId(RALLY, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {RALLY, CRASH})
  void ledger_namesEachFileWithItsHash(String at) throws IOException {
    var files =
        questions.rows("select path, sha256 from audit.artifacts where run_id = ?", runId(at, 0));

    assertThat(files).hasSize(4);
    for (var line : files) {
      var path = line.substring(0, line.indexOf(' '));
      assertThat(home.resolve(path)).hasDigest("SHA-256", line.substring(path.length() + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"universe_snapshot", "trigger_state", "depeg", "candle", "regime_history"})
  void replay_leavesNothingForOtherRuns(String table) {
    assertThat(questions.count("select count(*) from cryptorun." + table)).isZero();
  }

  @Test
  void replay_movesNoLatest_andTakesDirectoriesOfItsOwn() {
    assertThat(home.resolve("artifacts/signals/latest")).doesNotExist();
    assertThat(home.resolve("artifacts/signals"))
        .isDirectoryContaining(path -> path.endsWith("20210507T020007Z"))
        .isDirectoryContaining(path -> path.endsWith("20210507T020007Z-2"));
  }

  private static Ran.Completed scan(Trial trial, String at) throws InterruptedException {
    return (Ran.Completed) trial.run(Instant.parse(at));
  }

  private static List<String> ledger(String at, String columns) {
    return questions.rows(
        "select " + columns + " from audit.runs where due_at = cast(? as timestamptz)", at);
  }

  private static String runId(String at, int run) {
    return run(at, run).firing().fence().runId();
  }

  private static Ran.Completed run(String at, int run) {
    return Objects.requireNonNull(RUNS.get(at)).get(run);
  }

  private static Path file(String at, int run, String name) {
    return run(at, run).result().files().directory().resolve(name);
  }

  private static String text(String at, int run, String name) throws IOException {
    return Files.readString(file(at, run, name));
  }

  private static JsonNode explain(String at) throws IOException {
    return JsonMapper.shared().readTree(text(at, 0, "explain.json"));
  }
}
