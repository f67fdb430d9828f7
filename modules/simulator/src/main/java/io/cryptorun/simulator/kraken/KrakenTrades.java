package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.trades.Trade;
import io.cryptorun.simulator.trades.TradeQuery;
import java.math.BigDecimal;
import java.util.List;

/// Trades, oldest first: the newest ones, or from an instant in nanoseconds forward. The row at
/// that instant comes again.
final class KrakenTrades {
  private static final int MOST_ROWS = 1000;

  private KrakenTrades() {}

  static Answer trades(Call call) {
    var named = KrakenPairs.single(call);
    var listing = named.listing();
    int count = (int) Parameters.whole(call, "count", MOST_ROWS, KrakenFigures.badArguments());
    if (count < 1 || count > MOST_ROWS) {
      throw KrakenFigures.badArguments();
    }
    long since = Parameters.whole(call, "since", -1, KrakenFigures.badArguments());
    var query = new TradeQuery(listing, call.now());
    var trades = since < 0 ? query.newest(count) : query.from(Math.floorDiv(since, 1000), count);
    var result = Json.object();
    var rows = result.putArray(KrakenFigures.key(call, named));
    call.trades(trades).forEach(trade -> rows.add(row(trade)));
    result.put("last", last(trades, since) + "");
    return KrakenExchange.result(result).with(Answer.DERIVED, "trades from bars");
  }

  private static long last(List<Trade> trades, long since) {
    return trades.isEmpty() ? Math.max(0, since) : trades.getLast().micros() * 1000;
  }

  private static ArrayNode row(Trade trade) {
    return Json.array()
        .add(Json.plain(trade.price()))
        .add(Json.plain(trade.size()))
        .add(DecimalNode.valueOf(BigDecimal.valueOf(trade.micros(), 6)))
        .add(trade.takerBought() ? "b" : "s")
        .add(trade.id() % 3 == 0 ? "l" : "m")
        .add("")
        .add(trade.id());
  }
}
