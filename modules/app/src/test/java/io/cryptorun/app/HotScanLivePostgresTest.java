package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.limits.Usage;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Two scans of one day in a market that happens now: what the first leaves, the second uses.
class HotScanLivePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir static Path home;
  private static Questions questions;
  private static Ran.Completed first;
  private static Ran.Completed second;
  private static long firstCalls;
  private static long secondCalls;

  @BeforeAll
  static void scanTwice() throws InterruptedException {
    questions = new Questions(POSTGRES.database());
    Trial.awayFromTheFullHour(questions);
    try (var simulator = Simulator.start(Exchanges.movedToNow("2021-05-07T00:00:00Z"))) {
      var trial = Trial.small(home, POSTGRES.database(), simulator.url());
      first = (Ran.Completed) trial.run(null);
      firstCalls = calls(simulator);
      second = (Ran.Completed) trial.run(null);
      secondCalls = calls(simulator) - firstCalls;
    }
  }

  @Test
  void firstScan_leavesTheUniverseOfTheDay_andTheSecondUsesIt() {
    assertThat(questions.rows("select sha256 from cryptorun.universe_snapshot"))
        .containsExactly(universe(first))
        .containsExactly(universe(second));
  }

  @Test
  void firstScan_leavesTheCandles_soTheSecondAsksForFarLess() {
    assertThat(questions.count("select count(*) from cryptorun.candle")).isGreaterThan(288 * 5);
    assertThat(secondCalls).isPositive().isLessThan(firstCalls / 5);
  }

  @Test
  void bothScans_arePublishedAsManualRunsOfThisMarket() {
    var runs = questions.rows("select kind, outcome, left(market, 4), candidates from audit.runs");

    assertThat(runs).containsExactly("manual success sim: 5", "manual success sim: 5");
  }

  @Test
  void latest_isTheNewerOfTheTwo() throws Exception {
    assertThat(home.resolve("artifacts/signals/latest").toRealPath())
        .isEqualTo(second.result().files().directory().toRealPath());
  }

  @Test
  void runLog_tellsTheStagesInTheirOrder() {
    List<String> lines =
        questions.rows(
            "select split_part(text, ':', 1) from cryptorun.run_log where run_id = ? and level ="
                + " 'info' order by line",
            first.firing().fence().runId());

    assertThat(lines).containsExactly("universe", "futures", "fetch", "score", "gates", "write");
  }

  private static String universe(Ran.Completed run) {
    return questions.row(
        "select universe_sha256 from audit.runs where run_id = ?", run.firing().fence().runId());
  }

  private static long calls(Simulator simulator) {
    return simulator.usage().values().stream().mapToLong(Usage::calls).sum();
  }
}
