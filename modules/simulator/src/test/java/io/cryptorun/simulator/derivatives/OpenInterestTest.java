package io.cryptorun.simulator.derivatives;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.simulator.market.DayFigures;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.Series;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.synthetic.SyntheticMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenInterestTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long NOW = Instant.parse("2026-05-05T10:20:30Z").toEpochMilli();
  private static final Market MARKET = SyntheticMarket.of(1);

  @Test
  void changesOfADay_stayWithinBounds_andSomeAreLarge() {
    var changes = new ArrayList<Double>();
    for (var perpetual : listed()) {
      var interest = perpetual.openInterest();
      for (int day = 0; day < 20; day++) {
        long at = NOW - day * DAY;
        changes.add(interest.at(at) / interest.at(at - DAY) - 1);
      }
    }
    assertThat(changes).allSatisfy(change -> assertThat(change).isBetween(-0.2, 0.4));
    double large = changes.stream().filter(change -> change >= 0.15).count();
    assertThat(large / changes.size()).isBetween(0.005, 0.1);
  }

  @Test
  void level_followsTheCoinsVolume() {
    assertThat(listed())
        .allSatisfy(perpetual -> {
          double volume = DayFigures.of(perpetual.own(), NOW).day().base();
          assertThat(perpetual.openInterest().at(NOW) / volume).isBetween(0.02, 5.0);
        });
  }

  @Test
  void recordedValue_isHeldUntilTheNextOne_andDerivedOnesLeadUpToTheFirst() {
    long first = NOW - 10 * HOUR;
    var series = new Series(new long[] {first, first + 4 * HOUR}, new double[] {1000, 1500});
    var interest = withInterest(series).openInterest();
    assertThat(interest.at(first)).isEqualTo(1000);
    assertThat(interest.at(first + 4 * HOUR - 1)).isEqualTo(1000);
    assertThat(interest.at(first + 4 * HOUR)).isEqualTo(1500);
    assertThat(interest.at(NOW)).isEqualTo(1500);
    assertThat(interest.at(first - HOUR)).isBetween(900.0, 1100.0).isNotEqualTo(1000);
  }

  private static Perpetual withInterest(Series series) {
    var perpetual = listed().getFirst();
    return new Perpetual(
        perpetual.spot(), perpetual.own(), perpetual.hours(), false, null, null, series);
  }

  private static List<Perpetual> listed() {
    return Perpetuals.listed(MARKET, SpotVenue.OKX, NOW / 1000);
  }
}
