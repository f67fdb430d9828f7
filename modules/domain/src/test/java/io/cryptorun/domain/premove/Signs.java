package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Books;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Figures of which a test changes one at a time.
final class Signs {

  static final Instant NOW = Instant.parse("2026-02-10T08:00:00Z");

  static final PremoveRules ALL_THREE =
      new PremoveRules(List.of(PremoveGate.values()), 2, false, false);

  private Signs() {}

  /// Rates that a venue charged every so many hours, the last of them at an instant.
  static List<Settlement> charged(Instant last, int hours, double... rates) {
    return IntStream.range(0, rates.length)
        .mapToObj(i ->
            new Settlement(
                last.minus(Duration.ofHours((long) hours * (rates.length - 1 - i))), rates[i]))
        .toList();
  }

  /// The same rate charged in each of the 21 slots before [#NOW], and once before them.
  static List<Settlement> steady(double rate) {
    return charged(NOW, 8, DoubleStream.generate(() -> rate).limit(22).toArray());
  }

  static VenueFunding funding(Venue venue, double rate, List<Settlement> settled) {
    return new VenueFunding(venue, new CurrentFunding(rate, Duration.ofHours(8)), settled);
  }

  /// A week around 0.0001 with a deviation of 0.0001, on two venues, and a current rate so many
  /// deviations away.
  static FundingDivergence diverged(double z) {
    var rates = new double[21];
    Arrays.setAll(rates, i -> i % 2 == 0 ? 0 : 0.0002);
    rates[20] = 0.0001;
    var week = charged(NOW, 8, rates);
    double deviation = 0.0001 * Math.sqrt(20.0 / 21);
    double now = 0.0001 + z * deviation;
    return FundingDivergence.of(
        List.of(funding(Venue.BINANCE, now, week), funding(Venue.OKX, now, week)), NOW);
  }

  /// As many equal trades in the hour before [#NOW], a share of them bought.
  static List<Trade> trades(int count, double usd, double boughtShare) {
    var trades = new ArrayList<Trade>();
    for (int i = 0; i < count; i++) {
      trades.add(trade(i, NOW.minusSeconds(3000 - i), usd, i < count * boughtShare));
    }
    return trades;
  }

  static Trade trade(int id, Instant at, double usd, boolean bought) {
    return new Trade(Integer.toString(id), at, 100, usd / 100, bought);
  }

  /// A whole book around 100: a level on each side, and one outside the band.
  static BookMeasure.Valid book(double spreadBps, double bidUsd, double askUsd) {
    double half = 100 * spreadBps / 20_000;
    return measured(
        List.of(level(100 - half, bidUsd), level(90, 1)),
        List.of(level(100 + half, askUsd), level(110, 1)));
  }

  /// The same, but neither side reaches the edge of the band.
  static BookMeasure.Valid truncated(double bidUsd, double askUsd) {
    return measured(List.of(level(99.9, bidUsd)), List.of(level(100.1, askUsd)));
  }

  static BookMeasure.Valid measured(List<Level> bids, List<Level> asks) {
    return (BookMeasure.Valid) BookMeasure.of(Books.of(bids, asks), 1);
  }

  static Level level(double price, double usd) {
    var exact = BigDecimal.valueOf(price);
    return new Level(exact, BigDecimal.valueOf(usd).divide(exact, MathContext.DECIMAL64));
  }

  static PremoveSubject.Spot spot(BookMeasure.@Nullable Valid book, List<Double> usualAsks) {
    return new PremoveSubject.Spot(
        book == null ? null : Venue.OKX, book, usualAsks, TradeTape.none(), 100);
  }

  /// A coin with the given figures and no derivatives but funding.
  static PremoveSubject subject(
      String base, double score, double momentum, double volume, FundingDivergence funding) {
    return new PremoveSubject(
        new Symbol(base),
        score,
        momentum,
        volume,
        Tier.TIER2,
        spot(book(10, 100_000, 100_000), List.of()),
        funding,
        null);
  }
}
