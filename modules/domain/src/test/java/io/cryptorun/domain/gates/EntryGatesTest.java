package io.cryptorun.domain.gates;

import static io.cryptorun.domain.gates.Gate.DEPTH;
import static io.cryptorun.domain.gates.Gate.FATIGUE;
import static io.cryptorun.domain.gates.Gate.FRESHNESS;
import static io.cryptorun.domain.gates.Gate.FUNDING_DIVERGENCE;
import static io.cryptorun.domain.gates.Gate.LATE_FILL;
import static io.cryptorun.domain.gates.Gate.LIQUIDITY;
import static io.cryptorun.domain.gates.Gate.MOVEMENT;
import static io.cryptorun.domain.gates.Gate.SCORE;
import static io.cryptorun.domain.gates.Gate.SPREAD;
import static io.cryptorun.domain.gates.Gate.TREND_QUALITY;
import static io.cryptorun.domain.gates.Gate.VADR;
import static io.cryptorun.domain.gates.Gate.VENUE_NATIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.regime.Regime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryGatesTest {

  private final Rows row = new Rows();

  @Test
  void judge_goodRow_passesAllTwelveInOrder() {
    var judgement = hot();
    assertThat(judgement.decision()).isEqualTo(Decision.ENTER);
    assertThat(judgement.primaryReason()).isEqualTo("ALL_GATES_PASSED");
    assertThat(judgement.gates())
        .extracting(GateResult::text)
        .containsExactly(
            "venue_native kraken VENUE_OK",
            "score 76.3 >= 75.0",
            "vadr 2.10x >= 1.85x (tier_min)",
            "spread 10.0bps <= 25.0bps",
            "depth 400000USD >= 150000USD",
            "freshness 1bars <= 2bars",
            "fatigue 8.0% <= 12.0%",
            "late_fill 3.4s <= 30.0s",
            "movement 3.6% >= 3.0%",
            "liquidity 8123456USD >= 500000USD",
            "trend_quality adx 31.2 >= 25.0 or hurst 0.61 >= 0.55",
            "funding_divergence 2.50z >= 2.00z");
    assertThat(judgement.gates())
        .extracting(GateResult::code)
        .containsExactly(
            "VENUE_OK",
            "SCORE_OK",
            "VADR_OK",
            "SPREAD_OK",
            "DEPTH_OK",
            "FRESH",
            "NOT_FATIGUED",
            "ON_TIME",
            "MOVE_OK",
            "LIQUID",
            "TREND_OK",
            "FUNDING_DIVERGED");
  }

  @ParameterizedTest
  @CsvSource({"75,SCORE_OK", "74.99999999999999,SCORE_BELOW_MIN", "NaN,SCORE_BELOW_MIN"})
  void score_atTheThreshold_comparesUnrounded(double score, String code) {
    row.score = score;
    assertThat(hot().of(SCORE).code()).isEqualTo(code);
  }

  @Test
  void score_belowByRoundingOnly_showsTheRoundedFigureAndFails() {
    row.score = 74.96;
    assertThat(hot().of(SCORE).text()).isEqualTo("score 75.0 >= 75.0");
    assertThat(hot().of(SCORE).passed()).isFalse();
    assertThat(hot().of(SCORE).margin()).isCloseTo(-0.04, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "TIER1,1.85,1.0,true,1.85,tier_min",
    "TIER1,1.8499,1.0,false,1.85,tier_min",
    "TIER2,1.80,1.0,true,1.80,tier_min",
    "TIER3,1.80,1.0,true,1.80,floor_1.8",
    "TIER3,1.79,1.0,false,1.80,floor_1.8",
    "TIER1,2.2,2.2,true,2.20,p80",
    "TIER1,2.19,2.2,false,2.20,p80",
    "TIER1,1.85,1.85,true,1.85,p80"
  })
  void vadr_againstTheLargestOfThree_namesWhichOneBound(
      Tier tier, double vadr, double p80, boolean passed, String minimum, String binding) {
    row.tier = tier;
    row.vadr = vadr;
    row.p80 = p80;
    var gate = hot().of(VADR);
    assertThat(gate.passed()).isEqualTo(passed);
    assertThat(gate.code()).isEqualTo(passed ? "VADR_OK" : "VADR_BELOW_MIN");
    assertThat(gate.text()).endsWith(">= %sx (%s)".formatted(minimum, binding));
  }

  @Test
  void vadr_frozen_failsWhateverItsValue() {
    row.frozen = true;
    row.vadr = 0;
    row.p80 = Double.NaN;
    var gate = hot().of(VADR);
    assertThat(gate.code()).isEqualTo("VADR_FROZEN");
    assertThat(gate.text()).isEqualTo("vadr 0.00x >= 1.85x (tier_min)");
  }

  @ParameterizedTest
  @CsvSource({
    "TIER1,99.875,100.125,SPREAD_OK", // exactly 25 bps
    "TIER1,99.874,100.125,SPREAD_TOO_WIDE",
    "TIER2,99.75,100.25,SPREAD_OK", // exactly 50 bps
    "TIER3,99.75,100.25,SPREAD_OK",
    "TIER3,99.74,100.25,SPREAD_TOO_WIDE" // the tier allows 80, a hot scan 50
  })
  void spread_atTheCap_isDecidedExactly(Tier tier, String bid, String ask, String code) {
    row.tier = tier;
    row.book = Rows.book(bid, ask, "5000");
    assertThat(hot().of(SPREAD).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "TIER1,750,DEPTH_OK", // 2 x 750 x 100 = 150 000
    "TIER1,749.99,DEPTH_TOO_THIN",
    "TIER2,500,DEPTH_OK", // the tier asks 75 000, a hot scan 100 000
    "TIER2,499.99,DEPTH_TOO_THIN",
    "TIER3,500,DEPTH_OK"
  })
  void depth_atTheMinimum_passes(Tier tier, String size, String code) {
    row.tier = tier;
    row.book = Rows.book("99.99", "100.01", size);
    assertThat(hot().of(DEPTH).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"NO_HEALTHY_VENUE", "BOOK_EMPTY", "BOOK_CROSSED", "BOOK_STALE", "VENUE_NOT_NATIVE"})
  void judge_noVenue_leavesSpreadDepthFreshnessAndAgeUnknown(String code) {
    row.withoutVenue(code);
    row.moveUsd = Double.NaN;
    var judgement = hot();
    assertThat(judgement.decision()).isEqualTo(Decision.REJECT);
    assertThat(judgement.primaryReason()).isEqualTo(code);
    assertThat(judgement.of(VENUE_NATIVE).text()).isEqualTo("venue_native none " + code);
    assertThat(judgement.of(VENUE_NATIVE).value()).isNull();
    assertThat(judgement.of(SPREAD).code()).isEqualTo("SPREAD_UNKNOWN");
    assertThat(judgement.of(SPREAD).text()).isEqualTo("spread n/a <= 25.0bps");
    assertThat(judgement.of(DEPTH).code()).isEqualTo("DEPTH_UNKNOWN");
    assertThat(judgement.of(DEPTH).margin()).isNull();
    assertThat(judgement.of(FRESHNESS).code()).isEqualTo("FRESHNESS_NO_DATA");
    assertThat(judgement.of(LATE_FILL).code()).isEqualTo("LATE_FILL");
    assertThat(judgement.of(LATE_FILL).text()).isEqualTo("late_fill n/a <= 30.0s");
  }

  @ParameterizedTest
  @CsvSource({
    "2,false,1.2,FRESH",
    "3,false,0,STALE_BARS",
    "1,true,0,STALE_BARS",
    "1,false,1.2000001,PRICE_MOVED_FROM_TRIGGER",
    "3,false,9,STALE_BARS",
    "3,true,NaN,FRESHNESS_NO_DATA"
  })
  void freshness_inOrder_dataThenBarsThenPrice(long bars, boolean stale, double move, String code) {
    row.bars = bars;
    row.stale = stale;
    row.moveUsd = move;
    assertThat(hot().of(FRESHNESS).code()).isEqualTo(code);
  }

  @Test
  void freshness_volatileRegime_allowsASmallerMove() {
    row.moveUsd = 1.1;
    assertThat(judge(GateRules.hot(Set.of()), Regime.VOLATILE).of(FRESHNESS).code())
        .isEqualTo("PRICE_MOVED_FROM_TRIGGER");
  }

  @ParameterizedTest
  @CsvSource({
    "13.2,71,-1,FATIGUE",
    "13.2,71,0,FATIGUE",
    "13.2,71,0.01,NOT_FATIGUED",
    "12,71,-1,NOT_FATIGUED",
    "13.2,70,-1,NOT_FATIGUED",
    "13.2,NaN,-1,FATIGUE_NO_DATA",
    "NaN,71,-1,FATIGUE_NO_DATA"
  })
  void fatigue_boundaries_areStrict(double day, double rsi, double acceleration, String code) {
    row.h24 = day;
    row.rsi = rsi;
    row.acceleration = acceleration;
    var gate = hot().of(FATIGUE);
    assertThat(gate.code()).isEqualTo(code);
    assertThat(gate.passed()).isEqualTo(!code.equals("FATIGUE"));
  }

  @Test
  void fatigue_volatileRegime_beginsEarlier() {
    row.h24 = 13.2;
    row.rsi = 66;
    assertThat(hot().of(FATIGUE).code()).isEqualTo("NOT_FATIGUED");
    var gate = judge(GateRules.hot(Set.of()), Regime.VOLATILE).of(FATIGUE);
    assertThat(gate.code()).isEqualTo("FATIGUE");
    assertThat(gate.text()).isEqualTo("fatigue 13.2% <= 12.0%");
  }

  @ParameterizedTest
  @CsvSource({"30,ON_TIME", "30.001,LATE_FILL", "0,ON_TIME", "NaN,LATE_FILL"})
  void lateFill_atTheLimit_passes(double age, String code) {
    row.bookAge = age;
    assertThat(hot().of(LATE_FILL).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "CALM,-2.5,true",
    "CALM,2.49,false",
    "NORMAL,3,true",
    "NORMAL,2.99,false",
    "VOLATILE,4,true",
    "VOLATILE,-3.99,false",
    "NORMAL,NaN,false"
  })
  void movement_absoluteFourHourReturn_isHeldAgainstTheRegime(
      Regime regime, double move, boolean passed) {
    row.h4 = move;
    var gate = judge(GateRules.hot(Set.of()), regime).of(MOVEMENT);
    assertThat(gate.passed()).isEqualTo(passed);
    assertThat(gate.code()).isEqualTo(passed ? "MOVE_OK" : "MOVE_TOO_SMALL");
  }

  @ParameterizedTest
  @CsvSource({"500000,LIQUID", "499999.99,ILLIQUID", "NaN,ILLIQUID"})
  void liquidity_atTheMinimum_passes(double turnover, String code) {
    row.usd24h = turnover;
    assertThat(hot().of(LIQUIDITY).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "25,0.1,TREND_OK,adx 25.0 >= 25.0 or hurst 0.10 >= 0.55",
    "24.9,0.55,TREND_OK,adx 24.9 >= 25.0 or hurst 0.55 >= 0.55",
    "24.9,0.549,TREND_WEAK,adx 24.9 >= 25.0 or hurst 0.55 >= 0.55",
    "NaN,NaN,TREND_WEAK,adx n/a >= 25.0 or hurst n/a >= 0.55"
  })
  void trendQuality_eitherIndicator_isEnough(double adx, double hurst, String code, String text) {
    row.adx = adx;
    row.hurst = hurst;
    var gate = hot().of(TREND_QUALITY);
    assertThat(gate.code()).isEqualTo(code);
    assertThat(gate.text()).isEqualTo("trend_quality " + text);
  }

  @ParameterizedTest
  @CsvSource({"2,FUNDING_DIVERGED,2.00z", "0.84,FUNDING_FLAT,0.84z", "NaN,FUNDING_NO_DATA,n/a"})
  void funding_threeAnswers_dependOnTheScore(double score, String code, String shown) {
    row.funding = score;
    var gate = hot().of(FUNDING_DIVERGENCE);
    assertThat(gate.code()).isEqualTo(code);
    assertThat(gate.text()).isEqualTo("funding_divergence %s >= 2.00z".formatted(shown));
    assertThat(gate.value() == null).isEqualTo(Double.isNaN(score));
  }

  @Test
  void margin_passingSide_isNotNegative() {
    assertThat(hot().gates())
        .filteredOn(gate -> gate.gate() != VENUE_NATIVE)
        .allSatisfy(gate -> assertThat(gate.margin()).isNotNegative());
    assertThat(hot().of(LATE_FILL).margin()).isCloseTo(26.6, within(1e-12));
  }

  private Judgement hot() {
    return judge(GateRules.hot(Set.of()), Regime.NORMAL);
  }

  private Judgement judge(GateRules rules, Regime regime) {
    return EntryGates.judge(row.input(), rules, regime.limits());
  }
}
