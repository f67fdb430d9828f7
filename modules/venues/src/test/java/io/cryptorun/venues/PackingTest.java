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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// That what is kept of an answer gives the same figures as the answer.
class PackingTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-01T12:15:00.123456Z");
  private static final Instrument PAIR = new Instrument(Venue.OKX, "C-USDT", "C", Quote.USDT);

  private final KeptBooks books = new KeptBooks();

  @Test
  void book_keptAndReadBack_measuresTheSame() {
    var random = new Random(20260101);
    for (int i = 0; i < 500; i++) {
      var book = anyBook(random);

      var kept = books.unpack(PAIR, books.pack(book), RECEIVED);

      assertThat(figures(kept)).isEqualTo(figures(book));
      assertThat(kept.latency()).isZero();
      assertThat(kept.bids()).hasSizeLessThanOrEqualTo(book.bids().size());
    }
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

  /// Bids from 95 to 100, asks mostly above them, sometimes not: empty and crossed books too.
  private static OrderBook anyBook(Random random) {
    return OrderBook.of(
        Venue.OKX,
        PAIR,
        anyLevels(random, 950),
        anyLevels(random, 998),
        RECEIVED,
        Duration.ofMillis(random.nextInt(9_000)),
        Duration.ofMillis(80));
  }

  private static List<Level> anyLevels(Random random, int lowestTenth) {
    var levels = new ArrayList<Level>();
    for (int left = random.nextInt(13); left > 0; left--) {
      levels.add(
          new Level(
              BigDecimal.valueOf(lowestTenth + random.nextInt(51), 1),
              BigDecimal.valueOf(random.nextInt(10_000), 3)));
    }
    return levels;
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
