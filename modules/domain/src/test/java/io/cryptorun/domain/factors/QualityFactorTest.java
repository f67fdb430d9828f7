package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Books;
import io.cryptorun.domain.market.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityFactorTest {

  /// Two mids 20 bps apart: each 10 bps from their median.
  private static final double[] TEN_BPS_APART = {99.9, 100.1};

  @ParameterizedTest
  @CsvSource({"450000, 86.349", "150000, 78.0"})
  void score_typicalMarket_reads(double depthUsd, double expected) {
    var book = Books.measured(100, 5, depthUsd);
    var factor = QualityFactor.of(book, Tier.TIER1, TEN_BPS_APART, 3, 3);
    assertThat(factor.agreeScore()).isCloseTo(90, within(1e-6));
    assertThat(factor.score()).isCloseTo(expected, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"75000, 50", "750000, 100", "7500, 0", "0, 0", "7500000, 100"})
  void depthScore_ofTheTierMinimum_isLogarithmic(double depthUsd, double expected) {
    var factor = QualityFactor.of(Books.measured(100, 5, depthUsd), Tier.TIER2, mids(), 1, 1);
    assertThat(factor.depthScore()).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "80, 50", "160, 0", "500, 0"})
  void spreadScore_ofTwiceTheCap_isLinear(double spreadBps, double expected) {
    var factor = QualityFactor.of(Books.measured(100, spreadBps, 1e6), Tier.TIER3, mids(), 1, 1);
    assertThat(factor.spreadScore()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void agreeScore_oneVenue_isDropped() {
    var factor = QualityFactor.of(Books.measured(100, 0, 1.5e6), Tier.TIER1, mids(100), 1, 2);
    assertThat(factor.agreeScore()).isNaN();
    assertThat(factor.score())
        .isCloseTo((0.35 * 100 + 0.25 * 100 + 0.20 * 50) / 0.80, within(1e-9));
  }

  @Test
  void agreeScore_furthestVenue_counts() {
    var factor =
        QualityFactor.of(Books.measured(100, 5, 1e6), Tier.TIER1, mids(100, 100, 100.4), 1, 1);
    assertThat(factor.agreeScore()).isCloseTo(60, within(1e-9));
    var apart = QualityFactor.of(Books.measured(100, 5, 1e6), Tier.TIER1, mids(90, 110), 1, 1);
    assertThat(apart.agreeScore()).isZero();
  }

  @Test
  void healthScore_listingVenues_areCounted() {
    var factor = QualityFactor.of(Books.measured(100, 5, 1e6), Tier.TIER1, mids(), 2, 3);
    assertThat(factor.healthScore()).isCloseTo(66.6666666667, within(1e-9));
  }

  @Test
  void score_noUsableBook_isMissing() {
    var factor = QualityFactor.of(null, Tier.TIER1, mids(100, 100), 2, 2);
    assertThat(factor.score()).isNaN();
    assertThat(factor.agreeScore()).isEqualTo(100);
    assertThat(factor.healthScore()).isEqualTo(100);
  }

  private static double[] mids(double... values) {
    return values;
  }
}
