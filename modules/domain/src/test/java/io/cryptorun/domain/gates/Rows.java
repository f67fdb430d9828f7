package io.cryptorun.domain.gates;

import io.cryptorun.domain.factors.Adx;
import io.cryptorun.domain.factors.Flag;
import io.cryptorun.domain.factors.Freshness;
import io.cryptorun.domain.factors.MomentumFactor;
import io.cryptorun.domain.factors.QualityFactor;
import io.cryptorun.domain.factors.Returns;
import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.factors.TechnicalFactor;
import io.cryptorun.domain.factors.Vadr;
import io.cryptorun.domain.factors.VolumeFactor;
import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row that passes every gate, of which a test changes one figure at a time.
final class Rows {

  static final Instant HOUR = Instant.parse("2025-09-07T11:00:00Z");
  private static final Instrument PAIR = new Instrument(Venue.KRAKEN, "XBTUSD", "BTC", Quote.USD);

  double score = 76.3;
  Tier tier = Tier.TIER1;
  double vadr = 2.1;
  double p80 = 1.3;
  int vadrBars = 24;
  boolean frozen;
  @Nullable BookMeasure book = book("99.95", "100.05", "2000");
  String bookCode = BookVerdict.OK;
  @Nullable Venue venue = Venue.KRAKEN;
  double bookAge = 3.4;
  double bookAgeLimit = 30;
  double h4 = 3.6;
  double h24 = 8;
  double acceleration = -1;
  double rsi = 60;
  double adx = 31.2;
  double hurst = 0.61;
  double usd24h = 8_123_456;
  long bars = 1;
  boolean stale;
  double moveUsd = 0.5;
  double atrUsd = 1;
  double funding = 2.5;
  Set<Flag> flags = Set.of();

  GateInput input() {
    var figures = book instanceof BookMeasure.Valid valid ? valid : null;
    return new GateInput(
        new BookVerdict(venue, bookCode, figures, bookAge, bookAgeLimit),
        score,
        tier,
        factors(),
        new Freshness(HOUR.minusSeconds(7200), 100, bars, stale, moveUsd, atrUsd),
        funding);
  }

  private SymbolFactors factors() {
    var returns = new Returns(0.4, h4, 5, h24, 11);
    return new SymbolFactors(
        new MomentumFactor(returns, 1, 1, acceleration, atrUsd, 1, 88, true),
        new TechnicalFactor(rsi, new Adx(adx, 30, 10), hurst, rsi, 80, 70, 70),
        new VolumeFactor(2, usd24h, usd24h / 2, 7, 65, null),
        new QualityFactor(70, 80, 90, 100, 82),
        new Vadr(vadr, p80, vadrBars, frozen),
        HOUR.minusSeconds(3600),
        100,
        stale,
        flags);
  }

  /// A book with one level a side; both sizes are the same.
  static BookMeasure book(String bid, String ask, String size) {
    var amount = new BigDecimal(size);
    return BookMeasure.of(
        OrderBook.of(
            Venue.KRAKEN,
            PAIR,
            List.of(new Level(new BigDecimal(bid), amount)),
            List.of(new Level(new BigDecimal(ask), amount)),
            HOUR,
            Duration.ZERO,
            Duration.ZERO),
        1);
  }

  Rows withoutVenue(String code) {
    venue = null;
    book = null;
    bookCode = code;
    bookAge = Double.NaN;
    return this;
  }
}
