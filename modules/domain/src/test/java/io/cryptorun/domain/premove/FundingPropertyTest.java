package io.cryptorun.domain.premove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Venue;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FundingPropertyTest {

  private static final double MILLIONTH = 1e-6;

  private static FundingDivergence of(int now, List<Integer> week) {
    return charging(8, now, week.stream().mapToDouble(rate -> rate * MILLIONTH).toArray());
  }

  /// Two venues that charge the same, every so many hours.
  private static FundingDivergence charging(int hours, int now, double[] week) {
    var settled = Signs.charged(Signs.NOW, hours, week);
    double current = now * MILLIONTH;
    return FundingDivergence.of(
        List.of(
            Signs.funding(Venue.BINANCE, current, settled),
            Signs.funding(Venue.OKX, current, settled)),
        Signs.NOW);
  }

  @Property
  void score_isTheSameForAllRatesTurnedAround(
      @ForAll @IntRange(min = -10_000, max = 10_000) int now,
      @ForAll @Size(21) List<@IntRange(min = -10_000, max = 10_000) Integer> week) {
    var mirrored = week.stream().map(rate -> -rate).toList();
    assertThat(of(-now, mirrored).z()).isCloseTo(-of(now, week).z(), within(1e-9));
  }

  @Property
  void score_liesBetweenZeroAndTen_andTheGatePassesFromTwoOn(
      @ForAll @IntRange(min = -10_000, max = 10_000) int now,
      @ForAll @Size(21) List<@IntRange(min = -1_000, max = 1_000) Integer> week) {
    var funding = of(now, week);
    assertThat(funding.score()).isBetween(0.0, 10.0);
    assertThat(funding.answer().passed()).isEqualTo(funding.score() >= 2);
  }

  @Property
  void score_doesNotDependOnHowOftenAVenueCharges(
      @ForAll @IntRange(min = -1_000, max = 1_000) int now,
      @ForAll @Size(21) List<@IntRange(min = -1_000, max = 1_000) Integer> week) {
    var hourly = new double[week.size() * 8];
    Arrays.setAll(hourly, i -> week.get(i / 8) * MILLIONTH / 8);
    var often = charging(1, now, hourly);
    assertThat(often.z()).isCloseTo(of(now, week).z(), within(1e-6));
  }
}
