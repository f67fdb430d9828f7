package io.cryptorun.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.CandleQuery;
import io.cryptorun.simulator.market.Listing;
import java.util.List;
import java.util.Map;

/// Candles: with a start from there forward, without one the newest up to the end; bounds
/// inclusive.
final class BinanceCandles {
  private static final int MOST_ROWS = 1000;
  private static final long MONDAY = 4 * 86_400;
  private static final long NONE = Long.MIN_VALUE;
  private static final Map<String, Long> WIDTHS =
      Map.ofEntries(
          Map.entry("1m", 60L),
          Map.entry("3m", 180L),
          Map.entry("5m", 300L),
          Map.entry("15m", 900L),
          Map.entry("30m", 1800L),
          Map.entry("1h", 3600L),
          Map.entry("2h", 7200L),
          Map.entry("4h", 14_400L),
          Map.entry("6h", 21_600L),
          Map.entry("8h", 28_800L),
          Map.entry("12h", 43_200L),
          Map.entry("1d", 86_400L),
          Map.entry("3d", 259_200L),
          Map.entry("1w", 604_800L));

  private BinanceCandles() {}

  static Answer klines(Call call) {
    return klines(call, BinanceSymbols.single(call), MOST_ROWS);
  }

  /// Candles of whatever listing.
  static Answer klines(Call call, Listing listing, int mostRows) {
    Long width = WIDTHS.get(call.parameter("interval", ""));
    if (width == null) {
      throw BinanceErrors.bad(-1120, "Invalid interval.");
    }
    var query = new CandleQuery(listing, width, width == 604_800 ? MONDAY : 0, call.now());
    var rows = Json.array();
    call.candles(candles(call, query, mostRows)).forEach(candle -> rows.add(row(listing, candle)));
    String origin = listing.origin();
    var answer = Answer.ok(rows);
    return origin == null ? answer : answer.with(Answer.DERIVED, "candles from " + origin);
  }

  private static List<Candle> candles(Call call, CandleQuery query, int mostRows) {
    long limit = Math.clamp(BinanceErrors.whole(call, "limit", 500), 1, mostRows);
    long start = BinanceErrors.whole(call, "startTime", NONE);
    long end = BinanceErrors.whole(call, "endTime", Long.MAX_VALUE);
    long newest = Math.floorDiv(Math.min(end, call.now()), 1000);
    if (start == NONE) {
      var found = query.between(query.floor(newest) - (limit - 1) * query.width(), newest);
      return found.subList((int) Math.max(0, found.size() - limit), found.size());
    }
    var found = query.between(Math.ceilDiv(start, 1000), newest);
    return found.subList(0, (int) Math.min(limit, found.size()));
  }

  private static ArrayNode row(Listing listing, Candle candle) {
    var bar = candle.bar();
    double bought = candle.takerBuyShare();
    return Json.array()
        .add(candle.openSecond() * 1000)
        .add(BinanceSymbols.eight(listing.price(bar.open())))
        .add(BinanceSymbols.eight(listing.price(bar.high())))
        .add(BinanceSymbols.eight(listing.price(bar.low())))
        .add(BinanceSymbols.eight(listing.price(bar.close())))
        .add(BinanceSymbols.eight(listing.volume(bar.base())))
        .add((candle.openSecond() + candle.width()) * 1000 - 1)
        .add(BinanceSymbols.eight(listing.volume(bar.quote())))
        .add(candle.trades())
        .add(BinanceSymbols.eight(listing.volume(bar.base() * bought)))
        .add(BinanceSymbols.eight(listing.volume(bar.quote() * bought)))
        .add("0");
  }
}
