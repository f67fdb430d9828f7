package io.cryptorun.simulator.okx;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;

/// The newest trades, newest first.
final class OkxTrades {
  private static final int DEFAULT_ROWS = 100;
  private static final int MOST_ROWS = 500;

  private OkxTrades() {}

  static Answer trades(Call call) {
    var listing = OkxInstruments.named(call);
    var badLimit = OkxExchange.badParameter("limit");
    int count = Math.clamp(Parameters.whole(call, "limit", DEFAULT_ROWS, badLimit), 1, MOST_ROWS);
    var data = Json.array();
    for (var trade : call.trades(listing, count).reversed()) {
      data.addObject()
          .put("instId", OkxInstruments.id(listing))
          .put("side", trade.takerBought() ? "buy" : "sell")
          .put("sz", Json.shortest(trade.size()))
          .put("px", Json.shortest(trade.price()))
          .put("tradeId", Long.toString(trade.id()))
          .put("ts", Long.toString(trade.millis()));
    }
    return OkxExchange.data(data).with(Answer.DERIVED, "trades from bars");
  }
}
