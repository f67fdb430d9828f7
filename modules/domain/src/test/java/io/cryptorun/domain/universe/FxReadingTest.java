package io.cryptorun.domain.universe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FxReadingTest {

  private static final Instrument KRAKEN_USDT = Figures.instrument(Venue.KRAKEN, "USDT", Quote.USD);
  private static final Instrument COINBASE_USDT =
      Figures.instrument(Venue.COINBASE, "USDT", Quote.USD);
  private static final Instrument KRAKEN_USDC = Figures.instrument(Venue.KRAKEN, "USDC", Quote.USD);

  private final Map<Instrument, Reply<OrderBook>> books = new HashMap<>();

  @Test
  void of_booksOnBothVenues_readsKraken() {
    book(KRAKEN_USDT, "0.9998", "1.0000");
    book(COINBASE_USDT, "1.0010", "1.0020");
    book(KRAKEN_USDC, "1.0000", "1.0002");
    var reading = read();
    assertThat(reading.fx()).isEqualTo(new Fx(0.9999, 1.0001, false, List.of()));
    assertThat(reading.seen()).isEmpty();
  }

  @Test
  void of_krakenSilent_readsCoinbase() {
    var fault = new Fault(Venue.KRAKEN, Fault.Code.TIMEOUT, "GET /Depth", null, "no answer");
    books.put(KRAKEN_USDT, fault.missing());
    book(COINBASE_USDT, "1.0010", "1.0020");
    assertThat(read().fx().usdt()).isEqualTo(1.0015);
  }

  @Test
  void of_noUsableBook_assumesOneAndSaysSo() {
    book(KRAKEN_USDT, "1.01", "1.00");
    assertThat(read().fx()).isEqualTo(new Fx(1, 1, true, List.of()));
  }

  @Test
  void of_exactlyOnePercentAway_isStillOnItsPeg() {
    book(KRAKEN_USDT, "0.98", "1.00");
    assertThat(read().fx().drops(Quote.USDT)).isFalse();
  }

  @Test
  void of_moreThanOnePercentAway_isDroppedAndRemembered() {
    book(KRAKEN_USDT, "0.9799", "1.00");
    var reading = read();
    assertThat(reading.fx().dropped()).containsExactly(Quote.USDT);
    assertThat(reading.seen())
        .containsExactly(new Depeg(Quote.USDT, Figures.DUE.plus(Duration.ofMinutes(30))));
  }

  @Test
  void of_rememberedDepeg_staysDroppedUntilItsTime() {
    book(KRAKEN_USDT, "1.00", "1.0001");
    var later = List.of(new Depeg(Quote.USDT, Figures.DUE.plusSeconds(1)));
    var over = List.of(new Depeg(Quote.USDT, Figures.DUE));
    assertThat(FxReading.of(books, later, Figures.DUE).fx().dropped()).containsExactly(Quote.USDT);
    assertThat(FxReading.of(books, later, Figures.DUE).seen()).isEmpty();
    assertThat(FxReading.of(books, over, Figures.DUE).fx().dropped()).isEmpty();
  }

  @Test
  void pegs_listedPairs_areTheDollarPairsOfBothStablecoins() {
    var listed =
        List.of(
            KRAKEN_USDC,
            KRAKEN_USDT,
            Figures.instrument(Venue.KRAKEN, "BTC", Quote.USD),
            Figures.instrument(Venue.KRAKEN, "USDT", Quote.USDC));
    var kraken = Figures.received(new Listing(Venue.KRAKEN, listed, List.of()));
    var coinbase = Figures.received(new Listing(Venue.COINBASE, List.of(COINBASE_USDT), List.of()));
    assertThat(FxReading.pegs(Map.of(Venue.KRAKEN, kraken, Venue.COINBASE, coinbase)))
        .containsExactly(KRAKEN_USDC, KRAKEN_USDT, COINBASE_USDT);
  }

  @Test
  void fx_rateNotPositive_isRefused() {
    assertThatThrownBy(() -> new Fx(0, 1, false, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("USDT 0.0");
  }

  private FxReading read() {
    return FxReading.of(books, List.of(), Figures.DUE);
  }

  private void book(Instrument pair, String bid, String ask) {
    var size = BigDecimal.valueOf(1000);
    books.put(
        pair,
        Figures.received(
            OrderBook.of(
                pair.venue(),
                pair,
                List.of(new Level(new BigDecimal(bid), size)),
                List.of(new Level(new BigDecimal(ask), size)),
                Figures.DUE,
                Duration.ZERO,
                Duration.ZERO)));
  }
}
