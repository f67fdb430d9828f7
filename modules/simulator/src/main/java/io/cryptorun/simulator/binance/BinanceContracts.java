package io.cryptorun.simulator.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import java.math.BigDecimal;

/// The list of perpetuals, and the one a request means.
final class BinanceContracts {
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long NEVER = 4_133_404_800_000L;
  private static final int MOST_CANDLES = 1500;

  private BinanceContracts() {}

  static String id(Perpetual perpetual) {
    return BinanceSymbols.id(perpetual.spot());
  }

  /// The contract a request must name, or the venue's error.
  static Perpetual single(Call call) {
    String wanted = call.request().parameter("symbol");
    if (wanted == null || wanted.isEmpty()) {
      throw BinanceErrors.bad(
          -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
    }
    return call.perpetuals().stream()
        .filter(perpetual -> id(perpetual).equals(wanted))
        .findFirst()
        .orElseThrow(() -> BinanceErrors.bad(-1121, "Invalid symbol."));
  }

  static Answer klines(Call call) {
    return BinanceCandles.klines(call, single(call).own(), MOST_CANDLES);
  }

  /// Always all contracts: a symbol among the parameters is ignored.
  static Answer exchangeInfo(Call call) {
    var body = Json.object();
    body.putArray("assets")
        .addObject()
        .put("asset", "USDT")
        .put("autoAssetExchange", "-10000")
        .put("marginAvailable", true);
    body.putArray("exchangeFilters");
    body.put("futuresType", "U_MARGINED");
    body.putArray("rateLimits")
        .addObject()
        .put("interval", "MINUTE")
        .put("intervalNum", 1)
        .put("limit", 2400)
        .put("rateLimitType", "REQUEST_WEIGHT");
    body.put("serverTime", call.serverMillis());
    var symbols = body.putArray("symbols");
    call.perpetuals().forEach(perpetual -> symbols.add(row(call, perpetual)));
    body.put("timezone", "UTC");
    return Answer.ok(body).with(Answer.DERIVED, "most coins have a perpetual");
  }

  private static ObjectNode row(Call call, Perpetual perpetual) {
    var own = perpetual.own();
    var row = Json.object();
    row.put("baseAsset", own.base()).put("baseAssetPrecision", 8);
    row.put("contractType", "PERPETUAL").put("deliveryDate", NEVER);
    row.set("filters", filters(perpetual));
    row.put("liquidationFee", "0.012500").put("maintMarginPercent", "2.5000");
    row.put("marginAsset", own.quote()).put("marketTakeBound", "0.05");
    row.put("maxMoveOrderLimit", 10_000).put("onboardDate", own.hours().first() * HOUR_MILLIS);
    row.set(
        "orderTypes",
        Json.strings(
            "LIMIT",
            "MARKET",
            "STOP",
            "STOP_MARKET",
            "TAKE_PROFIT",
            "TAKE_PROFIT_MARKET",
            "TRAILING_STOP_MARKET"));
    row.put("pair", id(perpetual));
    row.set("permissionSets", Json.strings("GRID", "COPY"));
    row.put("pricePrecision", own.priceScale()).put("quantityPrecision", own.sizeScale());
    row.put("quoteAsset", own.quote()).put("quotePrecision", 8);
    row.put("requiredMarginPercent", "5.0000");
    row.put("status", call.switchedOff(own) ? "SETTLING" : "TRADING");
    row.put("symbol", id(perpetual));
    row.set("timeInForce", Json.strings("GTC", "IOC", "FOK", "GTX", "GTD"));
    row.put("triggerProtect", "0.0500");
    row.putArray("underlyingSubType").add("Layer-1");
    return row.put("underlyingType", "COIN");
  }

  private static ArrayNode filters(Perpetual perpetual) {
    String tick = Json.plain(perpetual.own().tick());
    String step = Json.plain(BigDecimal.ONE.movePointLeft(perpetual.own().sizeScale()));
    var filters = Json.array();
    filters
        .addObject()
        .put("filterType", "PRICE_FILTER")
        .put("maxPrice", "4529764")
        .put("minPrice", tick)
        .put("tickSize", tick);
    filters
        .addObject()
        .put("filterType", "LOT_SIZE")
        .put("maxQty", "1000000")
        .put("minQty", step)
        .put("stepSize", step);
    filters.addObject().put("filterType", "MIN_NOTIONAL").put("notional", "5");
    return filters;
  }
}
