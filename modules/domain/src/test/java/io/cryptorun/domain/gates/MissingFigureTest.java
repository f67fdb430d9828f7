package io.cryptorun.domain.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.regime.Regime;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MissingFigureTest {

  @Property
  void gate_missingFigure_neverPasses(
      @ForAll("missing") double missing, @ForAll Tier tier, @ForAll Regime regime) {
    var row = new Rows();
    row.tier = tier;
    row.score = missing;
    row.vadr = missing;
    row.p80 = missing;
    row.book = null;
    row.moveUsd = missing;
    row.bookAge = missing;
    row.h4 = missing;
    row.usd24h = missing;
    row.adx = missing;
    row.hurst = missing;
    row.funding = missing;
    var judgement = EntryGates.judge(row.input(), GateRules.hot(Set.of()), regime.limits());
    assertThat(judgement.gates())
        .filteredOn(gate -> gate.gate() != Gate.VENUE_NATIVE && gate.gate() != Gate.FATIGUE)
        .allSatisfy(gate -> assertThat(gate.passed()).as(gate.text()).isFalse());
    assertThat(judgement.decision()).isEqualTo(Decision.REJECT);
  }

  @Property
  void gate_anyFigures_givesTheSameTextTwice(
      @ForAll double score, @ForAll double vadr, @ForAll double age, @ForAll double move) {
    var row = new Rows();
    row.score = score;
    row.vadr = vadr;
    row.bookAge = age;
    row.moveUsd = move;
    var rules = GateRules.hot(Set.of());
    var once = EntryGates.judge(row.input(), rules, Regime.NORMAL.limits());
    var again = EntryGates.judge(row.input(), rules, Regime.NORMAL.limits());
    assertThat(once).isEqualTo(again);
  }

  @Property
  void margin_passedGate_isNotNegative(@ForAll double score, @ForAll double turnover) {
    var row = new Rows();
    row.score = score;
    row.usd24h = turnover;
    var judgement = EntryGates.judge(row.input(), GateRules.hot(Set.of()), Regime.NORMAL.limits());
    assertThat(judgement.of(Gate.SCORE).passed()).isEqualTo(score >= 75);
    for (var gate : Set.of(judgement.of(Gate.SCORE), judgement.of(Gate.LIQUIDITY))) {
      Double margin = gate.margin();
      assertThat(margin != null && margin >= 0).isEqualTo(gate.passed());
    }
  }

  @Provide
  Arbitrary<Double> missing() {
    return Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }
}
