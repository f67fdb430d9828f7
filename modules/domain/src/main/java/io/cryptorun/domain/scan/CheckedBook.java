package io.cryptorun.domain.scan;

import io.cryptorun.domain.gates.BookVerdict;
import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One venue's answer about its book, measured and aged.
///
/// @param status `VENUE_OK`, the defect, or the fault that kept the book away
/// @param measure null when no book arrived
/// @param limit how old it may be
record CheckedBook(
    Instrument instrument, String status, @Nullable BookMeasure measure, Duration limit) {

  static CheckedBook of(
      Instrument instrument, Reply<OrderBook> reply, double fx, Instant at, Duration limit) {
    return switch (reply) {
      case Reply.Missing<OrderBook>(var fault) ->
          new CheckedBook(instrument, fault.code().name(), null, limit);
      case Reply.Received<OrderBook>(var book, _, _, _)
          when !book.instrument().equals(instrument) ->
          new CheckedBook(instrument, BookVerdict.NOT_NATIVE, null, limit);
      case Reply.Received<OrderBook>(var book, _, _, _) ->
          checked(instrument, BookMeasure.of(book, fx), at, limit);
    };
  }

  private static CheckedBook checked(
      Instrument instrument, BookMeasure measure, Instant at, Duration limit) {
    var status =
        switch (measure) {
          case BookMeasure.Invalid(_, var defect) -> defect.name();
          case BookMeasure.Valid valid ->
              valid.isStale(at, limit) ? BookVerdict.STALE : BookVerdict.OK;
        };
    return new CheckedBook(instrument, status, measure, limit);
  }

  /// The same book held against another limit at another time.
  CheckedBook again(Instant at, Duration otherLimit) {
    return measure == null ? this : checked(instrument, measure, at, otherLimit);
  }

  boolean isOk() {
    return status.equals(BookVerdict.OK);
  }

  /// Whether the venue sent something, usable or not.
  boolean answered() {
    return measure != null || status.equals(BookVerdict.NOT_NATIVE);
  }

  BookMeasure.@Nullable Valid figures() {
    return measure instanceof BookMeasure.Valid valid ? valid : null;
  }

  double depthUsd() {
    var figures = figures();
    return figures == null ? Double.NaN : figures.depth().usd();
  }

  BookFigures figuresAt(Instant at) {
    return measure == null ? BookFigures.none() : BookFigures.of(measure, measure.age(at));
  }

  VenueBook summary() {
    var figures = figures();
    return new VenueBook(
        instrument.venue(), status, depthUsd(), figures == null ? Double.NaN : figures.spreadBps());
  }
}
