package io.cryptorun.simulator.binance;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;

/// The newest trades, oldest first; a trade whose buyer was the maker was sold by the taker.
final class BinanceTrades {
  private static final int DEFAULT_ROWS = 500;
  private static final int MOST_ROWS = 1000;

  private BinanceTrades() {}

  static Answer trades(Call call) {
    var listing = BinanceSymbols.single(call);
    int count = Math.clamp(BinanceErrors.whole(call, "limit", DEFAULT_ROWS), 1, MOST_ROWS);
    var rows = Json.array();
    for (var trade : call.trades(listing, count)) {
      rows.addObject()
          .put("id", trade.id())
          .put("price", BinanceSymbols.eight(trade.price()))
          .put("qty", BinanceSymbols.eight(trade.size()))
          .put("quoteQty", BinanceSymbols.eight(trade.quote()))
          .put("time", trade.millis())
          .put("isBuyerMaker", !trade.takerBought())
          .put("isBestMatch", true);
    }
    return Answer.ok(rows).with(Answer.DERIVED, "trades from bars");
  }
}
