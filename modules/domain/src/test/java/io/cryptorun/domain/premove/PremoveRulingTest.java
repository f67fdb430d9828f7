package io.cryptorun.domain.premove;

import static io.cryptorun.domain.premove.PremoveGate.FUNDING_DIVERGENCE;
import static io.cryptorun.domain.premove.PremoveGate.SUPPLY_SQUEEZE;
import static io.cryptorun.domain.premove.PremoveGate.WHALE_ACCUMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.FundingDivergence.Measured;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremoveRulingTest {

  private static final List<PremoveGate> ALL = List.of(PremoveGate.values());

  private static PremoveRuling ruling(
      PremoveRules rules,
      double funding,
      double quality,
      double volume,
      double momentum,
      double depth,
      boolean confirmed) {
    var venues = List.of(Venue.BINANCE, Venue.OKX);
    var answers =
        List.of(
            new Measured(funding, 0, 0, 1e-5, 0, venues).answer(),
            new SupplySqueeze(50, 50, 50, 50, quality, depth, false).answer(),
            new WhaleAccumulation(Double.NaN, volume, momentum).answer());
    return PremoveRuling.of(rules, answers, confirmed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "all_three_gates_pass,                2.5, 75, 80, 75, 70000, false, false, true,  FSW",
    "two_gates_pass_funding_supply,       2.2, 72, 60, 65, 75000, false, false, true,  FS",
    "two_gates_pass_funding_whale,        2.8, 65, 78, 72, 85000, false, false, true,  FW",
    "only_one_gate_passes,                2.1, 65, 70, 68, 85000, false, false, false, F",
    "volume_confirm_required_and_passes,  2.3, 72, 78, 73, 75000, true,  true,  true,  FSW",
    "volume_confirm_required_but_fails,   2.3, 72, 78, 73, 75000, true,  false, false, FSW",
    "funding_exactly_two_passes,          2.0, 72, 60, 65, 75000, false, false, true,  FS",
    "quality_exactly_seventy_fails,       2.5, 70, 60, 65, 75000, false, false, false, F",
    "depth_exactly_eighty_thousand_fails, 2.5, 75, 60, 65, 80000, false, false, false, F",
    "volume_exactly_seventy_five_fails,   2.5, 60, 75, 73, 75000, false, false, false, F",
    "momentum_exactly_seventy_fails,      2.5, 60, 78, 70, 75000, false, false, false, F"
  })
  void twoOfThree(
      String name,
      double funding,
      double quality,
      double volume,
      double momentum,
      double depth,
      boolean needsVolume,
      boolean confirmed,
      boolean alert,
      String gates) {
    var rules = new PremoveRules(ALL, 2, needsVolume, false);
    var ruling = ruling(rules, funding, quality, volume, momentum, depth, confirmed);
    assertThat(ruling.isAlert()).isEqualTo(alert);
    assertThat(ruling.passed()).isEqualTo(gates(gates));
    assertThat(ruling.volumeConfirmed()).isEqualTo(confirmed);
  }

  private static List<PremoveGate> gates(String initials) {
    return ALL.stream().filter(gate -> initials.indexOf(gate.name().charAt(0)) >= 0).toList();
  }

  @Test
  void passed_gatesThatAreNotRequired_doNotCount_butAreAnswered() {
    var rules = new PremoveRules(List.of(WHALE_ACCUMULATION, FUNDING_DIVERGENCE), 2, false, false);
    var ruling = ruling(rules, 2.5, 75, 60, 65, 70_000, false);
    assertThat(ruling.passed()).containsExactly(FUNDING_DIVERGENCE);
    assertThat(ruling.isAlert()).isFalse();
    assertThat(ruling.of(SUPPLY_SQUEEZE).passed()).isTrue();
    assertThat(ruling.reasons()).containsExactly("WHALE_NOT_MET");
  }

  @Test
  void passed_areInTheOrderOfTheRules() {
    var rules = new PremoveRules(List.of(WHALE_ACCUMULATION, FUNDING_DIVERGENCE), 1, false, false);
    assertThat(ruling(rules, 2.5, 60, 80, 75, 90_000, false).passed())
        .containsExactly(WHALE_ACCUMULATION, FUNDING_DIVERGENCE);
  }

  @Test
  void reasons_areTheFailedGatesInOrder_thenTheVolume() {
    var rules = new PremoveRules(ALL, 2, true, false);
    assertThat(ruling(rules, 1, 60, 60, 60, 90_000, false).reasons())
        .containsExactly(
            "FUNDING_FLAT", "SQUEEZE_NOT_MET", "WHALE_NOT_MET", "VOLUME_NOT_CONFIRMED");
    assertThat(ruling(rules, 3, 75, 80, 75, 70_000, true).reasons()).isEmpty();
    var relaxed = new PremoveRules(ALL, 2, false, false);
    assertThat(ruling(relaxed, 3, 75, 80, 75, 70_000, false).reasons()).isEmpty();
  }

  @Test
  void volume_neverTakesThePlaceOfAGate() {
    var rules = new PremoveRules(ALL, 2, true, false);
    assertThat(ruling(rules, 2.5, 60, 60, 60, 90_000, true).isAlert()).isFalse();
  }

  @Test
  void rules_thatCannotBeMet_areRefused() {
    for (int minimum : new int[] {0, 4}) {
      assertThatThrownBy(() -> new PremoveRules(ALL, minimum, false, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("of 3 required gates");
    }
    assertThat(Arrays.stream(PremoveGate.values()).map(PremoveGate::id).map(PremoveGate::of))
        .allSatisfy(gate -> assertThat(gate).isPresent());
    assertThat(PremoveGate.of("moon_phase")).isEmpty();
  }
}
