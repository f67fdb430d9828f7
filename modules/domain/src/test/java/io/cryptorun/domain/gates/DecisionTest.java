package io.cryptorun.domain.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.factors.Flag;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.regime.Regime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private final Rows row = new Rows();

  @Test
  void decide_severalMandatoryFail_namesTheFirstInTableOrder() {
    row.vadr = 1;
    row.score = 50;
    row.stale = true;
    assertThat(hot(Set.of()).primaryReason()).isEqualTo("SCORE_BELOW_MIN");
    assertThat(hot(Set.of()).decision()).isEqualTo(Decision.REJECT);
    assertThat(hot(Set.of()).isPublishable()).isFalse();
  }

  @Test
  void decide_guardFails_watches() {
    row.bars = 3;
    row.h24 = 20;
    row.rsi = 90;
    assertThat(hot(Set.of()).decision()).isEqualTo(Decision.WATCH);
    assertThat(hot(Set.of()).primaryReason()).isEqualTo("STALE_BARS");
    assertThat(hot(Set.of()).isPublishable()).isTrue();
  }

  @Test
  void decide_suspectBar_watchesAfterTheGuards() {
    row.flags = EnumSet.of(Flag.SUSPECT_BAR);
    assertThat(hot(Set.of()).decision()).isEqualTo(Decision.WATCH);
    assertThat(hot(Set.of()).primaryReason()).isEqualTo("SUSPECT_BAR");
    row.bookAge = 31;
    assertThat(hot(Set.of()).primaryReason()).isEqualTo("LATE_FILL");
  }

  @Test
  void decide_advisoryFails_changesNothingUnlessEnforced() {
    row.funding = Double.NaN;
    row.h4 = 0;
    assertThat(hot(Set.of()).decision()).isEqualTo(Decision.ENTER);
    var enforced = hot(Set.of(Gate.FUNDING_DIVERGENCE));
    assertThat(enforced.decision()).isEqualTo(Decision.WATCH);
    assertThat(enforced.primaryReason()).isEqualTo("FUNDING_NO_DATA");
    assertThat(enforced.of(Gate.FUNDING_DIVERGENCE).kind()).isEqualTo(GateClass.GUARD);
    assertThat(enforced.of(Gate.MOVEMENT).kind()).isEqualTo(GateClass.ADVISORY);
  }

  @Test
  void decide_warmScan_neverSaysEnter() {
    assertThat(warm().decision()).isEqualTo(Decision.WATCH);
    assertThat(warm().primaryReason()).isEqualTo("ALL_GATES_PASSED");
  }

  @Test
  void decide_warmScan_asksOnlyScoreVenueSpreadAndDepth() {
    row.vadr = 0.5;
    row.bars = 9;
    row.score = 65;
    row.book = Rows.book("99.6", "100.4", "125"); // exactly 80 bps and 25 000 USD
    assertThat(warm().isPublishable()).isTrue();
    assertThat(warm().gates())
        .filteredOn(gate -> gate.kind() == GateClass.MANDATORY)
        .extracting(GateResult::gate)
        .containsExactly(Gate.VENUE_NATIVE, Gate.SCORE, Gate.SPREAD, Gate.DEPTH);
    assertThat(warm().gates())
        .filteredOn(gate -> gate.kind() != GateClass.MANDATORY)
        .allMatch(gate -> gate.kind() == GateClass.ADVISORY);
    row.score = 64.99;
    assertThat(warm().primaryReason()).isEqualTo("SCORE_BELOW_MIN");
    row.score = 65;
    row.book = Rows.book("99.59", "100.4", "125");
    assertThat(warm().primaryReason()).isEqualTo("SPREAD_TOO_WIDE");
    row.book = Rows.book("99.6", "100.4", "124.99");
    assertThat(warm().primaryReason()).isEqualTo("DEPTH_TOO_THIN");
  }

  @Test
  void decide_warmScan_hasNoFloorForVadr() {
    row.tier = Tier.TIER3;
    row.vadr = 1.75;
    assertThat(warm().of(Gate.VADR).passed()).isTrue();
    assertThat(warm().of(Gate.VADR).text()).isEqualTo("vadr 1.75x >= 1.75x (tier_min)");
  }

  @Test
  void rules_enforcingAGateThatAlreadyBinds_isRefused() {
    assertThatThrownBy(() -> GateRules.hot(Set.of(Gate.SCORE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("score cannot be enforced");
  }

  @Test
  void of_names_roundTrip() {
    for (var gate : Gate.values()) {
      assertThat(Gate.of(gate.id())).hasValue(gate);
    }
    assertThat(Gate.of("momentum")).isEmpty();
  }

  private Judgement hot(Set<Gate> enforced) {
    return EntryGates.judge(row.input(), GateRules.hot(enforced), Regime.NORMAL.limits());
  }

  private Judgement warm() {
    return EntryGates.judge(row.input(), GateRules.warm(Set.of()), Regime.NORMAL.limits());
  }
}
