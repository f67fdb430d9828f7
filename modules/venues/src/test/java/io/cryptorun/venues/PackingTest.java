package io.cryptorun.venues;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.kept.KeptBooks;
import io.cryptorun.venues.kept.KeptStats;
import io.cryptorun.venues.kept.KeptTickers;
import io.cryptorun.venues.kept.KeptTrades;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// That what is kept of an answer gives the same figures as the answer.
class PackingTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-01T12:15:00.123456Z");
  private static final Instrument PAIR = new Instrument(Venue.OKX, "C-USDT", "C", Quote.USDT);

  private final KeptBooks books = new KeptBooks();

  @Property(tries = 300)
  void book_keptAndReadBack_measuresTheSame(@ForAll("books") OrderBook book) {
    var kept = books.unpack(PAIR, books.pack(book), RECEIVED);

    assertThat(figures(kept)).isEqualTo(figures(book));
    assertThat(kept.latency()).isZero();
    assertThat(kept.bids().size()).isLessThanOrEqualTo(book.bids().size());
  }

  @Test
  void book_levelsFarOutside_areNotKept_butTheFirstOfThemIs() {
    var book = book(levels("100", "99", "98.5", "90", "80"), levels("100.2", "102.3", "120"));

    var kept = books.unpack(PAIR, books.pack(book), RECEIVED);

    assertThat(kept.bids()).isEqualTo(levels("100", "99", "98.5", "90"));
    assertThat(kept.asks()).isEqualTo(levels("100.2", "102.3"));
  }

  @Test
  void book_decimals_stayDigitByDigit() {
    var level = List.of(new Level(new BigDecimal("0.00001230"), new BigDecimal("1E+3")));
    var book = book(level, levels("1"));

    assertThat(books.unpack(PAIR, books.pack(book), RECEIVED).bids()).isEqualTo(level);
  }

  @Test
  void tickers_withWhatTheVenueDidNotSend_areTheSame() {
    var packing = new KeptTickers();
    var one = new Ticker(PAIR, new BigDecimal("1.10"), null, null, new BigDecimal("5E+9"), true);
    var other =
        new Ticker(
            new Instrument(Venue.OKX, "D-USD", "D", Quote.USD), null, null, null, null, null);
    var tickers = List.of(one, other);

    assertThat(
            packing.unpack(
                new Listing(Venue.OKX, List.of(PAIR), List.of()), packing.pack(tickers), RECEIVED))
        .isEqualTo(tickers);
    assertThat(new KeptStats().unpack(PAIR, new KeptStats().pack(one), RECEIVED)).isEqualTo(one);
  }

  @Test
  void trades_areTheSame() {
    var packing = new KeptTrades();
    var trades =
        List.of(
            new Trade("7-a", Instant.parse("2026-01-01T12:14:59.000001Z"), 0.1 + 0.2, 3, true),
            new Trade("8", Instant.parse("2026-01-01T12:15:00Z"), 1e-9, 1e12, false));

    assertThat(packing.unpack(PAIR, packing.pack(trades), RECEIVED)).isEqualTo(trades);
  }

  private static List<Object> figures(OrderBook book) {
    return switch (BookMeasure.of(book, 0.999)) {
      case BookMeasure.Invalid invalid -> List.of(invalid.defect());
      case BookMeasure.Valid valid ->
          List.of(
              valid.mid(),
              valid.spreadBps(),
              valid.depth(),
              valid.spreadWithin(25),
              valid.age(RECEIVED.plusSeconds(9)));
    };
  }

  @Provide
  Arbitrary<OrderBook> books() {
    var prices = Arbitraries.bigDecimals().between(new BigDecimal("95"), new BigDecimal("100"));
    var sizes = Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN);
    var level = Combinators.combine(prices.ofScale(1), sizes.ofScale(3)).as(Level::new);
    var up = new BigDecimal("4.8"); // asks mostly above bids, sometimes not: crossed books too
    return Combinators.combine(
            level.list().ofMaxSize(12),
            level.map(l -> new Level(l.price().add(up), l.size())).list().ofMaxSize(12),
            Arbitraries.longs().between(0, 9_000))
        .as((bids, asks, lag) ->
            OrderBook.of(
                Venue.OKX,
                PAIR,
                bids,
                asks,
                RECEIVED,
                Duration.ofMillis(lag),
                Duration.ofMillis(80)));
  }

  private static OrderBook book(List<Level> bids, List<Level> asks) {
    return OrderBook.of(Venue.OKX, PAIR, bids, asks, RECEIVED, Duration.ZERO, Duration.ZERO);
  }

  private static List<Level> levels(String... prices) {
    return List.of(prices).stream()
        .map(price -> new Level(new BigDecimal(price), BigDecimal.ONE))
        .toList();
  }
}
