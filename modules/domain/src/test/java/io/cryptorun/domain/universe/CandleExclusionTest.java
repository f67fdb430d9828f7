package io.cryptorun.domain.universe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CandleExclusionTest {

  private static final Instant HOUR = Instant.parse("2021-05-07T02:00:00Z");

  @Test
  void judge_barThatOpenedThreeDaysAgo_isHistoryEnough() {
    assertThat(CandleExclusion.judge(bars(72, i -> 100 + i), HOUR)).isEmpty();
    assertThat(CandleExclusion.judge(bars(71, i -> 100 + i), HOUR))
        .hasValue(Exclusion.SHORT_HISTORY);
  }

  @Test
  void judge_closeToOneAndStill_isAPeg() {
    assertThat(CandleExclusion.judge(bars(168, i -> 1 + 0.0005 * (i % 2)), HOUR))
        .hasValue(Exclusion.PEG_DETECTED);
  }

  @Test
  void judge_closeToOneButMoving_isACoin() {
    assertThat(CandleExclusion.judge(bars(168, i -> 1 + 0.01 * (i % 2)), HOUR)).isEmpty();
  }

  @Test
  void judge_oneCloseOutsideTheBand_isACoin() {
    assertThat(CandleExclusion.judge(bars(168, i -> i == 0 ? 1.0301 : 1.0299), HOUR)).isEmpty();
    assertThat(CandleExclusion.judge(bars(168, _ -> 1.03), HOUR)).hasValue(Exclusion.PEG_DETECTED);
  }

  @Test
  void judge_fewerThan120Closes_isNotCalledAPeg() {
    assertThat(CandleExclusion.judge(bars(119, _ -> 1.0), HOUR)).isEmpty();
    assertThat(CandleExclusion.judge(bars(120, _ -> 1.0), HOUR)).hasValue(Exclusion.PEG_DETECTED);
  }

  @Test
  void judge_movesOlderThanAWeek_doNotCount() {
    assertThat(CandleExclusion.judge(bars(288, i -> i < 120 ? 50 + i : 1.0), HOUR))
        .hasValue(Exclusion.PEG_DETECTED);
  }

  /// Hourly bars up to 2021-05-07T02:00Z, oldest first, with the given closes.
  static List<Candle> bars(int count, IntToDoubleFunction close) {
    var bars = new ArrayList<Candle>(count);
    for (int i = 0; i < count; i++) {
      double c = close.applyAsDouble(i);
      bars.add(new Candle(HOUR.minusSeconds(3600L * (count - i)), c, c, c, c, 10, 10 * c, false));
    }
    return bars;
  }
}
