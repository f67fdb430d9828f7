package io.cryptorun.simulator.okx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.market.Window;
import java.math.BigDecimal;
import java.util.List;

/// The list of swaps, and the swaps a request means. A contract is a power of ten of the coin, or
/// 100 dollars where it is inverse.
final class OkxSwaps {
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final BigDecimal INVERSE_VALUE = BigDecimal.valueOf(100);

  private OkxSwaps() {}

  /// The venue's name of a swap, such as `BTC-USDT-SWAP`.
  static String id(Perpetual perpetual) {
    return family(perpetual) + "-SWAP";
  }

  static String family(Perpetual perpetual) {
    return perpetual.base() + (perpetual.inverse() ? "-USD" : "-USDT");
  }

  /// What one contract stands for: coins, dollars where it is inverse.
  static BigDecimal contractValue(Perpetual perpetual) {
    if (perpetual.inverse()) {
      return INVERSE_VALUE;
    }
    var hours = perpetual.spot().hours();
    double price = Window.price(hours, (hours.first() + 1) * HOUR_MILLIS - 1);
    int power = 2 - (int) Math.floor(Math.log10(price));
    return new BigDecimal(Json.plain(BigDecimal.ONE.scaleByPowerOfTen(power)));
  }

  /// The swap a request must name, or the venue's error.
  static Perpetual single(Call call) {
    String wanted = call.request().parameter("instId");
    if (wanted == null || wanted.isEmpty()) {
      throw OkxExchange.badParameter("instId");
    }
    return call.perpetuals().stream()
        .filter(perpetual -> id(perpetual).equals(wanted))
        .findFirst()
        .orElseThrow(OkxExchange::unknownInstrument);
  }

  /// The swaps a request means by `instId` or `instFamily`, all where it names none.
  static List<Perpetual> wanted(Call call) {
    if (call.request().parameter("instId") != null) {
      return List.of(single(call));
    }
    String family = call.request().parameter("instFamily");
    return call.perpetuals().stream()
        .filter(perpetual -> family == null || family.equals(family(perpetual)))
        .toList();
  }

  static Answer instruments(Call call) {
    var data = Json.array();
    for (var perpetual : wanted(call)) {
      data.add(row(call, perpetual, 10_000 + data.size()));
    }
    return OkxExchange.data(data).with(Answer.DERIVED, "most coins have a swap");
  }

  private static ObjectNode row(Call call, Perpetual perpetual, int code) {
    var own = perpetual.own();
    boolean inverse = perpetual.inverse();
    var row = Json.object();
    OkxInstruments.blank(row, "alias", "auctionEndTime", "baseCcy");
    row.put("category", "1").put("contTdSwTime", "").put("ctMult", "1");
    row.put("ctType", inverse ? "inverse" : "linear");
    row.put("ctVal", Json.plain(contractValue(perpetual)));
    row.put("ctValCcy", inverse ? "USD" : own.base()).put("expTime", "");
    row.put("futureSettlement", false).put("instFamily", family(perpetual));
    row.put("instId", id(perpetual)).put("instIdCode", code).put("instType", "SWAP");
    row.put("lever", "50").put("listTime", Long.toString(own.hours().first() * HOUR_MILLIS));
    row.put("lotSz", inverse ? "1" : "0.01").put("maxIcebergSz", "100000000.0000000000000000");
    row.put("maxLmtAmt", "20000000").put("maxLmtSz", "100000000").put("maxMktAmt", "");
    row.put("maxMktSz", "12000").put("maxPlatOILmt", "").put("maxStopSz", "30000");
    row.put("maxTriggerSz", "100000000.0000000000000000");
    row.put("maxTwapSz", "100000000.0000000000000000").put("minSz", inverse ? "1" : "0.01");
    OkxInstruments.blank(row, "openType", "optType", "posLmtAmt", "posLmtPct", "preMktSwTime");
    row.put("quoteCcy", "").put("ruleType", "normal");
    row.put("settleCcy", inverse ? own.base() : own.quote());
    row.put("state", call.switchedOff(own) ? "suspend" : "live").put("stk", "");
    row.put("tickSz", Json.plain(own.tick()));
    row.putArray("tradeQuoteCcyList");
    return row.put("uly", family(perpetual));
  }
}
