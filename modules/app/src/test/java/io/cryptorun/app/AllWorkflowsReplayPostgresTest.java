package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.Schemas;
import io.cryptorun.testkit.VolatileFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/// Every workflow over a recorded market, twice as of one instant and once as of another: what the
/// same market says is the same, what another says is not.
class AllWorkflowsReplayPostgresTest {

  private static final String CRASH = "2021-05-19T15:00:07Z";
  private static final String RALLY = "2021-05-07T02:00:07Z";

  private static final String HOT = "scan.hot";
  private static final String WARM = "scan.warm";
  private static final String REGIME = "regime.refresh";
  private static final String PREMOVE = "premove.hourly";
  private static final String HEALTH = "providers.health";
  private static final String FUNDING_Z = "/premove/funding/funding_z";
  private static final List<String> JOBS = List.of(REGIME, HEALTH, HOT, WARM, PREMOVE);

  private static final Set<String> SAME_TO_THE_BYTE =
      Set.of("signals.csv", "warm_signals.csv", "regime.json", "premove_alerts.json");

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir static Path home;
  private static Questions questions;
  private static final Map<String, Ran.Completed> FIRST = new ConcurrentHashMap<>();
  private static final Map<String, Ran.Completed> SECOND = new ConcurrentHashMap<>();
  private static final Map<String, Ran.Completed> ELSEWHEN = new ConcurrentHashMap<>();

  @BeforeAll
  static void replay() throws InterruptedException {
    questions = new Questions(POSTGRES.database());
    try (var simulator = Simulator.start(Exchanges.recorded(CRASH))) {
      var trial = Trial.of(home, POSTGRES.database(), simulator.url());
      for (var job : JOBS) {
        FIRST.put(job, replayed(trial, job, CRASH));
        SECOND.put(job, replayed(trial, job, CRASH));
      }
    }
    try (var simulator = Simulator.start(Exchanges.recorded(RALLY))) {
      var trial = Trial.of(home, POSTGRES.database(), simulator.url());
      for (var job : List.of(REGIME, HOT)) {
        ELSEWHEN.put(job, replayed(trial, job, RALLY));
      }
    }
  }

  @AfterAll
  static void forget() {
    FIRST.clear();
    SECOND.clear();
    ELSEWHEN.clear();
  }

  @ParameterizedTest
  @CsvSource({
    HOT + ", explain.json manifest.json premove.csv signals.csv",
    WARM + ", explain.json manifest.json warm_signals.csv",
    REGIME + ", manifest.json regime.json",
    PREMOVE + ", manifest.json premove_alerts.json",
    HEALTH + ", health.json manifest.json"
  })
  void replay_ofEachWorkflow_succeedsAndPublishesItsFiles(String job, String files)
      throws IOException {
    var run = questions.row("select outcome, reason from audit.runs where run_id = ?", id(job));

    assertThat(run).isEqualTo("success -");
    assertThat(String.join(" ", names(of(FIRST, job)))).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {HOT, WARM, REGIME, PREMOVE, HEALTH})
  void artifacts_keepTheirPublishedFormats(String job) throws IOException {
    for (var name : names(of(FIRST, job))) {
      var content = text(of(FIRST, job), name);
      if (name.endsWith(".csv")) {
        assertThat(content).as(name).startsWith(Files.readString(Schemas.file(name + ".header")));
      } else {
        assertThat(Schemas.faults(name.replace(".json", ".schema.json"), content))
            .as(name)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HOT, WARM, REGIME, PREMOVE, HEALTH})
  void secondReplay_publishesTheSame_volatileFieldsAside(String job) throws IOException {
    var published = VolatileFields.published();

    assertThat(names(of(SECOND, job))).isEqualTo(names(of(FIRST, job)));
    for (var name : names(of(FIRST, job))) {
      var first = text(of(FIRST, job), name);
      var second = text(of(SECOND, job), name);
      if (SAME_TO_THE_BYTE.contains(name)) {
        assertThat(second).as(name).isEqualTo(first);
      } else {
        assertThat(published.removedFrom(name, second))
            .as(name)
            .isEqualTo(published.removedFrom(name, first));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candle",
        "depeg",
        "depth_sample",
        "observation",
        "open_interest_sample",
        "overlay_evaluation",
        "provider_check",
        "provider_day",
        "provider_request",
        "provider_state",
        "regime_history",
        "trigger_state",
        "universe_snapshot"
      })
  void replays_leaveTheLiveStateAlone(String table) {
    assertThat(questions.count("select count(*) from cryptorun." + table)).isZero();
  }

  @Test
  void regime_ofTheCrash_isVolatile_andAScanIsNotToldByAReplay() throws IOException {
    var regime = json(of(FIRST, REGIME), "regime.json");

    assertThat(regime.at("/regime").asString()).isEqualTo("volatile");
    assertThat(regime.at("/indicators/realized_vol_7d").asDouble()).isGreaterThan(0.8);
    assertThat(json(of(FIRST, HOT), "explain.json").at("/regime/source").asString())
        .isEqualTo("default");
  }

  @Test
  void explain_ofAScanWithPremove_tellsWhatItsGatesWereMeasuredFrom() throws IOException {
    var candidates = json(of(FIRST, HOT), "explain.json").at("/candidates");
    var kinds = new HashSet<String>();
    for (var candidate : candidates) {
      candidate.at("/sources").forEach(source -> kinds.add(source.at("/kind").asString()));
    }

    assertThat(kinds).contains("trades", "funding", "open_interest");
    assertThat(candidates).allMatch(candidate -> candidate.at("/premove").isObject());
    assertThat(candidates)
        .anyMatch(candidate -> Double.isFinite(candidate.at(FUNDING_Z).asDouble(Double.NaN)));
  }

  @Test
  void premoveTable_hasARowForEachSignal() throws IOException {
    var signals = text(of(ELSEWHEN, HOT), "signals.csv").lines().toList();
    var signs = text(of(ELSEWHEN, HOT), "premove.csv").lines().toList();

    assertThat(signs).hasSameSizeAs(signals).hasSizeGreaterThan(1);
  }

  @Test
  void anotherInstant_hasOtherIndicatorsOfTheRegime() throws IOException {
    var crash = json(of(FIRST, REGIME), "regime.json").at("/indicators");
    var rally = json(of(ELSEWHEN, REGIME), "regime.json").at("/indicators");

    for (var name : crash.propertyNames()) {
      assertThat(rally.get(name)).as(name).isNotEqualTo(crash.get(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/score", FUNDING_Z})
  void anotherInstant_hasOtherFiguresOfEachCoin(String figure) throws IOException {
    var crash = figures(of(FIRST, HOT), figure);
    var rally = figures(of(ELSEWHEN, HOT), figure);
    crash.keySet().retainAll(rally.keySet());

    assertThat(crash).hasSizeGreaterThan(10);
    assertThat(crash)
        .allSatisfy((symbol, value) -> assertThat(value).isNotEqualTo(rally.get(symbol)));
  }

  private static Map<String, Double> figures(Ran.Completed run, String pointer) throws IOException {
    var figures = new HashMap<String, Double>();
    for (var candidate : json(run, "explain.json").at("/candidates")) {
      if (candidate.at(pointer).isNumber()) {
        figures.put(candidate.at("/symbol").asString(), candidate.at(pointer).asDouble());
      }
    }
    return figures;
  }

  private static Ran.Completed replayed(Trial trial, String job, String at)
      throws InterruptedException {
    return (Ran.Completed) trial.run(job, Instant.parse(at), RunWatcher.nobody());
  }

  private static String id(String job) {
    return of(FIRST, job).firing().fence().runId();
  }

  private static Ran.Completed of(Map<String, Ran.Completed> runs, String job) {
    return Objects.requireNonNull(runs.get(job), job);
  }

  private static List<String> names(Ran.Completed run) throws IOException {
    try (var files = Files.list(run.result().files().directory())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String text(Ran.Completed run, String name) throws IOException {
    return Files.readString(run.result().files().directory().resolve(name));
  }

  private static JsonNode json(Ran.Completed run, String name) throws IOException {
    return JsonMapper.shared().readTree(text(run, name));
  }
}
