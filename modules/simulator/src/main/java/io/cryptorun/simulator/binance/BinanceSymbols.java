package io.cryptorun.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The list of symbols, and the symbols a request means.
final class BinanceSymbols {
  private static final int DECIMALS = 8;
  private static final Pattern BETWEEN = Pattern.compile("[\\[\\]\",\\s]+");

  private BinanceSymbols() {}

  /// The venue's name of a symbol, such as `BTCUSDT`.
  static String id(Listing listing) {
    return listing.base() + listing.quote();
  }

  /// The symbol a request must name, or the venue's error.
  static Listing single(Call call) {
    String wanted = call.request().parameter("symbol");
    if (wanted == null || wanted.isEmpty()) {
      throw BinanceErrors.bad(
          -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
    }
    return one(call, wanted);
  }

  /// The symbols a request names by `symbol` or `symbols`; all where it names none.
  static List<Listing> wanted(Call call) {
    if (call.request().parameter("symbol") != null) {
      return List.of(single(call));
    }
    var names = names(call.request());
    return names == null
        ? call.market().listings(call.now())
        : names.stream().map(name -> one(call, name)).toList();
  }

  /// Weight of the 24 hour figures by the number of symbols named.
  static int dayWeight(Request request) {
    var names = names(request);
    if (names == null || names.size() > 100) {
      return 80;
    }
    return names.size() > 20 ? 40 : 2;
  }

  static Answer exchangeInfo(Call call) {
    var body = Json.object().put("timezone", "UTC").put("serverTime", call.serverMillis());
    var limits = body.putArray("rateLimits");
    limits.add(rateLimit("REQUEST_WEIGHT", "MINUTE", 1, 6000));
    limits.add(rateLimit("RAW_REQUESTS", "MINUTE", 5, 61_000));
    body.putArray("exchangeFilters");
    var symbols = body.putArray("symbols");
    wanted(call).forEach(listing -> symbols.add(row(listing, call.switchedOff(listing))));
    return Answer.ok(body).with(Answer.DERIVED, "every recorded coin is listed");
  }

  /// A figure with the eight decimals that the venue always writes.
  static String eight(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }

  private static @Nullable List<String> names(Request request) {
    String text = request.parameter("symbols");
    return text == null
        ? null
        : BETWEEN.splitAsStream(text).filter(name -> !name.isEmpty()).toList();
  }

  private static Listing one(Call call, String name) {
    return call.market()
        .find(call.now(), listing -> id(listing).equals(name))
        .orElseThrow(() -> BinanceErrors.bad(-1121, "Invalid symbol."));
  }

  private static ObjectNode rateLimit(String type, String interval, int number, int limit) {
    return Json.object()
        .put("rateLimitType", type)
        .put("interval", interval)
        .put("intervalNum", number)
        .put("limit", limit);
  }

  private static ObjectNode row(Listing listing, boolean switchedOff) {
    var row = Json.object();
    row.put("symbol", id(listing)).put("status", switchedOff ? "BREAK" : "TRADING");
    row.put("baseAsset", listing.base()).put("baseAssetPrecision", DECIMALS);
    row.put("quoteAsset", listing.quote()).put("quotePrecision", DECIMALS);
    row.put("quoteAssetPrecision", DECIMALS).put("baseCommissionPrecision", DECIMALS);
    row.put("quoteCommissionPrecision", DECIMALS);
    row.set("orderTypes", Json.strings("LIMIT", "LIMIT_MAKER", "MARKET"));
    row.put("icebergAllowed", true).put("ocoAllowed", true);
    row.put("quoteOrderQtyMarketAllowed", true).put("allowTrailingStop", true);
    row.put("isSpotTradingAllowed", true).put("isMarginTradingAllowed", false);
    row.set("filters", filters(listing));
    row.putArray("permissions");
    row.putArray("permissionSets").addArray().add("SPOT");
    row.put("defaultSelfTradePreventionMode", "EXPIRE_MAKER");
    row.set("allowedSelfTradePreventionModes", Json.strings("EXPIRE_TAKER", "EXPIRE_MAKER"));
    return row;
  }

  private static ArrayNode filters(Listing listing) {
    String tick = eight(listing.tick());
    String step = eight(BigDecimal.ONE.movePointLeft(listing.sizeScale()));
    var filters = Json.array();
    filters
        .addObject()
        .put("filterType", "PRICE_FILTER")
        .put("minPrice", tick)
        .put("maxPrice", "1000000.00000000")
        .put("tickSize", tick);
    filters
        .addObject()
        .put("filterType", "LOT_SIZE")
        .put("minQty", step)
        .put("maxQty", "90000000.00000000")
        .put("stepSize", step);
    filters
        .addObject()
        .put("filterType", "NOTIONAL")
        .put("minNotional", "5.00000000")
        .put("applyMinToMarket", true)
        .put("maxNotional", "9000000.00000000")
        .put("applyMaxToMarket", false)
        .put("avgPriceMins", 5);
    return filters;
  }
}
