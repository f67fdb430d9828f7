package io.cryptorun.venues.okx;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.BookSides;
import io.cryptorun.venues.ListingDraft;
import io.cryptorun.venues.TradeTape;
import io.cryptorun.venues.http.AnswerException;
import io.cryptorun.venues.http.Blame;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import io.cryptorun.venues.okx.OkxWire.Bar;
import io.cryptorun.venues.okx.OkxWire.Book;
import io.cryptorun.venues.okx.OkxWire.Envelope;
import io.cryptorun.venues.okx.OkxWire.Figures;
import io.cryptorun.venues.okx.OkxWire.Pair;
import io.cryptorun.venues.okx.OkxWire.Print;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From OKX's answers to domain values.
final class OkxMapping {
  private OkxMapping() {}

  /// The data, or the venue's error.
  static <T> List<T> open(Envelope<T> envelope) {
    var code = require(envelope.code(), "code");
    if (!code.equals("0")) {
      throw new AnswerException(complaint(200, code, String.valueOf(envelope.msg())));
    }
    return require(envelope.data(), "data");
  }

  static Complaint complaint(int status, String code, String message) {
    var text = code + " " + message;
    return switch (code) {
      case "50011", "50040", "50061" -> new Complaint(Fault.Code.RATE_LIMITED, Blame.RETRY, text);
      case "50001", "50004", "50013", "50026" ->
          new Complaint(Fault.Code.VENUE_ERROR, Blame.RETRY, text);
      case "51001" -> new Complaint(Fault.Code.UNKNOWN_INSTRUMENT, Blame.ANSWERED, text);
      default -> Complaint.ofStatus(status, text);
    };
  }

  static Instant time(OkxWire.Time time) {
    return NumberRow.time(require(time.ts(), "ts"));
  }

  static Listing listing(List<Pair> pairs) {
    var draft = new ListingDraft(Venue.OKX);
    pairs.stream()
        .filter(OkxMapping::isTradable)
        .forEach(pair ->
            draft.add(
                require(pair.instId(), "instId"),
                require(pair.baseCcy(), "baseCcy"),
                require(pair.quoteCcy(), "quoteCcy")));
    return draft.listing();
  }

  private static boolean isTradable(Pair pair) {
    var rule = pair.ruleType();
    return "live".equals(pair.state())
        && "SPOT".equals(pair.instType())
        && (rule == null || rule.isEmpty() || rule.equals("normal"));
  }

  static Ticker ticker(Instrument instrument, Figures figures) {
    return new Ticker(
        instrument,
        figures.last(),
        null,
        figures.vol24h(),
        figures.volCcy24h(),
        isPriced(figures.bidPx()) && isPriced(figures.askPx()));
  }

  private static boolean isPriced(@Nullable BigDecimal price) {
    return price != null && price.signum() > 0;
  }

  /// Bars that OKX confirms as closed.
  static List<Candle> candles(List<NumberRow> rows) {
    return rows.stream()
        .filter(row -> row.at(Bar.CONFIRM).compareTo(BigDecimal.ONE) == 0)
        .map(OkxMapping::candle)
        .toList();
  }

  private static Candle candle(NumberRow row) {
    return new Candle(
        row.millisAt(Bar.TIME),
        row.doubleAt(Bar.OPEN),
        row.doubleAt(Bar.HIGH),
        row.doubleAt(Bar.LOW),
        row.doubleAt(Bar.CLOSE),
        row.doubleAt(Bar.VOLUME),
        row.doubleAt(Bar.QUOTE_VOLUME),
        false);
  }

  static BookSides sides(Book book) {
    return new BookSides(
        BookSides.levels(require(book.bids(), "bids")),
        BookSides.levels(require(book.asks(), "asks")),
        NumberRow.time(require(book.ts(), "ts")));
  }

  static List<Trade> trades(List<Print> prints) {
    return TradeTape.of(prints.stream().map(OkxMapping::trade).toList());
  }

  private static Trade trade(Print print) {
    return TradeTape.trade(
        print.tradeId(),
        NumberRow.time(require(print.ts(), "ts")),
        print.px(),
        print.sz(),
        takerBought(require(print.side(), "side")));
  }

  /// OKX tells the taker's side.
  private static boolean takerBought(String side) {
    return switch (side) {
      case "buy" -> true;
      case "sell" -> false;
      default -> throw AnswerException.malformed("\"%s\" is not a side".formatted(side));
    };
  }

  /// The one row of an answer about one pair.
  static <T> T only(List<T> rows) {
    if (rows.size() != 1) {
      throw AnswerException.malformed("one row was due, %d came".formatted(rows.size()));
    }
    return rows.getFirst();
  }
}
