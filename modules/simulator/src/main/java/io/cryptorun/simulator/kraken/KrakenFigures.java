package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.CandleQuery;
import io.cryptorun.simulator.market.DayFigures;
import io.cryptorun.simulator.market.Listing;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/// Ticker, candles and book.
final class KrakenFigures {
  private static final Set<Long> INTERVALS =
      Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1440L, 10_080L, 21_600L);
  private static final long MONDAY = 4 * 86_400;
  private static final int MOST_CLOSED_ROWS = 720;
  private static final int MOST_LEVELS = 500;

  private KrakenFigures() {}

  static Answer ticker(Call call) {
    var result = Json.object();
    for (var named : KrakenPairs.named(call)) {
      result.set(key(call, named), ticker(call, named.listing()));
    }
    return KrakenExchange.result(result).with(Answer.DERIVED, "bid and ask, sums of hours");
  }

  static Answer ohlc(Call call) {
    var named = KrakenPairs.single(call);
    long minutes = Parameters.whole(call, "interval", 1, badArguments());
    if (!INTERVALS.contains(minutes)) {
      throw badArguments();
    }
    long since = Parameters.whole(call, "since", 0, badArguments());
    long width = minutes * 60;
    var query = new CandleQuery(named.listing(), width, width == 604_800 ? MONDAY : 0, call.now());
    long forming = query.floor(call.second());
    long oldest = forming - MOST_CLOSED_ROWS * width;
    long from = since >= oldest ? since + 1 : oldest;
    return answer(call, named, query.between(from, forming), forming - width);
  }

  static Answer depth(Call call) {
    var named = KrakenPairs.single(call);
    long count = Parameters.whole(call, "count", 100, badArguments());
    if (count < 1 || count > MOST_LEVELS) {
      throw badArguments();
    }
    var book = call.book(named.listing(), 0);
    var sides = Json.object();
    sides.set("asks", levels(book.asks(), count, book.millis()));
    sides.set("bids", levels(book.bids(), count, book.millis()));
    var result = Json.object();
    result.set(key(call, named), sides);
    return KrakenExchange.result(result).with(Answer.DERIVED, "book");
  }

  private static Answer answer(
      Call call, KrakenPairs.Named named, List<Candle> candles, long closed) {
    var result = Json.object();
    var rows = result.putArray(key(call, named));
    call.candles(candles).forEach(candle -> rows.add(row(named.listing(), candle)));
    result.put("last", closed);
    var answer = KrakenExchange.result(result);
    String origin = named.origin();
    return origin == null ? answer : answer.with(Answer.DERIVED, "candles from " + origin);
  }

  private static ArrayNode row(Listing listing, Candle candle) {
    var bar = candle.bar();
    boolean traded = bar.base() > 0;
    return Json.array()
        .add(candle.openSecond())
        .add(Json.plain(listing.price(bar.open())))
        .add(Json.plain(listing.price(bar.high())))
        .add(Json.plain(listing.price(bar.low())))
        .add(Json.plain(listing.price(bar.close())))
        .add(traded ? Json.plain(listing.price(candle.vwap())) : "0.0")
        .add(Json.plain(listing.volume(bar.base())))
        .add(candle.trades());
  }

  private static ObjectNode ticker(Call call, Listing listing) {
    var figures = DayFigures.of(listing, call.now());
    var book = call.touch(listing);
    var row = Json.object();
    row.set("a", best(book.asks()));
    row.set("b", best(book.bids()));
    String last = Json.plain(listing.price(figures.last()));
    row.set("c", Json.strings(last, Json.plain(listing.volume(figures.day().base() / 86_400))));
    var today = figures.today();
    var day = figures.day();
    row.set(
        "v",
        Json.strings(
            Json.plain(listing.volume(today.base())), Json.plain(listing.volume(day.base()))));
    row.set("p", prices(listing, DayFigures.vwap(today), DayFigures.vwap(day)));
    row.set("t", Json.array().add(Candle.tradesOf(today)).add(Candle.tradesOf(day)));
    row.set("l", prices(listing, today.low(), day.low()));
    row.set("h", prices(listing, today.high(), day.high()));
    return row.put("o", Json.plain(listing.price(today.open())));
  }

  private static ArrayNode prices(Listing listing, double today, double day) {
    return Json.strings(Json.plain(listing.price(today)), Json.plain(listing.price(day)));
  }

  private static ArrayNode best(List<Book.Order> side) {
    if (side.isEmpty()) {
      return Json.strings("0", "0", "0.000");
    }
    var order = side.getFirst();
    var lots = order.size().setScale(3, RoundingMode.HALF_UP);
    return Json.strings(
        Json.plain(order.price()),
        lots.toBigInteger().max(BigInteger.ONE).toString(),
        Json.plain(lots));
  }

  private static ArrayNode levels(List<Book.Order> side, long count, long millis) {
    var rows = Json.array();
    long second = Math.floorDiv(millis, 1000);
    side.stream()
        .limit(count)
        .forEach(order ->
            rows.add(
                Json.array()
                    .add(Json.plain(order.price()))
                    .add(Json.plain(order.size()))
                    .add(second - order.orders())));
    return rows;
  }

  static String key(Call call, KrakenPairs.Named named) {
    return call.faults().has(FaultKind.RENAMED_KEY) ? named.listing().symbol() : named.key();
  }

  static BadCall badArguments() {
    return new BadCall(Answer.ok(KrakenExchange.error("EGeneral:Invalid arguments")));
  }
}
