package io.cryptorun.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TierTest {

  @ParameterizedTest
  @CsvSource({
    "5000000, TIER1",
    "4999999.99, TIER2",
    "1000000, TIER2",
    "999999.99, TIER3",
    "99999, TIER3",
    "0, TIER3",
    "1e12, TIER1"
  })
  void tier_volume_boundaryBelongsToTheUpper(double advUsd, Tier expected) {
    assertThat(Tier.of(advUsd)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "TIER1, tier1, 5000000, 150000, 25, 1.85",
    "TIER2, tier2, 1000000, 75000, 50, 1.80",
    "TIER3, tier3, 0, 25000, 80, 1.75"
  })
  void tier_figures_areThoseOfTheTable(
      Tier tier, String id, int adv, int depth, int spread, double vadr) {
    assertThat(tier.id()).isEqualTo(id);
    assertThat(tier.advMinUsd()).isEqualTo(adv);
    assertThat(tier.depthMinUsd()).isEqualTo(depth);
    assertThat(tier.spreadMaxBps()).isEqualTo(spread);
    assertThat(tier.vadrMin()).isEqualTo(vadr);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void tier_impossibleVolume_isRefused(double advUsd) {
    assertThatThrownBy(() -> Tier.of(advUsd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("average daily volume");
  }
}
