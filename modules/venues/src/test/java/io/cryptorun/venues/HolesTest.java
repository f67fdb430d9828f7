package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolesTest {

  @Test
  void slotsBetweenTwoBars_areFlatAtTheFormerClose() {
    var first = bar("2026-01-01T01:00:00Z", 10);
    var last = bar("2026-01-01T04:00:00Z", 12);

    assertThat(Holes.filled(List.of(first, last), Interval.HOUR))
        .containsExactly(
            first, flat("2026-01-01T02:00:00Z", 10), flat("2026-01-01T03:00:00Z", 10), last);
  }

  @Test
  void noHole_noBar_nothingHappens() {
    var days = List.of(bar("2026-01-01T00:00:00Z", 10), bar("2026-01-02T00:00:00Z", 12));

    assertThat(Holes.filled(days, Interval.DAY)).isEqualTo(days);
    assertThat(Holes.filled(List.of(), Interval.HOUR)).isEmpty();
  }

  private static Candle flat(String open, double price) {
    return new Candle(Instant.parse(open), price, price, price, price, 0, 0, true);
  }
}
