package io.cryptorun.domain.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.factors.Blend;
import io.cryptorun.domain.factors.TimeframeWeights;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegimeTest {

  private static final Instant REFRESHED = Instant.parse("2021-05-07T00:00:00Z");
  private static final CachedRegime VOLATILE =
      new CachedRegime(Regime.VOLATILE, 0.68, REFRESHED, REFRESHED.plus(Duration.ofHours(4)));
  private static final CachedOverlay DRIVEN =
      new CachedOverlay(REFRESHED, Overlay.BTC_DRIVEN, null);

  @ParameterizedTest
  @CsvSource({
    "CALM, 0.40, 0.30, 0.20, 0.10",
    "NORMAL, 0.35, 0.25, 0.25, 0.15",
    "VOLATILE, 0.30, 0.20, 0.30, 0.20"
  })
  void blend_regime_isThatOfTheTable(Regime regime, double m, double t, double v, double q) {
    assertThat(regime.blend()).isEqualTo(new Blend(m, t, v, q));
  }

  @ParameterizedTest
  @CsvSource({
    "CALM, 0.20, 0.35, 0.25, 0.12, 0.08",
    "NORMAL, 0.20, 0.35, 0.30, 0.15, 0.00",
    "VOLATILE, 0.10, 0.20, 0.30, 0.30, 0.10"
  })
  void timeframes_regime_areThoseOfTheTable(
      Regime regime, double h1, double h4, double h12, double h24, double h168) {
    assertThat(regime.timeframes()).isEqualTo(new TimeframeWeights(h1, h4, h12, h24, h168));
  }

  @ParameterizedTest
  @CsvSource({"CALM, 70, 1.2, 2.5", "NORMAL, 70, 1.2, 3.0", "VOLATILE, 65, 1.0, 4.0"})
  void limits_regime_areThoseOfTheTable(Regime regime, double rsi, double atr, double movement) {
    assertThat(regime.limits()).isEqualTo(new GuardLimits(rsi, atr, movement));
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void id_lowerCase_findsItsRegime(Regime regime) {
    assertThat(Regime.of(regime.id())).contains(regime);
    assertThat(Regime.of(regime.name())).isEmpty();
  }

  @Test
  void inForce_withinFourHoursOfTheMissedRefresh_isTheCachedOne() {
    var inForce = RegimeInForce.of(VOLATILE, DRIVEN, REFRESHED.plus(Duration.ofHours(8)));
    assertThat(inForce)
        .isEqualTo(
            new RegimeInForce(
                Regime.VOLATILE,
                Overlay.BTC_DRIVEN,
                0.68,
                RegimeInForce.Source.CACHE,
                Duration.ofHours(8)));
  }

  @Test
  void inForce_laterThanThat_isNormalAndStale() {
    var inForce =
        RegimeInForce.of(VOLATILE, DRIVEN, REFRESHED.plus(Duration.ofHours(8)).plusSeconds(1));
    assertThat(inForce.regime()).isEqualTo(Regime.NORMAL);
    assertThat(inForce.overlay()).isEqualTo(Overlay.NONE);
    assertThat(inForce.confidence()).isNull();
    assertThat(inForce.source().id()).isEqualTo("stale");
    assertThat(inForce.age()).isEqualTo(Duration.ofHours(8).plusSeconds(1));
  }

  @Test
  void inForce_neverRefreshed_isNormalByDefault() {
    assertThat(RegimeInForce.of(null, null, REFRESHED)).isEqualTo(RegimeInForce.byDefault());
    assertThat(RegimeInForce.byDefault().regime()).isEqualTo(Regime.NORMAL);
    assertThat(RegimeInForce.byDefault().source().id()).isEqualTo("default");
    assertThat(RegimeInForce.byDefault().age()).isNull();
  }
}
