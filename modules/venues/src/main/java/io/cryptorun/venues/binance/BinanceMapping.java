package io.cryptorun.venues.binance;

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
import io.cryptorun.venues.binance.BinanceWire.Bar;
import io.cryptorun.venues.binance.BinanceWire.Depth;
import io.cryptorun.venues.binance.BinanceWire.Exchange;
import io.cryptorun.venues.binance.BinanceWire.Figures;
import io.cryptorun.venues.binance.BinanceWire.Limit;
import io.cryptorun.venues.binance.BinanceWire.Pair;
import io.cryptorun.venues.binance.BinanceWire.Print;
import io.cryptorun.venues.http.Blame;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From Binance's answers to domain values.
final class BinanceMapping {
  private static final Pattern BANNED_UNTIL = Pattern.compile("banned until (\\d{13})");
  private static final int UNKNOWN_SYMBOL = -1121;

  private BinanceMapping() {}

  static Complaint complaint(int status, int code, String message) {
    var text = code + " " + message;
    if (code == UNKNOWN_SYMBOL) {
      return new Complaint(Fault.Code.UNKNOWN_INSTRUMENT, Blame.ANSWERED, text);
    }
    var byStatus = Complaint.ofStatus(status, text);
    return new Complaint(byStatus.code(), byStatus.blame(), text, banEnd(message));
  }

  private static @Nullable Instant banEnd(String message) {
    var ban = BANNED_UNTIL.matcher(message);
    return ban.find() ? Instant.ofEpochMilli(Long.parseLong(ban.group(1))) : null;
  }

  /// The weight that Binance says a minute may hold; empty when it does not say.
  static OptionalInt weightPerMinute(Exchange exchange) {
    var limits = exchange.rateLimits() == null ? List.<Limit>of() : exchange.rateLimits();
    return limits.stream()
        .filter(BinanceMapping::isWeightOfAMinute)
        .map(Limit::limit)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .filter(limit -> limit > 0)
        .findFirst();
  }

  private static boolean isWeightOfAMinute(Limit limit) {
    return "REQUEST_WEIGHT".equals(limit.rateLimitType())
        && "MINUTE".equals(limit.interval())
        && Integer.valueOf(1).equals(limit.intervalNum());
  }

  static Listing listing(Exchange exchange) {
    var draft = new ListingDraft(Venue.BINANCE);
    require(exchange.symbols(), "symbols").stream()
        .filter(BinanceMapping::isTradable)
        .forEach(pair ->
            draft.add(
                require(pair.symbol(), "symbol"),
                require(pair.baseAsset(), "baseAsset"),
                require(pair.quoteAsset(), "quoteAsset")));
    return draft.listing();
  }

  private static boolean isTradable(Pair pair) {
    return "TRADING".equals(pair.status()) && Boolean.TRUE.equals(pair.isSpotTradingAllowed());
  }

  static Ticker ticker(Instrument instrument, Figures figures) {
    return new Ticker(
        instrument,
        figures.lastPrice(),
        figures.weightedAvgPrice(),
        figures.volume(),
        figures.quoteVolume(),
        isPriced(figures.bidPrice()) && isPriced(figures.askPrice()));
  }

  private static boolean isPriced(@Nullable BigDecimal price) {
    return price != null && price.signum() > 0;
  }

  /// Bars whose closing time has passed on the venue's clock.
  static List<Candle> candles(List<NumberRow> rows, Instant venueNow) {
    return rows.stream()
        .filter(row -> row.millisAt(Bar.CLOSE_TIME).isBefore(venueNow))
        .map(BinanceMapping::candle)
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

  static BookSides sides(Depth depth) {
    return new BookSides(
        BookSides.levels(require(depth.bids(), "bids")),
        BookSides.levels(require(depth.asks(), "asks")),
        null);
  }

  static List<Trade> trades(List<Print> prints) {
    return TradeTape.of(prints.stream().map(BinanceMapping::trade).toList());
  }

  /// Binance tells whether the buyer was the one who waited: then the taker sold.
  private static Trade trade(Print print) {
    return TradeTape.trade(
        print.id(),
        NumberRow.time(require(print.time(), "time")),
        print.price(),
        print.qty(),
        !require(print.isBuyerMaker(), "isBuyerMaker"));
  }
}
