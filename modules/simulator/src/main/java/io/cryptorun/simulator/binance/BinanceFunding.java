package io.cryptorun.simulator.binance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.derivatives.Settlement;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.faults.FaultKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Funding: the rate building up, the rates charged (oldest first), and the contracts whose
/// interval is not the ordinary one.
final class BinanceFunding {
  private static final long NONE = Long.MIN_VALUE;
  private static final int DEFAULT_ROWS = 100;
  private static final int MOST_ROWS = 1000;
  private static final int ORDINARY_HOURS = 8;
  private static final long HOUR_MILLIS = 3_600_000L;

  private BinanceFunding() {}

  /// One symbol is answered by an object, none by a list of all.
  static Answer premiumIndex(Call call) {
    if (call.request().parameter("symbol") != null) {
      var perpetual = BinanceContracts.single(call);
      return told(Answer.ok(premium(call, perpetual)), perpetual);
    }
    var rows = Json.array();
    call.perpetuals().forEach(perpetual -> rows.add(premium(call, perpetual)));
    return Answer.ok(rows).with(Answer.DERIVED, "rates building up");
  }

  static Answer fundingRate(Call call) {
    int limit = Math.clamp(BinanceErrors.whole(call, "limit", DEFAULT_ROWS), 1, MOST_ROWS);
    var rows = Json.array();
    if (call.request().parameter("symbol") == null) {
      newestOfAll(call, limit).forEach(rows::add);
      return Answer.ok(rows);
    }
    var perpetual = BinanceContracts.single(call);
    call.settled(settled(call, perpetual, limit))
        .forEach(settlement -> rows.add(charged(call, perpetual, settlement)));
    return told(Answer.ok(rows), perpetual);
  }

  static Answer fundingInfo(Call call) {
    var rows = Json.array();
    for (var perpetual : call.perpetuals()) {
      long hours = call.fundingInterval(perpetual) / HOUR_MILLIS;
      if (hours != ORDINARY_HOURS) {
        rows.addObject()
            .put("adjustedFundingRateCap", "0.02000000")
            .put("adjustedFundingRateFloor", "-0.02000000")
            .put("disclaimer", false)
            .put("fundingIntervalHours", hours)
            .put("symbol", BinanceContracts.id(perpetual))
            .put("updateTime", perpetual.own().hours().first() * HOUR_MILLIS);
      }
    }
    return Answer.ok(rows);
  }

  private static ObjectNode premium(Call call, Perpetual perpetual) {
    long now = call.now();
    var rate = call.currentRate(perpetual);
    var row = Json.object();
    row.put("estimatedSettlePrice", price(perpetual, perpetual.index(now)));
    row.put("indexPrice", price(perpetual, perpetual.index(now)));
    row.put("interestRate", "0.00010000");
    row.put("lastFundingRate", rate == null ? "" : eight(rate));
    row.put("markPrice", price(perpetual, perpetual.mark(now)));
    row.put("nextFundingTime", call.nextFunding(perpetual));
    return row.put("symbol", BinanceContracts.id(perpetual)).put("time", now);
  }

  /// With a start from there forward, without one the newest up to the end.
  private static List<Settlement> settled(Call call, Perpetual perpetual, int limit) {
    long start = BinanceErrors.whole(call, "startTime", NONE);
    long end = Math.min(BinanceErrors.whole(call, "endTime", Long.MAX_VALUE), call.now());
    if (start == NONE) {
      return perpetual.funding().newest(end, limit);
    }
    var found = perpetual.funding().settled(start, end);
    return found.subList(0, Math.min(limit, found.size()));
  }

  private static List<ObjectNode> newestOfAll(Call call, int limit) {
    var rows = new ArrayList<ObjectNode>();
    for (var perpetual : call.perpetuals()) {
      call.settled(settled(call, perpetual, 3))
          .forEach(settlement -> rows.add(charged(call, perpetual, settlement)));
    }
    rows.sort(Comparator.comparingLong(row -> row.get("fundingTime").asLong()));
    return rows.subList(Math.max(0, rows.size() - limit), rows.size());
  }

  private static ObjectNode charged(Call call, Perpetual perpetual, Settlement settlement) {
    boolean empty = call.faults().has(FaultKind.FUNDING_EMPTY);
    return Json.object()
        .put("symbol", BinanceContracts.id(perpetual))
        .put("fundingTime", settlement.millis())
        .put("fundingRate", empty ? "" : eight(settlement.rate()))
        .put("markPrice", price(perpetual, perpetual.mark(settlement.millis())));
  }

  private static String price(Perpetual perpetual, double value) {
    return Double.isNaN(value) ? "" : BinanceSymbols.eight(perpetual.own().price(value));
  }

  private static String eight(double rate) {
    return BigDecimal.valueOf(rate).setScale(8, RoundingMode.HALF_UP).toPlainString();
  }

  private static Answer told(Answer answer, Perpetual perpetual) {
    String origin = perpetual.origin();
    return origin == null ? answer : answer.with(Answer.DERIVED, origin);
  }
}
