package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a scan when exchanges are missing or lie.
class HotScanFaultsPostgresTest {

  private static final String AT = "2021-05-07T02:00:07Z";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static Simulator simulator;
  private static Questions questions;
  @TempDir Path home;

  @BeforeAll
  static void start() {
    questions = new Questions(POSTGRES.database());
    simulator = Simulator.start(Exchanges.recorded(AT));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void scan_withoutAnyValidBook_failsAndPublishesNothing() throws Exception {
    var ran = (Ran.Ended) scan(FaultRule.of(FaultKind.BOOK_EMPTY).at(Endpoint.BOOK));

    assertThat(ran.ending().errorCode()).isEqualTo("NO_VALID_BOOK");
    assertThat(questions.row("select error from audit.runs where run_id = ?", id(ran.firing())))
        .contains("no valid fresh book from kraken (BOOK_EMPTY)", "from okx (BOOK_EMPTY)");
    assertThat(slot(id(ran.firing()))).isEqualTo("failed error");
    assertThat(
            questions.rows("select name from audit.artifacts where run_id = ?", id(ran.firing())))
        .isEmpty();
    assertThat(published()).isEmpty();
  }

  @Test
  void scan_withOneExchangeInMaintenance_isPartialAndNamesIt() throws Exception {
    var ran = (Ran.Completed) scan(FaultRule.of(FaultKind.MAINTENANCE).on(Host.OKX));

    assertThat(ran.result().rows().outcome()).isEqualTo(io.cryptorun.ledger.run.Outcome.PARTIAL);
    assertThat(outcome(ran)).isEqualTo("partial nothing from okx");
    assertThat(published()).containsExactly("20210507T020007Z");
  }

  @Test
  void scan_withEveryExchangeDown_failsWithoutAUniverse() throws Exception {
    var ran = (Ran.Ended) scan(FaultRule.of(FaultKind.EDGE_502));

    assertThat(ran.ending().errorCode()).isEqualTo("NO_UNIVERSE");
    assertThat(slot(id(ran.firing()))).isEqualTo("failed error");
  }

  @Test
  void scan_ofTruncatedCandlesOfOneExchange_goesOnWithTheOthers() throws Exception {
    var ran =
        (Ran.Completed)
            scan(FaultRule.of(FaultKind.TRUNCATED).on(Host.COINBASE).at(Endpoint.CANDLES));

    assertThat(
            questions.row(
                "select outcome, candidates from audit.runs where run_id = ?", id(ran.firing())))
        .isEqualTo("partial 5");
  }

  @Test
  void scan_ofExchangeWhoseEveryBookIsCrossed_isPartialAndTakesNoFigureFromIt() throws Exception {
    var ran =
        (Ran.Completed) scan(FaultRule.of(FaultKind.BOOK_CROSSED).on(Host.OKX).at(Endpoint.BOOK));

    assertThat(outcome(ran)).isEqualTo("partial no valid fresh book from okx (BOOK_CROSSED)");
    assertThat(
            questions.rows(
                "select distinct source from audit.gates where run_id = ? and source like 'okx%'",
                id(ran.firing())))
        .isEmpty();
  }

  private Ran scan(FaultRule rule) throws InterruptedException {
    simulator.misbehave(Faults.of(rule));
    return Trial.small(home, POSTGRES.database(), simulator.url()).run(Instant.parse(AT));
  }

  private static String id(Firing firing) {
    return firing.fence().runId();
  }

  private static String outcome(Ran.Completed ran) {
    return questions.row(
        "select outcome, reason from audit.runs where run_id = ?", id(ran.firing()));
  }

  private static String slot(String runId) {
    return questions.row("select state, reason from audit.slots where run_id = ?", runId);
  }

  private List<String> published() throws IOException {
    var folder = home.resolve("artifacts/signals");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var names = Files.list(folder)) {
      return names
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }
}
