package io.cryptorun.simulator.okx;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Open interest and mark prices of one swap or of all.
final class OkxOpenInterest {
  private static final int DECIMALS = 12;

  private OkxOpenInterest() {}

  static Answer openInterest(Call call) {
    OkxInstruments.requireType(call, "SWAP");
    var data = Json.array();
    for (var perpetual : OkxSwaps.wanted(call)) {
      double coins = perpetual.openInterest().at(call.now());
      double dollars = coins * perpetual.mark(call.now());
      double value = OkxSwaps.contractValue(perpetual).doubleValue();
      data.addObject()
          .put("instId", OkxSwaps.id(perpetual))
          .put("instType", "SWAP")
          .put("oi", written((perpetual.inverse() ? dollars : coins) / value))
          .put("oiCcy", written(coins))
          .put("oiUsd", written(dollars))
          .put("ts", Long.toString(call.now()));
    }
    return OkxExchange.data(data).with(Answer.DERIVED, "open interest from volume and price");
  }

  static Answer markPrice(Call call) {
    OkxInstruments.requireType(call, "SWAP");
    var data = Json.array();
    for (var perpetual : OkxSwaps.wanted(call)) {
      data.addObject()
          .put("instType", "SWAP")
          .put("instId", OkxSwaps.id(perpetual))
          .put("markPx", Json.shortest(perpetual.own().price(perpetual.mark(call.now()))))
          .put("ts", Long.toString(call.now()));
    }
    return OkxExchange.data(data).with(Answer.DERIVED, "mark prices from the spot market");
  }

  private static String written(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
