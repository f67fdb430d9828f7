package io.cryptorun.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayFiguresTest {
  private static final long HOUR = 3_600_000L;
  private static final long START = 240;

  @Test
  void figures_inTheMiddleOfAnHour_countHalfOfTheOldestAndHalfOfTheForming() {
    var figures = DayFigures.of(listing(48), (START + 30) * HOUR + HOUR / 2);
    assertThat(figures.day().base()).isEqualTo(240, within(1e-9));
    assertThat(figures.day().quote()).isEqualTo(24_000, within(1e-6));
    assertThat(figures.today().base()).isEqualTo(65, within(1e-9));
    assertThat(figures.last()).isEqualTo(figures.day().close());
  }

  @Test
  void figures_ofAYoungCoin_coverWhatThereIs() {
    var figures = DayFigures.of(listing(3), (START + 2) * HOUR);
    assertThat(figures.day().base()).isEqualTo(20, within(1e-9));
  }

  @Test
  void vwap_withoutTrades_isTheClose() {
    assertThat(DayFigures.vwap(Bar.flat(7))).isEqualTo(7);
    assertThat(DayFigures.vwap(new Bar(1, 3, 1, 2, 10, 25))).isEqualTo(2.5);
  }

  private static Listing listing(int hours) {
    var bars = new ArrayList<@Nullable Bar>();
    for (int i = 0; i < hours; i++) {
      bars.add(new Bar(100, 101, 99, 100, 10, 1000));
    }
    return new Listing(
        SpotVenue.OKX, "AAA", "USDT", new ListBars(START, bars), null, 4, Gaps.FLAT, null);
  }
}
