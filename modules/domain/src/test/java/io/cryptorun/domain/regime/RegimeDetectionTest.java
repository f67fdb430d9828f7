package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.regime.RegimeDetection.Detected;
import io.cryptorun.domain.regime.RegimeDetection.Kept;
import io.cryptorun.domain.regime.RegimeDetection.Undecided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegimeDetectionTest {

  private static final Instant NOW = Tapes.HOUR;
  private static final double MISSING = Double.NaN;

  @Test
  void detection_oneMissing_votesNormalWithoutMargin() {
    var detected = (Detected) RegimeDetection.of(new Indicators(MISSING, 75, 0.65), null, NOW);
    assertThat(detected.votes()).isEqualTo(new Votes(Regime.NORMAL, Regime.CALM, Regime.CALM));
    assertThat(detected.regime()).isEqualTo(Regime.CALM);
    assertThat(detected.margins().vol()).isZero();
    // 0.45 * 2/3 + 0.55 * (0.4 + 1/3) / 3
    assertThat(detected.confidence()).isEqualTo(0.43);
  }

  @Test
  void detection_oneMissingAndItWins_hasNoMarginEither() {
    var detected = (Detected) RegimeDetection.of(new Indicators(0.35, MISSING, 0.65), null, NOW);
    assertThat(detected.regime()).isEqualTo(Regime.NORMAL);
    assertThat(detected.margins().ma()).isZero();
  }

  @Test
  void detection_twoMissingAndAYoungRegime_keepsIt() {
    var cached = cached(Duration.ofHours(8).minusSeconds(1));
    var kept = (Kept) RegimeDetection.of(new Indicators(0.2, MISSING, MISSING), cached, NOW);
    assertThat(kept.regime()).isEqualTo(Regime.VOLATILE);
    assertThat(kept.confidence()).isEqualTo(0.71);
    assertThat(kept.missing()).containsExactly(Indicator.PCT_ABOVE_20MA, Indicator.BREADTH_THRUST);
  }

  @Test
  void detection_twoMissingAndARegimeOfEightHours_isUndecided() {
    var detection =
        RegimeDetection.of(new Indicators(MISSING, MISSING, 0.5), cached(Duration.ofHours(8)), NOW);
    assertThat(detection)
        .isEqualTo(new Undecided(List.of(Indicator.REALIZED_VOL_7D, Indicator.PCT_ABOVE_20MA)));
  }

  @Test
  void detection_allMissingAndNothingBefore_isUndecided() {
    var detection = RegimeDetection.of(new Indicators(MISSING, MISSING, MISSING), null, NOW);
    assertThat(detection).isInstanceOf(Undecided.class);
  }

  @Test
  void measure_emptyMarket_tellsWhatIsNeeded() {
    var measure = MarketMeasure.of(null, List.of(), List.of());
    assertThat(measure.indicators().missing()).hasSize(3);
    assertThat(measure.medianVolatility()).isNaN();
    assertThat(measure.issues())
        .containsExactly(
            "realized_vol_7d is missing: 0 hourly returns of BTC/USD where 120 are needed",
            "pct_above_20ma is missing: 0 coins with twenty days up to yesterday where 10 are needed",
            "breadth_thrust is missing: 0 days with ten coins where 20 are needed");
  }

  @Test
  void measure_medianVolatility_skipsCoinsWithoutAWeek() {
    var hourly =
        List.of(
            Tapes.zigzag(169, 0.01),
            Tapes.zigzag(169, 0.02),
            Tapes.zigzag(169, 0.09),
            Tapes.zigzag(50, 0.5));
    var measure = MarketMeasure.of(hourly.getFirst(), List.of(), hourly);
    assertThat(measure.medianVolatility()).isEqualTo(RealizedVolatility.of(hourly.get(1)).annual());
    assertThat(measure.volatility()).isEqualTo(RealizedVolatility.of(hourly.getFirst()));
  }

  @Test
  void report_changed_onlyAgainstAnotherRegimeBefore() {
    assertThat(report(null).changed()).isFalse();
    assertThat(report(Regime.VOLATILE).changed()).isFalse();
    assertThat(report(Regime.CALM).changed()).isTrue();
    assertThat(report(null).nextRefresh()).isEqualTo(NOW.plus(Duration.ofHours(4)));
  }

  private static RegimeReport report(@Nullable Regime before) {
    return new RegimeReport(
        NOW,
        MarketMeasure.of(null, List.of(), List.of()),
        new Kept(cached(Duration.ZERO), List.of()),
        new OverlayFinding(Overlay.NONE, List.of(), null, List.of()),
        before,
        List.of());
  }

  private static CachedRegime cached(Duration age) {
    var at = NOW.minus(age);
    return new CachedRegime(Regime.VOLATILE, 0.71, at, at.plus(Duration.ofHours(4)));
  }
}
