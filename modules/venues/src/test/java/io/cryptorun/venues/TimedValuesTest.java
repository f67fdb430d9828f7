package io.cryptorun.venues;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Settlement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedValuesTest {
  private static final Instant EIGHT = Instant.parse("2026-03-04T08:00:00Z");
  private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");

  @Test
  void rowsInAnyOrder_becomeASeries() {
    var later = new Settlement(NINE, 0.2);
    var earlier = new Settlement(EIGHT, 0.1);

    assertThat(TimedValues.settlements(List.of(later, earlier, later), Instant.EPOCH, NINE))
        .containsExactly(earlier, later);
  }

  @Test
  void twoFiguresOfOneTime_areNone() {
    var rows = List.of(new Settlement(EIGHT, 0.1), new Settlement(EIGHT, 0.2));

    assertThat(TimedValues.settlements(rows, Instant.EPOCH, NINE)).isEmpty();
  }

  @Test
  void window_isOpenAtItsBeginningAndClosedAtItsEnd() {
    var rows = List.of(new Settlement(EIGHT, 0.1), new Settlement(NINE, 0.2));

    assertThat(TimedValues.settlements(rows, EIGHT, NINE))
        .containsExactly(new Settlement(NINE, 0.2));
    assertThat(TimedValues.settlements(rows, EIGHT.minusSeconds(1), EIGHT))
        .containsExactly(new Settlement(EIGHT, 0.1));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T08:00:00.010Z, 2026-03-04T08:00:00Z",
    "2026-03-04T07:59:59.990Z, 2026-03-04T08:00:00Z",
    "2026-03-04T08:00:29.999Z, 2026-03-04T08:00:00Z",
    "2026-03-04T08:00:30Z, 2026-03-04T08:01:00Z",
    "2026-03-04T08:00:00Z, 2026-03-04T08:00:00Z"
  })
  void time_isRoundedToItsMinute(Instant stamp, Instant minute) {
    assertThat(TimedValues.nearestMinute(stamp)).isEqualTo(minute);
  }
}
