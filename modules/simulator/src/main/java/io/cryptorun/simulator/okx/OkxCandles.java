package io.cryptorun.simulator.okx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.CandleQuery;
import io.cryptorun.simulator.market.Listing;
import java.util.Map;

/// Candles: `candles` holds the newest 1,440 rows, `history-candles` all closed ones.
final class OkxCandles {
  private static final int MOST_ROWS = 300;
  private static final int NEWEST_ROWS = 1440;
  private static final long HOUR = 3600;
  private static final long EIGHT_HOURS_BEFORE = -8 * HOUR;
  private static final Map<String, Long> UTC =
      Map.ofEntries(
          Map.entry("1m", 60L),
          Map.entry("3m", 180L),
          Map.entry("5m", 300L),
          Map.entry("15m", 900L),
          Map.entry("30m", 1800L),
          Map.entry("1H", HOUR),
          Map.entry("2H", 2 * HOUR),
          Map.entry("4H", 4 * HOUR),
          Map.entry("6Hutc", 6 * HOUR),
          Map.entry("12Hutc", 12 * HOUR),
          Map.entry("1Dutc", 24 * HOUR));
  private static final Map<String, Long> CHINA =
      Map.of("6H", 6 * HOUR, "12H", 12 * HOUR, "1D", 24 * HOUR);

  private OkxCandles() {}

  static Answer candles(Call call) {
    var listing = OkxInstruments.named(call);
    var query = query(call, listing);
    long after = Parameters.whole(call, "after", Long.MAX_VALUE, OkxExchange.badParameter("after"));
    long before =
        Parameters.whole(call, "before", Long.MIN_VALUE, OkxExchange.badParameter("before"));
    long limit = Parameters.whole(call, "limit", 100, OkxExchange.badParameter("limit"));
    boolean history = call.request().path().endsWith("/history-candles");
    long newest = Math.floorDiv(Math.min(after - 1, call.now()), 1000);
    long rows = Math.clamp(limit, 1, MOST_ROWS);
    long oldest = oldest(query, before, newest, rows, history);
    var candles =
        query.between(oldest, newest).stream()
            .filter(candle -> candle.openSecond() * 1000 < after)
            .filter(candle -> !history || candle.closed())
            .toList();
    var data = Json.array();
    call.candles(candles).reversed().stream()
        .limit(rows)
        .forEach(candle -> data.add(row(listing, candle)));
    return OkxInstruments.told(OkxExchange.data(data), "candles", listing.origin());
  }

  private static CandleQuery query(Call call, Listing listing) {
    String bar = call.parameter("bar", "1m");
    Long width = UTC.get(bar);
    if (width != null) {
      return new CandleQuery(listing, width, 0, call.now());
    }
    Long shifted = CHINA.get(bar);
    if (shifted == null) {
      throw OkxExchange.badParameter("bar");
    }
    return new CandleQuery(listing, shifted, EIGHT_HOURS_BEFORE, call.now());
  }

  /// The oldest open time worth looking at: one row more than asked, because the forming one may
  /// fall away; never older than `before`, nor than what the endpoint keeps.
  private static long oldest(
      CandleQuery query, long before, long newest, long rows, boolean history) {
    long wanted = query.floor(newest) - rows * query.width();
    long kept = query.floor(Math.floorDiv(query.now(), 1000)) - (NEWEST_ROWS - 1) * query.width();
    long bound = before == Long.MIN_VALUE ? Long.MIN_VALUE : Math.floorDiv(before, 1000) + 1;
    return Math.max(bound, history ? wanted : Math.max(wanted, kept));
  }

  private static ArrayNode row(Listing listing, Candle candle) {
    var bar = candle.bar();
    String quote = Json.shortest(listing.volume(bar.quote()));
    return Json.strings(
        Long.toString(candle.openSecond() * 1000),
        Json.shortest(listing.price(bar.open())),
        Json.shortest(listing.price(bar.high())),
        Json.shortest(listing.price(bar.low())),
        Json.shortest(listing.price(bar.close())),
        Json.shortest(listing.volume(bar.base())),
        quote,
        quote,
        candle.closed() ? "1" : "0");
  }
}
