package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.factors.Returns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayFindingTest {

  private static final Instant NOW = Tapes.HOUR;
  private static final double MISSING = Double.NaN;

  /// vol, pct, thrust, BTC 24 h, BTC 7 d, rush, funding: one value on its bar, the rest quiet.
  @ParameterizedTest
  @CsvSource({
    "0.50, 50, 0.50, -15,    -5,  1, 0,       BTC_CRASH",
    "0.81, 50, 0.50, -5,     -10, 1, 0,       MARKET_STRESS",
    "0.50, 29, 0.29, -5,     -5,  1, 0,       BREADTH_WASHOUT",
    "0.50, 50, 0.50, -5,     -5,  3, 0,       STABLECOIN_RUSH",
    "0.50, 50, 0.50, -5,     -5,  1, 0.001,   FUNDING_EXTREME",
    "0.50, 50, 0.50, -5,     -5,  1, -0.001,  FUNDING_EXTREME"
  })
  void trigger_onItsBar_holdsAlone(
      double vol,
      double pct,
      double thrust,
      double h24,
      double h168,
      double rush,
      double funding,
      RiskOffTrigger trigger) {
    var found = find(input(vol, pct, thrust, h24, h168, rush, funding), null);
    assertThat(found.triggers()).containsExactly(trigger);
  }

  @ParameterizedTest
  @CsvSource({
    "0.50, 50, 0.50, -14.9999, -5,     1,      0",
    "0.80, 50, 0.50, -5,       -30,    1,      0",
    "0.90, 50, 0.50, -5,       -9.999, 1,      0",
    "0.50, 30, 0.29, -5,       -5,     1,      0",
    "0.50, 29, 0.30, -5,       -5,     1,      0",
    "0.50, 50, 0.50, -5,       -5,     2.9999, 0",
    "0.50, 50, 0.50, -5,       -5,     1,      0.00099"
  })
  void trigger_justShortOfItsBar_doesNotHold(
      double vol, double pct, double thrust, double h24, double h168, double rush, double funding) {
    assertThat(find(input(vol, pct, thrust, h24, h168, rush, funding), null).triggers()).isEmpty();
  }

  @Test
  void riskOff_weightsOfExactlyThreeTenths_areEnough() {
    // 0.2 + 0.1 is a little more than 0.3 in binary, 0.1 + 0.2 the same; 0.3 alone is not
    var rushAndFunding = find(input(0.5, 50, 0.5, -5, -5, 3, 0.001), null);
    var stressAlone = find(input(0.81, 50, 0.5, -5, -10, 1, 0), null);
    assertThat(rushAndFunding.overlay()).isEqualTo(Overlay.RISK_OFF);
    assertThat(stressAlone.overlay()).isEqualTo(Overlay.RISK_OFF);
    assertThat(stressAlone.riskOffUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
  }

  @Test
  void riskOff_rushAlone_isNotEnough() {
    var found = find(input(0.5, 50, 0.5, -5, -5, 9, 0), null);
    assertThat(found.overlay()).isEqualTo(Overlay.NONE);
    assertThat(found.triggers()).containsExactly(RiskOffTrigger.STABLECOIN_RUSH);
    assertThat(found.riskOffUntil()).isNull();
  }

  @Test
  void riskOff_foundBefore_staysToTheEndOfItsHour() {
    var quiet = input(0.5, 50, 0.5, 0, 0, 1, 0);
    var found = find(quiet, NOW);
    assertThat(found.overlay()).isEqualTo(Overlay.RISK_OFF);
    assertThat(found.triggers()).isEmpty();
    assertThat(found.riskOffUntil()).as("not prolonged by itself").isEqualTo(NOW);
    assertThat(found.notes())
        .containsExactly(
            "risk_off stays until 2021-05-19T12:00:00Z, as an earlier evaluation found it");
    assertThat(find(quiet, NOW.minusSeconds(1)).overlay()).isEqualTo(Overlay.NONE);
  }

  @Test
  void riskOff_foundAgain_isProlonged() {
    var found = find(input(0.5, 50, 0.5, -20, -20, 1, 0), NOW.plusSeconds(60));
    assertThat(found.riskOffUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
  }

  @Test
  void btcDriven_manyFollowALargeMove_eitherWay() {
    assertThat(driven(0.80, 20, 2.5).overlay()).isEqualTo(Overlay.BTC_DRIVEN);
    assertThat(driven(0.95, 20, -2.5).overlay()).isEqualTo(Overlay.BTC_DRIVEN);
  }

  @Test
  void btcDriven_smallMoveOrLooseCorrelation_isNot() {
    assertThat(driven(0.79999, 20, 9).overlay()).isEqualTo(Overlay.NONE);
    assertThat(driven(0.95, 20, 2.4999).overlay()).isEqualTo(Overlay.NONE);
  }

  @Test
  void precedence_bothHold_riskOffWins() {
    assertThat(driven(0.95, 20, -16).overlay()).isEqualTo(Overlay.RISK_OFF);
  }

  @Test
  void finding_nothingMeasured_isNoneAndSaysSo() {
    var nothing =
        new OverlayInput(
            new Indicators(MISSING, MISSING, MISSING),
            OverlayInput.returns(null),
            MISSING,
            MISSING,
            BtcCorrelation.of(null, List.of()));
    var found = find(nothing, null);
    assertThat(found.overlay()).isEqualTo(Overlay.NONE);
    assertThat(found.triggers()).isEmpty();
    assertThat(found.notes())
        .containsExactly(
            "btc_crash could not be judged: data is missing",
            "market_stress could not be judged: data is missing",
            "breadth_washout could not be judged: data is missing",
            "stablecoin_rush could not be judged: data is missing",
            "funding_extreme could not be judged: data is missing",
            "btc_driven could not be judged: 0 coins with a week of hours beside Bitcoin's where 20 are needed");
  }

  @Test
  void finding_halfOfATriggerMissing_countsNothingAndIsNoted() {
    var found = find(input(MISSING, 29, 0.29, -5, -30, 1, 0), null);
    assertThat(found.triggers()).containsExactly(RiskOffTrigger.BREADTH_WASHOUT);
    assertThat(found.notes()).containsExactly("market_stress could not be judged: data is missing");
  }

  @Test
  void finding_returnOfBitcoinMissing_btcDrivenIsNoted() {
    assertThat(driven(0.9, 30, MISSING).notes())
        .contains("btc_driven could not be judged: no 24 h return of Bitcoin");
  }

  @Test
  void funding_oneOfTwoMissing_isTheOther() {
    assertThat(OverlayInput.funding(0.002, 0.004)).isEqualTo(0.003);
    assertThat(OverlayInput.funding(MISSING, 0.004)).isEqualTo(0.004);
    assertThat(OverlayInput.funding(0.002, MISSING)).isEqualTo(0.002);
    assertThat(OverlayInput.funding(MISSING, MISSING)).isNaN();
  }

  @Test
  void cached_riskOff_holdsToItsEndAndNotLonger() {
    var cached = new CachedOverlay(NOW, Overlay.RISK_OFF, NOW.plus(Duration.ofHours(1)));
    assertThat(cached.inForceAt(NOW.plus(Duration.ofHours(1)))).isEqualTo(Overlay.RISK_OFF);
    assertThat(cached.isFreshAt(NOW.plus(Duration.ofHours(1)))).isTrue();
    assertThat(cached.inForceAt(NOW.plus(Duration.ofMinutes(61)))).isEqualTo(Overlay.NONE);
    assertThat(cached.isFreshAt(NOW.plus(Duration.ofMinutes(61)))).isFalse();
  }

  @Test
  void cached_riskOffLeftFromBefore_runsOutWithinItsHour() {
    var cached = new CachedOverlay(NOW, Overlay.RISK_OFF, NOW.plus(Duration.ofMinutes(10)));
    assertThat(cached.isFreshAt(NOW.plus(Duration.ofMinutes(20)))).isFalse();
    assertThat(cached.inForceAt(NOW.plus(Duration.ofMinutes(20)))).isEqualTo(Overlay.NONE);
  }

  @Test
  void cached_btcDriven_isFreshForAnHourAndBelievedForEight() {
    var cached = new CachedOverlay(NOW, Overlay.BTC_DRIVEN, null);
    assertThat(cached.isFreshAt(NOW.plus(Duration.ofHours(1)))).isTrue();
    assertThat(cached.isFreshAt(NOW.plus(Duration.ofHours(1)).plusSeconds(1))).isFalse();
    assertThat(cached.inForceAt(NOW.plus(Duration.ofHours(8)))).isEqualTo(Overlay.BTC_DRIVEN);
    assertThat(cached.inForceAt(NOW.plus(Duration.ofHours(8)).plusSeconds(1)))
        .isEqualTo(Overlay.NONE);
  }

  private static OverlayFinding driven(double correlation, int coins, double h24) {
    return find(
        new OverlayInput(
            new Indicators(0.5, 50, 0.5),
            new Returns(0, 0, 0, h24, 0),
            1,
            0,
            new BtcCorrelation(correlation, coins)),
        null);
  }

  private static OverlayInput input(
      double vol, double pct, double thrust, double h24, double h168, double rush, double funding) {
    return new OverlayInput(
        new Indicators(vol, pct, thrust),
        new Returns(0, 0, 0, h24, h168),
        rush,
        funding,
        new BtcCorrelation(0, 20));
  }

  private static OverlayFinding find(OverlayInput input, @Nullable Instant before) {
    return OverlayFinding.of(input, before, NOW);
  }
}
