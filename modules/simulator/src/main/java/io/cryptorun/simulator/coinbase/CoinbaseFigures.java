package io.cryptorun.simulator.coinbase;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.DayFigures;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// 24 hour figures, ticker, volume summary and book.
final class CoinbaseFigures {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int OUTER_LEVELS = 240;

  private CoinbaseFigures() {}

  /// A time as the venue writes it.
  static String instant(long millis) {
    return INSTANT.format(Instant.ofEpochMilli(millis));
  }

  static Answer stats(Call call, Listing listing) {
    var figures = DayFigures.of(listing, call.now());
    var day = figures.day();
    var body = Json.object();
    body.put("open", price(listing, day.open())).put("high", price(listing, day.high()));
    body.put("low", price(listing, day.low())).put("last", price(listing, figures.last()));
    body.put("volume", volume(listing, day.base()));
    body.put("volume_30day", volume(listing, month(listing, call.now())));
    body.put("rfq_volume_24hour", "0").put("rfq_volume_30day", "0");
    return Answer.ok(body).with(Answer.DERIVED, "sums of hours");
  }

  static Answer ticker(Call call, Listing listing) {
    var figures = DayFigures.of(listing, call.now());
    var book = call.touch(listing);
    var body = Json.object();
    body.put("ask", best(book.asks())).put("bid", best(book.bids()));
    body.put("volume", volume(listing, figures.day().base()));
    body.put("trade_id", Math.floorDiv(call.now(), 1000));
    body.put("price", price(listing, figures.last()));
    body.put("size", volume(listing, figures.day().base() / 86_400));
    body.put("time", instant(call.now())).put("rfq_volume", "0");
    return Answer.ok(body).with(Answer.DERIVED, "bid and ask, sums of hours");
  }

  static Answer volumeSummary(Call call) {
    var rows = Json.array();
    for (var listing : call.market().listings(call.now())) {
      var row = rows.addObject();
      row.put("id", CoinbaseProducts.id(listing)).put("base_currency", listing.base());
      row.put("quote_currency", listing.quote());
      row.put("display_name", CoinbaseProducts.id(listing));
      row.putArray("market_types").add("spot");
      var figures = DayFigures.of(listing, call.now());
      row.put("spot_volume_24hour", volume(listing, figures.day().base()));
      row.put("spot_volume_30day", volume(listing, month(listing, call.now())));
      row.put("rfq_volume_24hour", "0").put("rfq_volume_30day", "0");
      row.put("conversion_volume_24hour", "0").put("conversion_volume_30day", "0");
    }
    return Answer.ok(rows).with(Answer.DERIVED, "sums of hours");
  }

  static Answer book(Call call, Listing listing) {
    long level = Parameters.whole(call, "level", 1, invalidLevel());
    if (level < 1 || level > 2) {
      throw invalidLevel();
    }
    var book = call.book(listing, OUTER_LEVELS);
    long shown = level == 1 ? 1 : Long.MAX_VALUE;
    var body = Json.object();
    body.set("bids", levels(book.bids(), shown));
    body.set("asks", levels(book.asks(), shown));
    body.put("sequence", Math.floorDiv(book.millis(), 10));
    body.put("auction_mode", false).putNull("auction");
    body.put("time", instant(book.millis()));
    return Answer.ok(body).with(Answer.DERIVED, "book");
  }

  private static double month(Listing listing, long now) {
    @Nullable Bar month = Window.of(listing.hours(), now - 30 * DAY_MILLIS, now);
    return month == null ? 0 : month.base();
  }

  private static String price(Listing listing, double value) {
    return Json.shortest(listing.price(value));
  }

  private static String volume(Listing listing, double value) {
    return Json.shortest(listing.volume(value));
  }

  private static String best(List<Book.Order> side) {
    return side.isEmpty() ? "0" : Json.shortest(side.getFirst().price());
  }

  private static ArrayNode levels(List<Book.Order> side, long shown) {
    var rows = Json.array();
    side.stream()
        .limit(shown)
        .forEach(order ->
            rows.add(
                Json.array()
                    .add(Json.shortest(order.price()))
                    .add(Json.shortest(order.size()))
                    .add(order.orders())));
    return rows;
  }

  private static BadCall invalidLevel() {
    return new BadCall(CoinbaseExchange.message(400, "Invalid level"));
  }
}
