package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.DayFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/// Tickers: prices, open interest and the funding rate of the current hour, which is an amount of
/// money for one contract and not a fraction. Index rows have three fields only.
final class KrakenFuturesTickers {
  private static final String DERIVED = "funding, open interest, bid and ask";
  private static final MathContext DIGITS = new MathContext(16);
  private static final long HOUR_MILLIS = 3_600_000L;

  private KrakenFuturesTickers() {}

  static Answer tickers(Call call) {
    var rows = Json.array();
    for (var perpetual : call.perpetuals()) {
      rows.add(row(call, perpetual));
      if (perpetual.inverse()) {
        rows.add(index(call, perpetual));
      }
    }
    return KrakenFuturesExchange.success(call, "tickers", rows).with(Answer.DERIVED, DERIVED);
  }

  static Answer ticker(Call call, String symbol) {
    var found =
        call.perpetuals().stream()
            .filter(perpetual -> KrakenContracts.id(perpetual).equalsIgnoreCase(symbol))
            .findFirst()
            .orElseThrow(() -> KrakenFuturesExchange.notFound(call));
    return KrakenFuturesExchange.success(call, "ticker", row(call, found))
        .with(Answer.DERIVED, DERIVED);
  }

  /// What one contract pays an hour at a relative rate: money for a linear one, coins for an
  /// inverse one.
  static double absolute(Perpetual perpetual, double relative, double index) {
    return perpetual.inverse() ? relative / index : relative * index;
  }

  private static ObjectNode row(Call call, Perpetual perpetual) {
    long now = call.now();
    var own = perpetual.own();
    var figures = DayFigures.of(own, now);
    var day = figures.day();
    var row = Json.object().put("symbol", KrakenContracts.id(perpetual));
    price(row, "last", perpetual, figures.last());
    row.put("lastTime", KrakenFuturesExchange.instant(now)).put("tag", "perpetual");
    row.put("pair", KrakenContracts.coin(perpetual) + ":USD");
    price(row, "markPrice", perpetual, perpetual.mark(now));
    var book = call.touch(own);
    best(row, "bid", book.bids());
    best(row, "ask", book.asks());
    boolean inverse = perpetual.inverse();
    amount(row, "vol24h", inverse ? day.quote() : day.base());
    amount(row, "volumeQuote", inverse ? day.base() : day.quote());
    double interest = perpetual.openInterest().at(now);
    amount(row, "openInterest", inverse ? interest * perpetual.mark(now) : interest);
    price(row, "open24h", perpetual, day.open());
    price(row, "high24h", perpetual, day.high());
    price(row, "low24h", perpetual, day.low());
    amount(row, "lastSize", day.base() / 86_400);
    funding(call, row, perpetual);
    row.put("suspended", call.switchedOff(own));
    price(row, "indexPrice", perpetual, perpetual.index(now));
    row.put("postOnly", call.faults().has(FaultKind.POST_ONLY));
    row.put("change24h", Math.round((figures.last() / day.open() - 1) * 10_000) / 100.0);
    return row;
  }

  private static void funding(Call call, ObjectNode row, Perpetual perpetual) {
    var rate = call.currentRate(perpetual);
    if (rate == null) {
      return;
    }
    double index = perpetual.index(call.now());
    long next = call.now() + HOUR_MILLIS;
    double predicted = perpetual.funding().expected(next, call.now());
    row.put("fundingRate", absolute(perpetual, rate, index));
    row.put("fundingRatePrediction", absolute(perpetual, predicted, index));
  }

  private static ObjectNode index(Call call, Perpetual perpetual) {
    var row = Json.object();
    row.put("symbol", "in_" + KrakenContracts.coin(perpetual).toLowerCase(Locale.ROOT) + "usd");
    price(row, "last", perpetual, perpetual.index(call.now()));
    return row.put("lastTime", KrakenFuturesExchange.instant(call.now()));
  }

  private static void price(ObjectNode row, String name, Perpetual perpetual, double value) {
    row.set(name, KrakenContracts.number(perpetual.own().price(value)));
  }

  private static void amount(ObjectNode row, String name, double value) {
    row.set(name, KrakenContracts.number(BigDecimal.valueOf(value).round(DIGITS)));
  }

  /// An empty side has no field at all.
  private static void best(ObjectNode row, String side, List<Book.Order> orders) {
    if (!orders.isEmpty()) {
      row.set(side, KrakenContracts.number(orders.getFirst().price()));
      row.set(side + "Size", KrakenContracts.number(orders.getFirst().size()));
    }
  }
}
