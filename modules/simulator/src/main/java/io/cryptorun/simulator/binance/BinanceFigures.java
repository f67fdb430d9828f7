package io.cryptorun.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.DayFigures;
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiFunction;

/// 24 hour figures, best prices and book.
final class BinanceFigures {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int DEFAULT_LEVELS = 100;
  private static final int MOST_LEVELS = 5000;

  private BinanceFigures() {}

  /// Weight of a book by the number of levels asked for.
  static int depthWeight(Request request) {
    String text = request.parameter("limit", "" + DEFAULT_LEVELS);
    long limit = text.matches("\\d{1,9}") ? Long.parseLong(text) : DEFAULT_LEVELS;
    if (limit <= 100) {
      return 5;
    }
    if (limit <= 500) {
      return 25;
    }
    return limit <= 1000 ? 50 : 250;
  }

  static Answer day(Call call) {
    boolean mini = call.parameter("type", "FULL").equals("MINI");
    return each(call, mini ? BinanceFigures::miniRow : BinanceFigures::dayRow);
  }

  static Answer bookTicker(Call call) {
    return each(call, BinanceFigures::bestRow);
  }

  static Answer depth(Call call) {
    var listing = BinanceSymbols.single(call);
    long limit = BinanceErrors.whole(call, "limit", DEFAULT_LEVELS);
    long shown = Math.clamp(limit, 1, MOST_LEVELS);
    var book = call.book(listing, 0);
    var body = Json.object().put("lastUpdateId", Math.floorDiv(book.millis(), 100));
    body.set("bids", levels(book.bids(), shown));
    body.set("asks", levels(book.asks(), shown));
    return Answer.ok(body).with(Answer.DERIVED, "book");
  }

  /// One symbol is answered by an object, any other number of them by a list.
  private static Answer each(Call call, BiFunction<Call, Listing, ObjectNode> row) {
    var answer =
        call.request().parameter("symbol") != null
            ? Answer.ok(row.apply(call, BinanceSymbols.single(call)))
            : Answer.ok(rows(call, row));
    return answer.with(Answer.DERIVED, "bid and ask, sums of hours");
  }

  private static ArrayNode rows(Call call, BiFunction<Call, Listing, ObjectNode> row) {
    var rows = Json.array();
    BinanceSymbols.wanted(call).forEach(listing -> rows.add(row.apply(call, listing)));
    return rows;
  }

  private static ObjectNode dayRow(Call call, Listing listing) {
    var figures = DayFigures.of(listing, call.now());
    var day = figures.day();
    var row = Json.object().put("symbol", BinanceSymbols.id(listing));
    double change = figures.last() - day.open();
    row.put("priceChange", eight(listing, change));
    row.put(
        "priceChangePercent",
        BigDecimal.valueOf(100 * change / day.open())
            .setScale(3, RoundingMode.HALF_UP)
            .toPlainString());
    row.put("weightedAvgPrice", eight(listing, DayFigures.vwap(day)));
    row.put("prevClosePrice", eight(listing, day.open()));
    row.put("lastPrice", eight(listing, figures.last()));
    row.put("lastQty", BinanceSymbols.eight(listing.volume(day.base() / 86_400)));
    best(row, call.touch(listing));
    row.put("openPrice", eight(listing, day.open())).put("highPrice", eight(listing, day.high()));
    row.put("lowPrice", eight(listing, day.low()));
    return counted(call, listing, row, figures);
  }

  private static ObjectNode miniRow(Call call, Listing listing) {
    var figures = DayFigures.of(listing, call.now());
    var day = figures.day();
    var row = Json.object().put("symbol", BinanceSymbols.id(listing));
    row.put("openPrice", eight(listing, day.open())).put("highPrice", eight(listing, day.high()));
    row.put("lowPrice", eight(listing, day.low()));
    row.put("lastPrice", eight(listing, figures.last()));
    return counted(call, listing, row, figures);
  }

  private static ObjectNode counted(
      Call call, Listing listing, ObjectNode row, DayFigures figures) {
    var day = figures.day();
    long trades = Candle.tradesOf(day);
    long lastId = Math.floorDiv(call.now(), 100);
    row.put("volume", BinanceSymbols.eight(listing.volume(day.base())));
    row.put("quoteVolume", BinanceSymbols.eight(listing.volume(day.quote())));
    row.put("openTime", call.now() - DAY_MILLIS).put("closeTime", call.now());
    row.put("firstId", trades == 0 ? -1 : lastId - trades + 1);
    return row.put("lastId", trades == 0 ? -1 : lastId).put("count", trades);
  }

  private static ObjectNode bestRow(Call call, Listing listing) {
    var row = Json.object().put("symbol", BinanceSymbols.id(listing));
    best(row, call.touch(listing));
    return row;
  }

  private static void best(ObjectNode row, Book book) {
    best(row, "bid", book.bids());
    best(row, "ask", book.asks());
  }

  private static void best(ObjectNode row, String side, List<Book.Order> orders) {
    boolean empty = orders.isEmpty();
    row.put(
        side + "Price", BinanceSymbols.eight(empty ? BigDecimal.ZERO : orders.getFirst().price()));
    row.put(side + "Qty", BinanceSymbols.eight(empty ? BigDecimal.ZERO : orders.getFirst().size()));
  }

  private static String eight(Listing listing, double value) {
    return BinanceSymbols.eight(listing.price(value));
  }

  private static ArrayNode levels(List<Book.Order> side, long shown) {
    var rows = Json.array();
    side.stream()
        .limit(shown)
        .forEach(order ->
            rows.add(
                Json.strings(
                    BinanceSymbols.eight(order.price()), BinanceSymbols.eight(order.size()))));
    return rows;
  }
}
