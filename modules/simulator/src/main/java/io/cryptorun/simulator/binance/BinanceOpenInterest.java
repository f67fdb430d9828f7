package io.cryptorun.simulator.binance;

import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// Open interest of one contract, now and in steps of a period over the last month, oldest first.
final class BinanceOpenInterest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long MONTH = 30 * 24 * HOUR;
  private static final int DEFAULT_ROWS = 30;
  private static final int MOST_ROWS = 500;
  private static final Map<String, Long> PERIODS =
      Map.of(
          "5m", 5 * MINUTE,
          "15m", 15 * MINUTE,
          "30m", 30 * MINUTE,
          "1h", HOUR,
          "2h", 2 * HOUR,
          "4h", 4 * HOUR,
          "6h", 6 * HOUR,
          "12h", 12 * HOUR,
          "1d", 24 * HOUR);

  private BinanceOpenInterest() {}

  static Answer openInterest(Call call) {
    var perpetual = BinanceContracts.single(call);
    var body =
        Json.object()
            .put("openInterest", written(perpetual.openInterest().at(call.now()), 3))
            .put("symbol", BinanceContracts.id(perpetual))
            .put("time", call.now());
    return told(Answer.ok(body), perpetual);
  }

  static Answer history(Call call) {
    var perpetual = BinanceContracts.single(call);
    Long period = PERIODS.get(call.parameter("period", ""));
    if (period == null) {
      throw BinanceErrors.bad(-1130, "Data sent for parameter 'period' is not valid.");
    }
    long limit = Math.clamp(BinanceErrors.whole(call, "limit", DEFAULT_ROWS), 1, MOST_ROWS);
    long end = Math.min(BinanceErrors.whole(call, "endTime", Long.MAX_VALUE), call.now());
    long newest = Math.floorDiv(end, period) * period;
    long start = BinanceErrors.whole(call, "startTime", newest - (limit - 1) * period);
    long oldest = Math.max(start, call.now() - MONTH);
    var interest = perpetual.openInterest();
    var rows = Json.array();
    for (long at = Math.ceilDiv(oldest, period) * period;
        at <= newest && rows.size() < limit;
        at += period) {
      double base = interest.at(at);
      double price = perpetual.mark(at);
      if (!Double.isNaN(price)) {
        rows.addObject()
            .put("sumOpenInterest", written(base, 8))
            .put("sumOpenInterestValue", written(base * price, 8))
            .put("symbol", BinanceContracts.id(perpetual))
            .put("timestamp", at);
      }
    }
    return told(Answer.ok(rows), perpetual);
  }

  private static String written(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static Answer told(Answer answer, Perpetual perpetual) {
    return perpetual.recordedInterest() == null
        ? answer.with(Answer.DERIVED, "open interest from volume and price")
        : answer.with(Answer.DERIVED, "open interest held between recorded values");
  }
}
