package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolesTest {

  @Test
  void slotsBetweenTwoBars_areFlatAtTheFormerClose() {
    var first = bar("2026-01-01T01:00:00Z", 10);
    var last = bar("2026-01-01T04:00:00Z", 12);

    assertThat(Holes.filled(List.of(first, last), Interval.HOUR, Set.of()))
        .containsExactly(
            first, flat("2026-01-01T02:00:00Z", 10), flat("2026-01-01T03:00:00Z", 10), last);
  }

  @Test
  void noHole_noBar_nothingHappens() {
    var days = List.of(bar("2026-01-01T00:00:00Z", 10), bar("2026-01-02T00:00:00Z", 12));

    assertThat(Holes.filled(days, Interval.DAY, Set.of())).isEqualTo(days);
    assertThat(Holes.filled(List.of(), Interval.HOUR, Set.of())).isEmpty();
  }

  @Test
  void slotInDoubt_andThoseBehindIt_stayEmptyUntilTheNextBar() {
    var one = bar("2026-01-01T01:00:00Z", 10);
    var five = bar("2026-01-01T05:00:00Z", 12);
    var seven = bar("2026-01-01T07:00:00Z", 14);
    var doubtful = Set.of(Instant.parse("2026-01-01T03:00:00Z"));

    assertThat(Holes.filled(List.of(one, five, seven), Interval.HOUR, doubtful))
        .containsExactly(
            one, flat("2026-01-01T02:00:00Z", 10), five, flat("2026-01-01T06:00:00Z", 12), seven);
  }

  private static Candle flat(String open, double price) {
    return new Candle(Instant.parse(open), price, price, price, price, 0, 0, true);
  }
}
