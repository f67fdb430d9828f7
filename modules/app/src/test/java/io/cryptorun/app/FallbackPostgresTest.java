package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One exchange goes down and comes back: a scan misses it, a check finds it ill, the next scan
/// reads another in its place, and after its recovery everything is as before.
class FallbackPostgresTest {

  private static final String HEALTH = "providers.health";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir static Path home;
  private static Questions questions;
  private static Ran.Completed surprised;
  private static Ran.Completed ill;
  private static Ran.Completed without;
  private static Ran.Completed recovered;
  private static Ran.Completed again;

  @BeforeAll
  static void goDownAndComeBack() throws InterruptedException {
    questions = new Questions(POSTGRES.database());
    try (var simulator = Simulator.start(Exchanges.movedToNow("2021-05-07T00:00:00Z"))) {
      var schedule = Trial.smallSchedule().replace("premove: true", "premove: false");
      var trial =
          Trial.small(home, POSTGRES.database(), simulator.url())
              .with(Trial.settings(schedule, Trial.fastVenues()));
      simulator.misbehave(Faults.of(FaultRule.of(FaultKind.EDGE_502).on(Host.OKX)));
      surprised = run(trial, Trial.JOB);
      forgetHowFastTheOthersWere();
      ill = run(trial, HEALTH);
      without = run(trial, Trial.JOB);
      simulator.misbehave(Faults.none());
      letTwentyMinutesPass();
      recovered = run(trial, HEALTH);
      again = run(trial, Trial.JOB);
    }
  }

  @Test
  void scanDuringTheFault_isPartialAndNamesTheExchange() {
    assertThat(outcome(surprised)).isEqualTo("partial nothing from okx");
  }

  @Test
  void check_duringTheFault_saysWhyAndWhoStandsIn_andReusesAnswersTwiceAsLong() throws IOException {
    var okx = health(ill, "okx");

    assertThat(okx.at("/healthy").asBoolean()).isFalse();
    assertThat(texts(okx.at("/reasons"))).contains("CIRCUIT_OPEN", "NO_RECENT_SUCCESS");
    assertThat(okx.at("/circuit_state").asString()).isEqualTo("OPEN");
    assertThat(okx.at("/cache_ttl").asInt()).isEqualTo(600);
    assertThat(okx.at("/fallback").asString()).isEqualTo("coinbase");
    assertThat(document(ill, "health.json").at("/overall_status").asString()).isEqualTo("DEGRADED");
  }

  @Test
  void check_duringTheFault_findsTheOthersHealthy() throws IOException {
    for (var other : List.of("kraken", "coinbase", "binance")) {
      assertThat(health(ill, other).at("/healthy").asBoolean()).as(other).isTrue();
      assertThat(health(ill, other).at("/cache_ttl").asInt()).as(other).isEqualTo(300);
    }
  }

  @Test
  void scanAfterTheCheck_readsWithoutTheExchange_andSaysWho() throws IOException {
    var fallbacks = document(without, "explain.json").at("/fallbacks");

    assertThat(fallbacks).hasSize(1);
    assertThat(fallbacks.at("/0/provider").asString()).isEqualTo("okx");
    assertThat(fallbacks.at("/0/fallback").asString()).isEqualTo("coinbase");
    assertThat(fallbacks.at("/0/reason").asString()).contains("CIRCUIT_OPEN");
    assertThat(venuesRead(without)).isNotEmpty().doesNotContain("okx");
    assertThat(outcome(without)).isEqualTo("partial nothing from okx");
  }

  @Test
  void check_afterTheRecovery_isHealthyAtTheBaseTtl() throws IOException {
    var okx = health(recovered, "okx");

    assertThat(okx.at("/healthy").asBoolean()).isTrue();
    assertThat(okx.at("/circuit_state").asString()).isEqualTo("CLOSED");
    assertThat(okx.at("/cache_ttl").asInt()).isEqualTo(300);
    assertThat(okx.at("/fallback").asString()).isEmpty();
    assertThat(texts(okx.at("/reasons"))).isEmpty();
  }

  @Test
  void scanAfterTheRecovery_readsTheExchangeAgain() throws IOException {
    assertThat(outcome(again)).isEqualTo("success -");
    assertThat(document(again, "explain.json").at("/fallbacks")).isEmpty();
    assertThat(venuesRead(again)).contains("okx");
  }

  @Test
  void scanWithoutPremove_writesNoTableOfIt() {
    assertThat(directory(again).resolve("signals.csv")).exists();
    assertThat(directory(again).resolve("premove.csv")).doesNotExist();
  }

  /// A busy machine may simulate them slowly, which a check would rightly find fault with.
  private static void forgetHowFastTheOthersWere() {
    questions.execute("delete from cryptorun.provider_request where provider <> 'okx'");
  }

  /// The circuit's time and the window of calls are over: what a test cannot wait for.
  private static void letTwentyMinutesPass() {
    questions.execute(
        "update cryptorun.provider_state set open_until = open_until - interval '20 minutes'");
    questions.execute(
        "update cryptorun.provider_request set minute = minute - interval '20 minutes'");
  }

  private static Ran.Completed run(Trial trial, String job) throws InterruptedException {
    return (Ran.Completed) trial.run(job, null, RunWatcher.nobody());
  }

  private static String outcome(Ran.Completed run) {
    return questions.row(
        "select outcome, reason from audit.runs where run_id = ?", run.firing().fence().runId());
  }

  private static Set<String> venuesRead(Ran.Completed run) throws IOException {
    var venues = new HashSet<String>();
    for (var candidate : document(run, "explain.json").at("/candidates")) {
      candidate.at("/sources").forEach(source -> venues.add(source.at("/venue").asString()));
    }
    return venues;
  }

  private static JsonNode health(Ran.Completed check, String venue) throws IOException {
    return document(check, "health.json")
        .at("/providers")
        .valueStream()
        .filter(row -> row.at("/provider").asString().equals(venue))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode document(Ran.Completed run, String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(directory(run).resolve(name)));
  }

  private static Path directory(Ran.Completed run) {
    return Objects.requireNonNull(run.result().files().directory());
  }
}
