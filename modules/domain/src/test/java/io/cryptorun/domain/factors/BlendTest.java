package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class BlendTest {

  private static final Blend NORMAL = new Blend(0.35, 0.25, 0.25, 0.15);

  @Test
  void blend_sumOffByMoreThanAThousandth_isRefused() {
    assertThat(new Blend(0.35, 0.25, 0.25, 0.1509).quality()).isEqualTo(0.1509);
    assertThatThrownBy(() -> new Blend(0.35, 0.25, 0.25, 0.1511))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not to 1");
    assertThatThrownBy(() -> new Blend(0.35, 0.25, 0.25, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void over_allFactors_isUnchanged() {
    assertThat(NORMAL.over(EnumSet.allOf(Factor.class))).isSameAs(NORMAL);
  }

  @Test
  void over_missingFactor_sharesItsWeight() {
    var left = NORMAL.over(EnumSet.of(Factor.MOMENTUM, Factor.TECHNICAL, Factor.VOLUME));
    assertThat(left.quality()).isZero();
    assertThat(left.momentum()).isCloseTo(0.35 / 0.85, within(1e-12));
    assertThat(left.volume()).isCloseTo(0.25 / 0.85, within(1e-12));
  }
}
