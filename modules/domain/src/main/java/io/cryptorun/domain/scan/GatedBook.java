package io.cryptorun.domain.scan;

import io.cryptorun.domain.gates.BookVerdict;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The book the gates of one row use: the second look where there was one, else the first.
///
/// @param book null when no venue of the row has a valid fresh book
/// @param pass 1 or 2
/// @param limit how old it may be
/// @param refreshed the answer of the second look, null when the first counts
record GatedBook(
    @Nullable CheckedBook book, int pass, Duration limit, @Nullable Reading refreshed) {

  static GatedBook of(
      ScoredRow scored,
      ScoredScan scan,
      Map<Instrument, Reply<OrderBook>> fresh,
      Instant emission) {
    var row = scored.row();
    if (!row.hasBook()) {
      var limit =
          scan.isPromising(scored) ? BookAge.FRESH : scan.limits().of(row.instrument().venue());
      return new GatedBook(null, 1, limit, null);
    }
    if (!scan.isRefreshed(scored)) {
      return new GatedBook(row.book(), 1, row.book().limit(), null);
    }
    var reply = fresh.get(row.instrument());
    if (reply instanceof Reply.Received<OrderBook> received) {
      var book = CheckedBook.of(row.instrument(), received, row.fx(), emission, BookAge.FRESH);
      var reading = Reading.of(row.instrument().venue(), Source.Kind.BOOK, received).orElseThrow();
      return new GatedBook(book, 2, BookAge.FRESH, reading);
    }
    return new GatedBook(row.book().again(emission, BookAge.FRESH), 1, BookAge.FRESH, null);
  }

  BookVerdict verdict(MeasuredRow row, Instant emission) {
    double limitSeconds = BookFigures.seconds(limit);
    if (book == null) {
      return new BookVerdict(null, row.fault(), null, Double.NaN, limitSeconds);
    }
    return new BookVerdict(
        row.instrument().venue(),
        book.status(),
        book.figures(),
        figures(emission).ageSeconds(),
        limitSeconds);
  }

  BookFigures figures(Instant emission) {
    return book == null ? BookFigures.none() : book.figuresAt(emission);
  }

  /// The row's readings with the second look in place of the first.
  List<Source> sources(MeasuredRow row, Instant emission) {
    var sources = new ArrayList<Source>(row.readings().size());
    for (var reading : row.readings()) {
      var used = replaces(reading) ? refreshed : reading;
      sources.add(Optional.ofNullable(used).orElse(reading).at(emission));
    }
    return List.copyOf(sources);
  }

  private boolean replaces(Reading reading) {
    return refreshed != null
        && reading.kind() == refreshed.kind()
        && reading.venue() == refreshed.venue();
  }
}
