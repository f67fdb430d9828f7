package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.market.Book;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The list of perpetuals, the one a request means, and its book. Linear ones are `PF_`, inverse
/// ones `PI_`; bitcoin alone has another name.
final class KrakenContracts {
  private static final long HOUR_MILLIS = 3_600_000L;

  private KrakenContracts() {}

  static String id(Perpetual perpetual) {
    return (perpetual.inverse() ? "PI_" : "PF_") + coin(perpetual) + "USD";
  }

  /// The coin's name on this host.
  static String coin(Perpetual perpetual) {
    return perpetual.base().equals("BTC") ? "XBT" : perpetual.base();
  }

  /// The contract a request must name, in whatever case, or the venue's error.
  static Perpetual single(Call call) {
    String wanted = call.request().parameter("symbol");
    if (wanted == null || wanted.isEmpty()) {
      throw KrakenFuturesExchange.missing(call);
    }
    return call.perpetuals().stream()
        .filter(perpetual -> id(perpetual).equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> KrakenFuturesExchange.invalidSymbol(call));
  }

  /// Always all contracts: a symbol among the parameters is ignored.
  static Answer instruments(Call call) {
    var rows = Json.array();
    call.perpetuals().forEach(perpetual -> rows.add(row(call, perpetual)));
    return KrakenFuturesExchange.success(call, "instruments", rows)
        .with(Answer.DERIVED, "most coins have a perpetual");
  }

  /// The whole book, bids from the worst to the best.
  static Answer orderbook(Call call) {
    var book = call.book(single(call).own(), 0);
    var sides = Json.object();
    sides.set("bids", levels(book.bids().reversed()));
    sides.set("asks", levels(book.asks()));
    return KrakenFuturesExchange.success(call, "orderBook", sides).with(Answer.DERIVED, "book");
  }

  /// A figure as this host writes it: a bare number.
  static DecimalNode number(BigDecimal value) {
    return DecimalNode.valueOf(new BigDecimal(Json.shortest(value)));
  }

  private static ArrayNode levels(List<Book.Order> side) {
    var rows = Json.array();
    side.forEach(
        order -> rows.add(Json.array().add(number(order.price())).add(number(order.size()))));
    return rows;
  }

  private static ObjectNode row(Call call, Perpetual perpetual) {
    var own = perpetual.own();
    var row = Json.object().put("symbol", id(perpetual));
    row.put("type", perpetual.inverse() ? "futures_inverse" : "flexible_futures");
    if (perpetual.inverse()) {
      row.put("underlying", "rr_" + coin(perpetual).toLowerCase(Locale.ROOT) + "usd");
    }
    row.set("tickSize", number(own.tick()));
    row.put("contractSize", 1).put("tradeable", !call.switchedOff(own));
    row.put("impactMidSize", 1).put("maxPositionSize", 1_000_000);
    row.put("openingDate", KrakenFuturesExchange.instant(own.hours().first() * HOUR_MILLIS));
    row.set("marginLevels", margins(0.02, 0.01));
    row.put("fundingRateCoefficient", perpetual.inverse() ? 8 : 24);
    row.put("maxRelativeFundingRate", 0.0025).put("isin", "");
    row.set("retailMarginLevels", margins(0.5, 0.25));
    row.put("category", "");
    row.putArray("tags");
    return row;
  }

  private static ArrayNode margins(double initial, double maintenance) {
    var levels = Json.array();
    levels
        .addObject()
        .put("contracts", 0)
        .put("initialMargin", initial)
        .put("maintenanceMargin", maintenance);
    return levels;
  }
}
