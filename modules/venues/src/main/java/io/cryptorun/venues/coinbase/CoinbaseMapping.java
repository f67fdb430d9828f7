package io.cryptorun.venues.coinbase;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.BookSides;
import io.cryptorun.venues.ListingDraft;
import io.cryptorun.venues.TradeTape;
import io.cryptorun.venues.coinbase.CoinbaseWire.Bar;
import io.cryptorun.venues.coinbase.CoinbaseWire.Book;
import io.cryptorun.venues.coinbase.CoinbaseWire.Print;
import io.cryptorun.venues.coinbase.CoinbaseWire.Product;
import io.cryptorun.venues.coinbase.CoinbaseWire.Stats;
import io.cryptorun.venues.http.AnswerException;
import io.cryptorun.venues.http.Blame;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// From Coinbase's answers to domain values.
final class CoinbaseMapping {
  /// Levels farther than this from the best price of their side are cut: more than twice the two
  /// percent around mid that depth is measured in.
  private static final BigDecimal FAR = new BigDecimal("0.05");

  private static final BigDecimal MEAN_OF_FOUR = new BigDecimal("0.25");

  private CoinbaseMapping() {}

  static Complaint complaint(int status, String message) {
    return status == 404
        ? new Complaint(Fault.Code.UNKNOWN_INSTRUMENT, Blame.ANSWERED, message)
        : Complaint.ofStatus(status, message);
  }

  static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw AnswerException.malformed("\"%s\" is not a time".formatted(text));
    }
  }

  static Listing listing(List<Product> products) {
    var draft = new ListingDraft(Venue.COINBASE);
    products.stream()
        .filter(CoinbaseMapping::isTradable)
        .forEach(product ->
            draft.add(
                require(product.id(), "id"),
                require(product.base(), "base_currency"),
                require(product.quote(), "quote_currency")));
    return draft.listing();
  }

  private static boolean isTradable(Product product) {
    return "online".equals(product.status())
        && !Boolean.TRUE.equals(product.tradingDisabled())
        && !Boolean.TRUE.equals(product.cancelOnly())
        && !Boolean.TRUE.equals(product.auctionMode());
  }

  static Ticker ticker(Instrument instrument, Stats stats) {
    return new Ticker(instrument, stats.last(), null, stats.volume(), null, null);
  }

  static List<Candle> candles(List<NumberRow> rows) {
    return rows.stream().map(CoinbaseMapping::candle).toList();
  }

  private static Candle candle(NumberRow row) {
    var open = row.at(Bar.OPEN);
    var high = row.at(Bar.HIGH);
    var low = row.at(Bar.LOW);
    var close = row.at(Bar.CLOSE);
    var volume = row.at(Bar.VOLUME);
    var mean = open.add(high).add(low).add(close).multiply(MEAN_OF_FOUR);
    return new Candle(
        row.secondsAt(Bar.TIME),
        open.doubleValue(),
        high.doubleValue(),
        low.doubleValue(),
        close.doubleValue(),
        volume.doubleValue(),
        volume.multiply(mean).doubleValue(),
        false);
  }

  static BookSides sides(Book book) {
    var bids = BookSides.levels(require(book.bids(), "bids"));
    var asks = BookSides.levels(require(book.asks(), "asks"));
    var highestFirst = Comparator.comparing(Level::price).reversed();
    return new BookSides(
        near(bids, highestFirst),
        near(asks, Comparator.comparing(Level::price)),
        book.time() == null ? null : time(book.time()));
  }

  static List<Trade> trades(List<Print> prints) {
    return TradeTape.of(prints.stream().map(CoinbaseMapping::trade).toList());
  }

  private static Trade trade(Print print) {
    return TradeTape.trade(
        print.id(),
        time(require(print.time(), "time")),
        print.price(),
        print.size(),
        takerBought(require(print.side(), "side")));
  }

  /// Coinbase tells the side of the order that waited: where that bought, the taker sold.
  private static boolean takerBought(String side) {
    return switch (side) {
      case "buy" -> false;
      case "sell" -> true;
      default -> throw AnswerException.malformed("\"%s\" is not a side".formatted(side));
    };
  }

  /// The levels near the best one, and the first beyond them: it shows that the side goes on.
  private static List<Level> near(List<Level> side, Comparator<Level> bestFirst) {
    var near = new ArrayList<Level>();
    for (var level : side.stream().sorted(bestFirst).toList()) {
      if (!near.isEmpty() && isFar(near.getLast(), near.getFirst())) {
        break;
      }
      near.add(level);
    }
    return near;
  }

  private static boolean isFar(Level level, Level best) {
    var distance = level.price().subtract(best.price()).abs();
    return distance.compareTo(best.price().multiply(FAR)) > 0;
  }
}
