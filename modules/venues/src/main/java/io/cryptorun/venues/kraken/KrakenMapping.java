package io.cryptorun.venues.kraken;

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
import io.cryptorun.venues.kraken.KrakenWire.Bars;
import io.cryptorun.venues.kraken.KrakenWire.Depth;
import io.cryptorun.venues.kraken.KrakenWire.Envelope;
import io.cryptorun.venues.kraken.KrakenWire.Figures;
import io.cryptorun.venues.kraken.KrakenWire.Pair;
import io.cryptorun.venues.kraken.KrakenWire.Print;
import io.cryptorun.venues.kraken.KrakenWire.Status;
import io.cryptorun.venues.kraken.KrakenWire.Trades;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From Kraken's answers to domain values.
final class KrakenMapping {
  private static final Set<String> DOLLAR = Set.of("ZUSD", "USD");
  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_NAME = 12;

  private KrakenMapping() {}

  /// The result, or the venue's error. Texts beginning with `W` are warnings beside a good result.
  static <T> T open(Envelope<T> envelope) {
    for (var error : require(envelope.error(), "error")) {
      if (!error.startsWith("W")) {
        throw new AnswerException(complaint(error));
      }
    }
    return require(envelope.result(), "result");
  }

  static Complaint complaint(String error) {
    if (error.equals("EGeneral:Too many requests") || error.startsWith("EAPI:Rate limit")) {
      return new Complaint(Fault.Code.RATE_LIMITED, Blame.RETRY, error);
    }
    if (error.startsWith("EService:Throttled")) {
      return new Complaint(Fault.Code.RATE_LIMITED, Blame.RETRY, error, untilOf(error));
    }
    if (error.startsWith("EGeneral:Temporary lockout")) {
      return new Complaint(Fault.Code.BANNED, Blame.BAN, error);
    }
    if (error.startsWith("EQuery:Unknown asset")) {
      return new Complaint(Fault.Code.UNKNOWN_INSTRUMENT, Blame.ANSWERED, error);
    }
    boolean passing = error.startsWith("EService:") || error.startsWith("EGeneral:Internal error");
    return new Complaint(Fault.Code.VENUE_ERROR, passing ? Blame.RETRY : Blame.ANSWERED, error);
  }

  /// `EService:Throttled: 1790348400` names the second from which it may be asked again.
  private static @Nullable Instant untilOf(String error) {
    var digits = error.replaceAll("\\D", "");
    return digits.matches("\\d{9,10}") ? Instant.ofEpochSecond(Long.parseLong(digits)) : null;
  }

  /// The venue's state in its own words; in maintenance it is not at work. While it only takes
  /// cancellations or resting orders its market data are good.
  static String atWork(Status answer) {
    var status = require(answer.status(), "status");
    if (status.equals("maintenance")) {
      throw new AnswerException(
          new Complaint(Fault.Code.VENUE_ERROR, Blame.TROUBLE, "system status: " + status));
    }
    return status;
  }

  static Listing listing(Collection<Pair> pairs) {
    var draft = new ListingDraft(Venue.KRAKEN);
    pairs.stream().filter(KrakenMapping::isTradable).forEach(pair -> list(pair, draft));
    return draft.listing();
  }

  private static boolean isTradable(Pair pair) {
    return "online".equals(pair.status())
        && "currency".equals(pair.baseClass())
        && "currency".equals(pair.quoteClass())
        && DOLLAR.contains(String.valueOf(pair.quote()));
  }

  private static void list(Pair pair, ListingDraft draft) {
    var altname = require(pair.altname(), "altname");
    var wsname = pair.wsname() == null ? "" : pair.wsname();
    int slash = wsname.indexOf('/');
    if (slash < 1) {
      draft.malformed(altname, "a wsname of the form BASE/QUOTE");
    } else if (altname.length() < SHORTEST_NAME || altname.length() > LONGEST_NAME) {
      draft.malformed(altname, "an altname of 3 to 12 characters");
    } else {
      draft.add(altname, wsname.substring(0, slash), wsname.substring(slash + 1));
    }
  }

  static Ticker ticker(Instrument instrument, Figures figures) {
    return new Ticker(
        instrument,
        require(figures.c(), "c").at(Figures.PRICE),
        require(figures.p(), "p").at(Figures.LAST_24H),
        require(figures.v(), "v").at(Figures.LAST_24H),
        null,
        isPriced(figures.a()) && isPriced(figures.b()));
  }

  private static boolean isPriced(@Nullable NumberRow side) {
    return side != null && side.at(Figures.PRICE).signum() > 0;
  }

  /// Bars up to the newest one that Kraken calls closed.
  static List<Candle> candles(Bars bars) {
    var newestClosed = NumberRow.time(require(bars.last(), "last").scaleByPowerOfTen(3));
    return only(bars.byPair()).stream()
        .filter(row -> !row.secondsAt(Bars.TIME).isAfter(newestClosed))
        .map(KrakenMapping::candle)
        .toList();
  }

  private static Candle candle(NumberRow row) {
    var volume = row.at(Bars.VOLUME);
    return new Candle(
        row.secondsAt(Bars.TIME),
        row.doubleAt(Bars.OPEN),
        row.doubleAt(Bars.HIGH),
        row.doubleAt(Bars.LOW),
        row.doubleAt(Bars.CLOSE),
        volume.doubleValue(),
        row.at(Bars.VWAP).multiply(volume).doubleValue(),
        false);
  }

  static BookSides sides(Depth depth) {
    return new BookSides(
        BookSides.levels(require(depth.bids(), "bids")),
        BookSides.levels(require(depth.asks(), "asks")),
        null);
  }

  static List<Trade> trades(Trades trades) {
    return TradeTape.of(only(trades.byPair()).stream().map(KrakenMapping::trade).toList());
  }

  private static Trade trade(Print print) {
    return TradeTape.trade(
        print.id(),
        NumberRow.time(require(print.time(), "time").scaleByPowerOfTen(3)),
        print.price(),
        print.volume(),
        takerBought(require(print.side(), "side")));
  }

  /// Kraken tells the taker's side.
  private static boolean takerBought(String side) {
    return switch (side) {
      case "b" -> true;
      case "s" -> false;
      default -> throw AnswerException.malformed("\"%s\" is not a side".formatted(side));
    };
  }

  /// The one value of an answer about one pair, under whatever name.
  static <T> T only(Map<String, T> byPair) {
    if (byPair.size() != 1) {
      throw AnswerException.malformed(
          "one pair was asked, %d were answered".formatted(byPair.size()));
    }
    return byPair.values().iterator().next();
  }
}
