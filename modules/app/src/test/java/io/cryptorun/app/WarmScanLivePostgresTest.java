package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.limits.Usage;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two warm scans within the time that answers may be reused: the second looks at what the first
/// was told.
class WarmScanLivePostgresTest {

  private static final String JOB = "scan.warm";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir static Path home;
  private static Questions questions;
  private static JsonNode first;
  private static JsonNode second;
  private static String table;
  private static long secondCalls;

  @BeforeAll
  static void scanTwice() throws Exception {
    questions = new Questions(POSTGRES.database());
    Trial.awayFromTheFullHour(questions);
    try (var simulator = Simulator.start(Exchanges.movedToNow("2021-05-07T00:00:00Z"))) {
      var schedule =
          Trial.schedule()
              .replace("max_sample: 100", "max_sample: 4")
              .replace("top_n: 20", "top_n: 4");
      var trial =
          Trial.of(home, POSTGRES.database(), simulator.url())
              .with(Trial.settings(schedule, Trial.fastVenues()));
      first = explained((Ran.Completed) trial.run(JOB, null, RunWatcher.nobody()));
      long firstCalls = calls(simulator);
      var again = (Ran.Completed) trial.run(JOB, null, RunWatcher.nobody());
      secondCalls = calls(simulator) - firstCalls;
      second = explained(again);
      table = Files.readString(again.result().files().directory().resolve("warm_signals.csv"));
    }
  }

  @Test
  void candidates_areTheFirstBehindTheThirtyMostTraded() {
    var chosen = questions.rows("select distinct symbol from audit.gates order by symbol");

    assertThat(chosen).isNotEmpty().hasSizeLessThanOrEqualTo(4);
    assertThat(first.at("/universe/spec").asString()).isEqualTo("remaining");
    for (var out : first.at("/left_out")) {
      if (out.at("/code").asString().equals("OUTSIDE_GROUP")) {
        assertThat(out.at("/rank").asInt()).isLessThanOrEqualTo(30);
      }
    }
  }

  @Test
  void firstScan_askedTheVenues_secondTookWhatWasAnswered() {
    assertThat(first.at("/candidates/0/sources")).anyMatch(s -> !s.at("/cached").asBoolean());
    for (var candidate : second.at("/candidates")) {
      assertThat(candidate.at("/sources")).allMatch(source -> source.at("/cached").asBoolean());
    }
    assertThat(secondCalls).isLessThan(10);
  }

  @Test
  void rules_areTheRelaxedOnes_andBooksMayBeAsOldAsTheJobsTtl() {
    assertThat(first.at("/thresholds/score_min").asInt()).isEqualTo(65);
    assertThat(first.at("/thresholds/spread_max_bps").asInt()).isEqualTo(80);
    assertThat(first.at("/thresholds/depth_min_usd").asInt()).isEqualTo(25_000);
    assertThat(first.at("/thresholds/book_age_limit_s/kraken").asInt()).isEqualTo(1800);
    assertThat(first.at("/thresholds/vadr_floor").isNull()).isTrue();
  }

  @Test
  void decisions_neverSayEnter() {
    assertThat(first.at("/candidates"))
        .allMatch(candidate -> !candidate.at("/decision").asString().equals("ENTER"));
  }

  @Test
  void table_hasItsHeader_andRowsFromStoreThatExpire() {
    var lines = table.lines().toList();

    assertThat(lines.getFirst())
        .isEqualTo(
            "timestamp,symbol,score,momentum_core,cached,regime,venue,ttl_remaining,ttl,sources");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(row -> row.split(",", -1)[4].equals("true"))
        .allMatch(row -> Integer.parseInt(row.split(",", -1)[7]) < 1800)
        .allMatch(row -> row.split(",", -1)[8].equals("1800"));
  }

  @Test
  void depths_ofTheBooksSeen_areKept() {
    assertThat(questions.count("select count(*) from cryptorun.depth_sample")).isPositive();
  }

  private static JsonNode explained(Ran.Completed run) throws IOException {
    var file = run.result().files().directory().resolve("explain.json");
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }

  private static long calls(Simulator simulator) {
    return simulator.usage().values().stream().mapToLong(Usage::calls).sum();
  }
}
