package io.cryptorun.domain.factors;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Candle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuspectBarTest {

  @Test
  void jump_moreThanHalfTheLogarithm_isSeen() {
    assertThat(SuspectBar.hasJump(jumping(-100, 0.51))).isTrue();
    assertThat(SuspectBar.hasJump(jumping(-100, -0.51))).isTrue();
    assertThat(SuspectBar.hasJump(jumping(-100, 0.49))).isFalse();
  }

  @Test
  void jump_acrossAHole_isNotOne() {
    var candles = Walk.without(candles(-100, 0.8), -101);
    assertThat(SuspectBar.hasJump(Walk.window(candles))).isFalse();
  }

  @Test
  void jump_nobodyElse_isUnconfirmed() {
    assertThat(SuspectBar.hasUnconfirmedJump(jumping(-100, 0.8), List.of())).isTrue();
    assertThat(SuspectBar.hasUnconfirmedJump(jumping(-100, 0.1), List.of())).isFalse();
  }

  @Test
  void jump_halfAsLargeElsewhere_isConfirmed() {
    var quiet = jumping(-100, 0);
    assertThat(unconfirmed(0.8, quiet, jumping(-100, 0.4000001))).isFalse();
    assertThat(unconfirmed(0.8, quiet, jumping(-100, 0.3999999))).isTrue();
    assertThat(unconfirmed(-0.8, quiet, jumping(-100, -0.9))).isFalse();
  }

  @Test
  void jump_theOtherWayElsewhere_isUnconfirmed() {
    assertThat(unconfirmed(0.8, jumping(-100, -0.8))).isTrue();
  }

  @Test
  void jump_inAnotherSlotElsewhere_isUnconfirmed() {
    assertThat(unconfirmed(0.8, jumping(-99, 0.8))).isTrue();
  }

  @Test
  void jump_otherVenueWithoutTheBar_isUnconfirmed() {
    var holed = Walk.window(Walk.without(candles(-100, 0.8), -100));
    assertThat(unconfirmed(0.8, holed)).isTrue();
  }

  private static boolean unconfirmed(double jump, HourlyWindow... others) {
    return SuspectBar.hasUnconfirmedJump(jumping(-100, jump), List.of(others));
  }

  private static HourlyWindow jumping(int slot, double logReturn) {
    return Walk.window(candles(slot, logReturn));
  }

  private static List<Candle> candles(int slot, double logReturn) {
    return IntStream.rangeClosed(-288, -1)
        .mapToObj(s -> Walk.flat(s, s < slot ? 100 : 100 * Math.exp(logReturn), 1))
        .toList();
  }
}
