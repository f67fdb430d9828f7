package io.cryptorun.simulator.coinbase;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.CandleQuery;
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/// Candles: both bounds inclusive, at most 301 rows asked for, the newest 300 without bounds.
final class CoinbaseCandles {
  private static final Set<Long> GRANULARITIES = Set.of(60L, 300L, 900L, 3600L, 21_600L, 86_400L);
  private static final int NEWEST = 300;
  private static final int MOST_STEPS = 300;

  private CoinbaseCandles() {}

  static Answer candles(Call call, Listing listing) {
    long width = Parameters.whole(call, "granularity", 60, unsupported());
    if (!GRANULARITIES.contains(width)) {
      throw unsupported();
    }
    var query = new CandleQuery(listing, width, 0, call.now());
    var rows = Json.array();
    call.candles(candles(call, query)).reversed().forEach(candle -> rows.add(row(listing, candle)));
    String origin = listing.origin();
    var answer = Answer.ok(rows);
    return origin == null ? answer : answer.with(Answer.DERIVED, "candles from " + origin);
  }

  /// One bound alone is ignored, like none.
  private static List<Candle> candles(Call call, CandleQuery query) {
    String start = call.request().parameter("start");
    String end = call.request().parameter("end");
    if (start == null || end == null) {
      return query.newest(NEWEST);
    }
    long from = second(start);
    long to = second(end);
    if ((to - from) / query.width() > MOST_STEPS) {
      throw new BadCall(
          CoinbaseExchange.message(
              400,
              "granularity too small for the requested time range. Count of aggregations requested"
                  + " exceeds 300"));
    }
    return query.between(from, to);
  }

  private static long second(String text) {
    try {
      return text.matches("\\d+") ? Long.parseLong(text) : Instant.parse(text).getEpochSecond();
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new BadCall(CoinbaseExchange.message(400, "Invalid start or end"));
    }
  }

  private static ArrayNode row(Listing listing, Candle candle) {
    var bar = candle.bar();
    return Json.array()
        .add(candle.openSecond())
        .add(number(listing.price(bar.low())))
        .add(number(listing.price(bar.high())))
        .add(number(listing.price(bar.open())))
        .add(number(listing.price(bar.close())))
        .add(number(listing.volume(bar.base())));
  }

  private static DecimalNode number(BigDecimal value) {
    return DecimalNode.valueOf(new BigDecimal(Json.shortest(value)));
  }

  private static BadCall unsupported() {
    return new BadCall(CoinbaseExchange.message(400, "Unsupported granularity"));
  }
}
