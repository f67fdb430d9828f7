package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Venue;
import org.junit.jupiter.api.Test;

class TriggerTest {

  private static final Trigger STORED = new Trigger(Walk.open(-3), 100, Venue.KRAKEN);
  private static final Trigger NEWEST = new Trigger(Walk.open(-1), 110, Venue.OKX);

  @Test
  void trigger_scoreReachesTheEntryLevel_isSet() {
    assertThat(Trigger.update(null, 75, NEWEST)).isEqualTo(NEWEST);
    assertThat(Trigger.update(null, Math.nextDown(75.0), NEWEST)).isNull();
  }

  @Test
  void trigger_scoreStaysNear_isKept() {
    assertThat(Trigger.update(STORED, 90, NEWEST)).isEqualTo(STORED);
    assertThat(Trigger.update(STORED, 70, NEWEST)).isEqualTo(STORED);
  }

  @Test
  void trigger_scoreFallsBelow70_isDeleted() {
    assertThat(Trigger.update(STORED, Math.nextDown(70.0), NEWEST)).isNull();
  }

  @Test
  void freshness_storedTrigger_countsBarsAndMove() {
    var freshness = Freshness.of(STORED, NEWEST, Walk.HOUR, 97.5, 2, false);
    assertThat(freshness.triggerBar()).isEqualTo(STORED.bar());
    assertThat(freshness.barsFromTrigger()).isEqualTo(2);
    assertThat(freshness.moveUsd()).isCloseTo(2.5, within(1e-12));
    assertThat(freshness.isMeasured()).isTrue();
  }

  @Test
  void freshness_setInThisRun_isAgeZero() {
    assertThat(Freshness.of(NEWEST, NEWEST, Walk.HOUR, 110, 2, false).barsFromTrigger()).isZero();
  }

  @Test
  void freshness_noTrigger_standsOnTheNewestBarAtAgeZero() {
    var late = new Trigger(Walk.open(-2), 110, Venue.OKX);
    var freshness = Freshness.of(null, late, Walk.HOUR, 110, 2, false);
    assertThat(freshness.triggerBar()).isEqualTo(late.bar());
    assertThat(freshness.barsFromTrigger()).isZero();
  }

  @Test
  void freshness_midRangeOrPriceMissing_isNotMeasured() {
    assertThat(Freshness.of(STORED, NEWEST, Walk.HOUR, Double.NaN, 2, false).isMeasured())
        .isFalse();
    assertThat(Freshness.of(STORED, NEWEST, Walk.HOUR, 100, Double.NaN, false).isMeasured())
        .isFalse();
    var priceless = new Trigger(Walk.open(-3), Double.POSITIVE_INFINITY, Venue.KRAKEN);
    assertThat(Freshness.of(priceless, NEWEST, Walk.HOUR, 100, 2, false).isMeasured()).isFalse();
  }
}
