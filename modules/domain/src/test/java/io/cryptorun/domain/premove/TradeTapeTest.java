package io.cryptorun.domain.premove;

import static io.cryptorun.domain.premove.Signs.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.market.Trade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeTapeTest {

  @Test
  void window_opensAfterTheHourBefore_andClosesWithNow() {
    var tape =
        TradeTape.before(
            NOW,
            List.of(
                Signs.trade(1, NOW.minusSeconds(3600), 10, true),
                Signs.trade(2, NOW.minusSeconds(3599), 10, true),
                Signs.trade(3, NOW, 10, true),
                Signs.trade(4, NOW.plusMillis(1), 10, true)),
            1);
    assertThat(tape.trades()).extracting(Trade::id).containsExactly("2", "3");
  }

  @Test
  void window_holdsTheNewestThousand() {
    var tape = TradeTape.before(NOW, Signs.trades(1200, 10, 0), 1);
    assertThat(tape.trades()).hasSize(1000);
    assertThat(tape.trades().getFirst().id()).isEqualTo("200");
  }

  @Test
  void shares_needFiftyTrades() {
    assertThat(tape(Signs.trades(49, 10, 1)).boughtShare()).isNaN();
    assertThat(tape(Signs.trades(49, 90_000, 1)).largePrints()).isNaN();
    assertThat(tape(Signs.trades(50, 10, 1)).boughtShare()).isEqualTo(1);
    assertThat(tape(Signs.trades(60, 10, 0.6)).boughtShare()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void largePrints_withoutALargeTrade_sayNothing() {
    assertThat(tape(Signs.trades(100, 49_999, 1)).largePrints()).isNaN();
  }

  @Test
  void largePrints_weighTheBalanceByTheirShareOfTheHour() {
    var trades = new ArrayList<>(Signs.trades(99, 10_000, 0.5));
    trades.add(Signs.trade(200, NOW, 110_000, true));
    assertThat(tape(trades).largePrints()).isCloseTo(50 + 50 * 0.1 / 0.25, within(1e-9));
    trades.set(99, Signs.trade(200, NOW, 990_000, false));
    assertThat(tape(trades).largePrints()).isCloseTo(0, within(1e-9));
  }

  @Test
  void largePrints_countFromTheLargestHundredthOn_byLinearInterpolation() {
    var trades = new ArrayList<>(Signs.trades(100, 60_000, 0));
    trades.add(Signs.trade(200, NOW, 200_000, true));
    trades.add(Signs.trade(201, NOW, 100_000, false));
    // 102 trades: position 99.99 lies between 60 000 and 100 000, at 99 600
    double share = 300_000.0 / 6_300_000;
    assertThat(tape(trades).largePrints())
        .isCloseTo(50 + 50 * (1.0 / 3) * share / 0.25, within(1e-9));
  }

  @Test
  void dollars_areConverted() {
    var trades = Signs.trades(100, 60_000, 1);
    assertThat(new TradeTape(trades, 0.8).largePrints()).isNaN();
    assertThat(new TradeTape(trades, 0.9).largePrints()).isEqualTo(100);
  }

  private static TradeTape tape(List<Trade> trades) {
    return new TradeTape(trades, 1);
  }
}
