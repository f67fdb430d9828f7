package io.cryptorun.simulator.okx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.DayFigures;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Window;
import java.util.List;

/// Tickers and books.
final class OkxFigures {
  private static final int MOST_LEVELS = 400;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long EIGHT_HOURS = 28_800_000L;

  private OkxFigures() {}

  static Answer tickers(Call call) {
    OkxInstruments.requireType(call, "SPOT");
    var data = Json.array();
    call.market().listings(call.now()).forEach(listing -> data.add(row(call, listing)));
    return OkxExchange.data(data).with(Answer.DERIVED, "bid and ask, sums of hours");
  }

  static Answer ticker(Call call) {
    var listing = OkxInstruments.named(call);
    var data = Json.array().add(row(call, listing));
    return OkxExchange.data(data).with(Answer.DERIVED, "bid and ask, sums of hours");
  }

  static Answer books(Call call) {
    var listing = OkxInstruments.named(call);
    long size = Parameters.whole(call, "sz", 1, OkxExchange.badParameter("sz"));
    if (size < 1 || size > MOST_LEVELS) {
      throw OkxExchange.badParameter("sz");
    }
    var book = call.book(listing, 0);
    var data = Json.array();
    var sides = data.addObject();
    sides.set("asks", levels(book.asks(), size));
    sides.set("bids", levels(book.bids(), size));
    sides.put("ts", Long.toString(book.millis()));
    sides.put("seqId", Math.floorDiv(book.millis(), 100));
    return OkxExchange.data(data).with(Answer.DERIVED, "book");
  }

  private static ObjectNode row(Call call, Listing listing) {
    var figures = DayFigures.of(listing, call.now());
    var day = figures.day();
    var book = call.touch(listing);
    var row = Json.object();
    row.put("instType", "SPOT").put("instId", OkxInstruments.id(listing));
    row.put("last", price(listing, figures.last()));
    row.put("lastSz", Json.shortest(listing.volume(day.base() / 86_400)));
    best(row, "ask", book.asks());
    best(row, "bid", book.bids());
    row.put("open24h", price(listing, day.open())).put("high24h", price(listing, day.high()));
    row.put("low24h", price(listing, day.low()));
    row.put("volCcy24h", Json.shortest(listing.volume(day.quote())));
    row.put("vol24h", Json.shortest(listing.volume(day.base())));
    row.put("ts", Long.toString(call.now()));
    row.put("sodUtc0", price(listing, opening(listing, call.now(), 0)));
    return row.put("sodUtc8", price(listing, opening(listing, call.now(), EIGHT_HOURS)));
  }

  /// The price at the newest midnight of a zone that is so many milliseconds ahead of UTC.
  private static double opening(Listing listing, long now, long ahead) {
    long midnight = Math.floorDiv(now + ahead, DAY_MILLIS) * DAY_MILLIS - ahead;
    double price = Window.price(listing.hours(), midnight);
    return Double.isNaN(price) ? Window.price(listing.hours(), now) : price;
  }

  private static String price(Listing listing, double value) {
    return Json.shortest(listing.price(value));
  }

  private static void best(ObjectNode row, String side, List<Book.Order> orders) {
    boolean empty = orders.isEmpty();
    row.put(side + "Px", empty ? "" : Json.shortest(orders.getFirst().price()));
    row.put(side + "Sz", empty ? "" : Json.shortest(orders.getFirst().size()));
  }

  private static ArrayNode levels(List<Book.Order> side, long size) {
    var rows = Json.array();
    side.stream()
        .limit(size)
        .forEach(order ->
            rows.add(
                Json.strings(
                    Json.shortest(order.price()),
                    Json.shortest(order.size()),
                    "0",
                    Integer.toString(order.orders()))));
    return rows;
  }
}
