package io.cryptorun.domain.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;

/// What a single order book says: mid, spread and depth, or why it says nothing.
///
/// Prices and sizes stay decimal until a figure exists. Edges of the 2 % band and caps of spreads
/// are ticks that real books hit exactly, and a binary fraction would put them on either side by
/// accident.
public sealed interface BookMeasure {

  OrderBook book();

  /// Reads a book.
  ///
  /// @param fx US dollars per unit of the book's quote
  static BookMeasure of(OrderBook book, double fx) {
    if (!(fx > 0) || !Double.isFinite(fx)) {
      throw new IllegalArgumentException(
          "rate %s of %s is not a positive number of dollars".formatted(fx, book.instrument()));
    }
    if (book.bids().isEmpty() || book.asks().isEmpty()) {
      return new Invalid(book, Defect.BOOK_EMPTY);
    }
    BigDecimal bid = book.bids().getFirst().price();
    BigDecimal ask = book.asks().getFirst().price();
    if (ask.compareTo(bid) <= 0) {
      return new Invalid(book, Defect.BOOK_CROSSED);
    }
    BigDecimal sum = bid.add(ask);
    return new Valid(
        book,
        fx,
        sum.multiply(Band.HALF).doubleValue(),
        ask.subtract(bid).multiply(Band.BPS).divide(sum, MathContext.DECIMAL128).doubleValue(),
        Band.depth(book, sum, fx));
  }

  /// The same book without the levels that no figure is taken from: those within 2 % of mid stay,
  /// and on each side the first beyond, which shows that the venue delivered all within. A book
  /// that cannot be measured keeps its best levels, which show why.
  static OrderBook measuredPart(OrderBook book) {
    return Band.part((VenueOrderBook) book);
  }

  /// Time since the answer arrived. A venue's own stamp that lay more than 5 s behind that venue's
  /// clock at receipt tells of an old snapshot, and its lag is added.
  default Duration age(Instant now) {
    Duration sinceReceipt = Duration.between(book().receivedAt(), now);
    Duration lag = book().stampLag();
    Duration age = lag.compareTo(Band.TOLERATED_LAG) > 0 ? sinceReceipt.plus(lag) : sinceReceipt;
    return age.isNegative() ? Duration.ZERO : age;
  }

  /// Whether the book is older than a limit; exactly the limit is not.
  default boolean isStale(Instant now, Duration limit) {
    return age(now).compareTo(limit) > 0;
  }

  /// A book with two sides that do not touch.
  ///
  /// @param fx US dollars per quote unit
  /// @param mid `(best bid + best ask) / 2`, quote units
  /// @param spreadBps `(best ask - best bid) / mid * 10000`
  record Valid(OrderBook book, double fx, double mid, double spreadBps, Depth depth)
      implements BookMeasure {

    public double midUsd() {
      return mid * fx;
    }

    /// Whether the spread keeps within a cap, decided exactly; a spread equal to the cap does.
    public boolean spreadWithin(int capBps) {
      BigDecimal bid = book.bids().getFirst().price();
      BigDecimal ask = book.asks().getFirst().price();
      BigDecimal cap = BigDecimal.valueOf(capBps).multiply(ask.add(bid));
      return ask.subtract(bid).multiply(Band.BPS).compareTo(cap) <= 0;
    }
  }

  /// A book that cannot be measured.
  record Invalid(OrderBook book, Defect defect) implements BookMeasure {}

  /// Why a book cannot be measured.
  enum Defect {
    /// a side has no level with a positive price and size
    BOOK_EMPTY,
    /// the best ask does not lie above the best bid
    BOOK_CROSSED
  }

  /// What lies within 2 % of mid, edges included. Where the worst delivered level of a side still
  /// lies inside, the venue may hold more: that side is truncated and its sum a lower bound.
  ///
  /// @param usd both sides together
  record Depth(
      double usd, double bidUsd, double askUsd, boolean bidTruncated, boolean askTruncated) {

    /// Whether [#usd] is a lower bound.
    public boolean truncated() {
      return bidTruncated || askTruncated;
    }
  }
}
