package io.cryptorun.domain.scan;

import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.factors.Flag;
import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.gates.Decision;
import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScanTest {

  private final Stage stage = Stage.withRiser();
  private final double mid = Tape.rising(Stage.HOUR).getLast().close();

  @Test
  void run_climbingCoin_isAnEntryAndTheOthersAreNot() {
    var result = stage.run();
    assertThat(result.candidates()).extracting(Candidate::rank).containsExactly(1, 2, 3);
    var up = result.candidates().getFirst();
    assertThat(up.symbol()).isEqualTo(new Symbol("UP"));
    assertThat(up.decision()).as(up.entry().judgement().toString()).isEqualTo(Decision.ENTER);
    assertThat(up.emitted()).isTrue();
    assertThat(result.emitted()).containsExactly(up);
    assertThat(result.summary())
        .isEqualTo(
            new Summary(
                3,
                1,
                0,
                2,
                0,
                1,
                new TreeMap<>(Map.of("ALL_GATES_PASSED", 1, "SCORE_BELOW_MIN", 2))));
  }

  @Test
  void run_twice_givesTheSameResult() {
    assertThat(Stage.withRiser().run().candidates().toString())
        .isEqualTo(stage.run().candidates().toString());
  }

  @Test
  void score_contributions_addUpToTheScore() {
    for (var candidate : stage.run().candidates()) {
      double sum = candidate.score().parts().stream().mapToDouble(FactorScore::contribution).sum();
      assertThat(sum).isCloseTo(candidate.score().value(), within(1e-9));
    }
  }

  @Test
  void score_fewerThanEightCoins_leavesOverlapIn() {
    assertThat(stage.run().scoring().projected()).isFalse();
    for (int phase = 3; phase < 9; phase++) {
      stage.coin("C" + phase, Tape.idle(Stage.HOUR, phase));
    }
    var scoring = stage.run().scoring();
    assertThat(scoring.projected()).isTrue();
    assertThat(scoring.maxOffDiagonal()).isLessThan(1e-6);
  }

  @Test
  void score_noCoins_isAnEmptyScan() {
    var result = new Stage().run();
    assertThat(result.candidates()).isEmpty();
    assertThat(result.scoring().weights().momentum()).isEqualTo(0.35);
    assertThat(result.coverage().withBook()).isZero();
  }

  @Test
  void score_noCandlesAnywhere_skipsTheCoin() {
    stage
        .candles("AAA", KRAKEN, Stage.missing(KRAKEN))
        .candles("AAA", OKX, Stage.received(List.of(), Stage.DUE));
    var result = stage.run();
    assertThat(result.skipped())
        .containsExactly(
            new Skipped(new Symbol("AAA"), "NO_CANDLES", "no venue of this run delivered candles"));
    assertThat(result.summary().skipped()).isEqualTo(1);
    assertThat(result.coverage().evaluated()).isEqualTo(2);
  }

  @Test
  void score_fewBars_skipsTheCoin() {
    var fourteen = Tape.idle(Stage.HOUR, 1).subList(274, 288);
    stage
        .candles("AAA", KRAKEN, Stage.received(fourteen, Stage.DUE))
        .candles("AAA", OKX, Stage.received(fourteen, Stage.DUE));
    assertThat(stage.run().skipped()).extracting(Skipped::code).containsExactly("ATR_UNAVAILABLE");
  }

  @Test
  void booksToRefresh_namesThePromisingRowsOnly() {
    assertThat(stage.score().booksToRefresh()).containsExactly(Stage.pair("UP", KRAKEN));
  }

  @Test
  void judge_secondLookCrossed_rejects() {
    var pair = Stage.pair("UP", KRAKEN);
    stage.fresh(
        "UP", KRAKEN, Stage.received(Stage.book(pair, mid, mid * 0.999, 450_000), Stage.EMISSION));
    var up = stage.run("UP");
    assertThat(up.primaryReason()).isEqualTo("BOOK_CROSSED");
    assertThat(up.micro().pass()).isEqualTo(2);
    assertThat(up.micro().gated().spreadBps()).isNaN();
    assertThat(up.micro().scored().spreadBps()).isCloseTo(5, within(1e-6));
  }

  @Test
  void judge_secondLookThinner_usesItForTheGatesAndNotForTheScore() {
    var pair = Stage.pair("UP", KRAKEN);
    double before = stage.run("UP").score().value();
    stage.fresh("UP", KRAKEN, Stage.received(Stage.book(pair, mid, 149_000), Stage.EMISSION));
    var up = stage.run("UP");
    assertThat(up.primaryReason()).isEqualTo("DEPTH_TOO_THIN");
    assertThat(up.score().value()).isEqualTo(before);
  }

  @Test
  void judge_secondLookFailed_holdsTheFirstToThirtySeconds() {
    stage.fresh("UP", KRAKEN, Stage.missing(KRAKEN));
    assertThat(stage.run("UP").decision()).isEqualTo(Decision.ENTER);
    assertThat(stage.run("UP").micro().pass()).isEqualTo(1);
    var late = Scan.judge(stage.score(), Map.of(), Map.of(), Stage.DUE.plusSeconds(31));
    var up = late.candidates().getFirst();
    assertThat(up.primaryReason()).isEqualTo("BOOK_STALE");
    assertThat(up.entry().judgement().of(Gate.LATE_FILL).code()).isEqualTo("LATE_FILL");
    assertThat(up.entry().judgement().of(Gate.LATE_FILL).value()).isEqualTo(31.0);
  }

  @Test
  void judge_rowBelowTheScore_isHeldToTheLimitOfItsVenue() {
    for (int i = 0; i < 37; i++) {
      stage.coin("C" + i, Tape.idle(Stage.HOUR, i));
    }
    var result = stage.run();
    assertThat(result.setting().thresholds().bookAgeLimitSeconds())
        .isEqualTo(Map.of(KRAKEN, 60.0, OKX, 30.0));
    assertThat(result.candidates().getLast().entry().judgement().of(Gate.LATE_FILL).threshold())
        .isEqualTo(60.0);
    assertThat(result.candidates().getFirst().entry().judgement().of(Gate.LATE_FILL).threshold())
        .isEqualTo(30.0);
  }

  @Test
  void judge_noStoredTrigger_measuresFromItsOwnBarAndStoresIt() {
    var result = stage.run();
    var freshness = result.candidates().getFirst().entry().freshness();
    assertThat(freshness.barsFromTrigger()).isZero();
    var newest = new Trigger(Stage.HOUR.minusSeconds(3600), mid, KRAKEN);
    assertThat(result.triggers()).containsExactly(new TriggerChange(new Symbol("UP"), newest));
  }

  @Test
  void judge_leaderOfThreeHours_isToBeWatched() {
    stage.trigger("UP", Stage.HOUR.minusSeconds(4 * 3600), mid);
    var result = stage.run();
    var up = result.candidates().getFirst();
    assertThat(up.decision()).isEqualTo(Decision.WATCH);
    assertThat(up.primaryReason()).isEqualTo("STALE_BARS");
    assertThat(up.emitted()).isTrue();
    assertThat(result.triggers()).isEmpty();
  }

  @Test
  void judge_scoreFellBelowSeventy_deletesTheTrigger() {
    stage.trigger("AAA", Stage.HOUR.minusSeconds(3600), 51);
    assertThat(stage.run().triggers())
        .contains(new TriggerChange(new Symbol("AAA"), null))
        .extracting(TriggerChange::symbol)
        .containsExactly(new Symbol("AAA"), new Symbol("UP"));
  }

  @Test
  void judge_moreRowsThanTopN_publishesTheBest() {
    stage.coin("UP2", Tape.rising(Stage.HOUR)).coin("UP3", Tape.rising(Stage.HOUR));
    var result = stage.rules(ScanRules.hot(2, Set.of())).run();
    assertThat(result.emitted()).extracting(Candidate::rank).containsExactly(1, 2);
    assertThat(result.summary().passed()).isEqualTo(3);
    assertThat(result.emitted()).extracting(c -> c.symbol().base()).containsExactly("UP", "UP2");
  }

  @Test
  void judge_jumpSeenOnOneVenueOnly_isToBeWatched() {
    var jumping = Tape.jumping(Tape.rising(Stage.HOUR), 100, 2);
    stage.candles("UP", KRAKEN, Stage.received(jumping, Stage.DUE));
    stage
        .book(
            "UP",
            KRAKEN,
            Stage.received(Stage.book(Stage.pair("UP", KRAKEN), 2 * mid, 900_000), Stage.DUE))
        .book(
            "UP",
            OKX,
            Stage.received(Stage.book(Stage.pair("UP", OKX), 2 * mid, 450_000), Stage.DUE))
        .fresh(
            "UP",
            KRAKEN,
            Stage.received(Stage.book(Stage.pair("UP", KRAKEN), 2 * mid, 900_000), Stage.EMISSION));
    var up = stage.run("UP");
    assertThat(up.figures().flags()).contains(Flag.SUSPECT_BAR);
    assertThat(up.primaryReason()).isEqualTo("SUSPECT_BAR");
    assertThat(up.sources())
        .extracting(Source::kind)
        .filteredOn(Source.Kind.CANDLES_1H::equals)
        .hasSize(2);
    stage.candles("UP", OKX, Stage.received(jumping, Stage.DUE));
    assertThat(stage.run("UP").decision()).isEqualTo(Decision.ENTER);
  }

  @Test
  void sources_secondLook_replacesTheFirstOfTheSameVenue() {
    var up = stage.run("UP");
    assertThat(up.sources())
        .containsExactly(
            new Source(KRAKEN, Source.Kind.CANDLES_1H, false, 10),
            new Source(KRAKEN, Source.Kind.CANDLES_1D, false, 10),
            new Source(KRAKEN, Source.Kind.BOOK, false, 0),
            new Source(OKX, Source.Kind.BOOK, false, 10));
    assertThat(up.venueCount()).isEqualTo(2);
  }

  @Test
  void judge_withFiguresBeside_asksTheFundingGateAndCountsTheirVenues() {
    var funding = new Reading(Venue.BINANCE, Source.Kind.FUNDING, false, Stage.DUE);
    var beside = Map.of(new Symbol("UP"), new SideFigures(2.5, List.of(funding)));
    var result = Scan.judge(stage.score().beside(beside), Map.of(), Map.of(), Stage.EMISSION);
    var up = result.candidates().getFirst();
    assertThat(up.entry().judgement().of(Gate.FUNDING_DIVERGENCE).code())
        .isEqualTo("FUNDING_DIVERGED");
    assertThat(up.sources())
        .endsWith(new Source(Venue.BINANCE, Source.Kind.FUNDING, false, 10))
        .hasSize(5);
    assertThat(up.venueCount()).isEqualTo(3);
    var other = result.candidates().getLast().entry().judgement().of(Gate.FUNDING_DIVERGENCE);
    assertThat(other.code()).isEqualTo("FUNDING_NO_DATA");
    assertThat(other.value()).isNull();
  }

  @Test
  void score_tellsThePairOfEachCoinThatHasABook_bestFirst() {
    stage.book("AAA", KRAKEN, Stage.missing(KRAKEN)).book("AAA", OKX, Stage.missing(OKX));
    var pairs = stage.score().pairs();
    assertThat(pairs).hasSize(2).doesNotContainKey(new Symbol("AAA"));
    assertThat(pairs.firstEntry()).isEqualTo(Map.entry(new Symbol("UP"), Stage.pair("UP", KRAKEN)));
  }

  @Test
  void run_premoveSweep_looksOnceAndHoldsEveryRowToTheLimitOfItsVenue() {
    for (int i = 0; i < 37; i++) {
      stage.coin("C" + i, Tape.idle(Stage.HOUR, i));
    }
    stage.rules(ScanRules.premove(15));
    assertThat(stage.score().booksToRefresh()).isEmpty();
    var up = stage.run("UP");
    assertThat(up.micro().pass()).isEqualTo(1);
    assertThat(up.entry().judgement().of(Gate.LATE_FILL).threshold()).isEqualTo(60.0);
  }

  @Test
  void run_warmScan_looksOnceAndNeverSaysEnter() {
    stage.rules(
        ScanRules.warm(
            20, Set.of(), Map.of(KRAKEN, Duration.ofMinutes(30), OKX, Duration.ofHours(1))));
    assertThat(stage.score().booksToRefresh()).isEmpty();
    var result = stage.run();
    var up = result.candidates().getFirst();
    assertThat(up.decision()).isEqualTo(Decision.WATCH);
    assertThat(up.primaryReason()).isEqualTo("ALL_GATES_PASSED");
    assertThat(up.entry().judgement().of(Gate.LATE_FILL).threshold()).isEqualTo(1800.0);
    assertThat(result.setting().thresholds().bookAgeLimitSeconds())
        .isEqualTo(Map.of(KRAKEN, 1800.0, OKX, 3600.0));
    assertThat(result.setting().thresholds().vadrFloor()).isNaN();
  }

  @Test
  void coverage_silentVenue_isNamed() {
    for (var base : List.of("UP", "AAA", "BBB")) {
      stage.candles(base, OKX, Stage.missing(OKX)).book(base, OKX, Stage.missing(OKX));
    }
    var coverage = stage.run().coverage();
    assertThat(coverage).isEqualTo(new Coverage(List.of(OKX), List.of(), 3, 3, 3));
    assertThat(coverage.isComplete()).isFalse();
    assertThat(coverage.lacks()).containsExactly("nothing from okx");
    assertThat(Stage.withRiser().run().coverage().isComplete()).isTrue();
  }

  @Test
  void coverage_venueWhoseEveryBookIsCrossed_didNotDeliver() {
    for (var base : List.of("UP", "AAA", "BBB")) {
      stage.book(base, OKX, crossed(base));
    }
    var coverage = stage.run().coverage();
    assertThat(coverage.silent()).isEmpty();
    assertThat(coverage.isComplete()).isFalse();
    assertThat(coverage.lacks()).containsExactly("no valid fresh book from okx (BOOK_CROSSED)");
  }

  @Test
  void coverage_venueWithoutAUsableBook_namesEachReasonOnce() {
    var old = Stage.at(Stage.book(Stage.pair("UP", OKX), mid, 450_000), Stage.DUE.minusSeconds(31));
    stage.book("UP", OKX, Stage.received(old, Stage.DUE));
    stage.book("AAA", OKX, Stage.missing(OKX)).book("BBB", OKX, Stage.missing(OKX));
    assertThat(stage.run().coverage().lacks())
        .containsExactly("no valid fresh book from okx (BOOK_STALE, TIMEOUT)");
  }

  @Test
  void coverage_venueWithOneUsableBook_delivered() {
    stage.book("UP", OKX, crossed("UP")).book("AAA", OKX, crossed("AAA"));
    assertThat(stage.run().coverage().isComplete()).isTrue();
  }

  @Test
  void coverage_venueWithoutUsableCandles_didNotDeliver() {
    for (var base : List.of("UP", "AAA", "BBB")) {
      stage.candles(base, OKX, Stage.received(List.of(), Stage.DUE));
    }
    assertThat(stage.run().coverage().lacks()).containsExactly("no usable candles from okx");
    for (var base : List.of("UP", "AAA", "BBB")) {
      stage.book(base, OKX, crossed(base));
    }
    assertThat(stage.run().coverage().lacks())
        .containsExactly("no usable candles and no valid fresh book from okx (BOOK_CROSSED)");
  }

  private Reply<OrderBook> crossed(String base) {
    return Stage.received(Stage.book(Stage.pair(base, OKX), mid, mid * 0.999, 450_000), Stage.DUE);
  }
}
