package io.cryptorun.simulator.coinbase;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.trades.TradeQuery;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Trades, newest first, with the side of the maker: a `sell` was bought by the taker. Cursors for
/// older and newer rows stand in the headers.
final class CoinbaseTrades {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int MOST_ROWS = 1000;
  private static final int DECIMALS = 8;

  private CoinbaseTrades() {}

  static Answer trades(Call call, Listing listing) {
    int count = Math.clamp(whole(call, "limit", MOST_ROWS), 1, MOST_ROWS);
    long after = whole(call, "after", Long.MAX_VALUE);
    long before = whole(call, "before", Long.MIN_VALUE);
    var trades =
        new TradeQuery(listing, call.now())
            .before(after, count).stream().filter(trade -> trade.id() > before).toList();
    var rows = Json.array();
    for (var trade : call.trades(trades).reversed()) {
      rows.addObject()
          .put("trade_id", trade.id())
          .put("side", trade.takerBought() ? "sell" : "buy")
          .put("size", Json.plain(trade.size()))
          .put("price", trade.price().setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString())
          .put("time", MICROS.format(instant(trade.micros())));
    }
    var answer = Answer.ok(rows).with(Answer.DERIVED, "trades from bars");
    return trades.isEmpty()
        ? answer
        : answer
            .with("CB-BEFORE", Long.toString(trades.getLast().id()))
            .with("CB-AFTER", Long.toString(trades.getFirst().id()));
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  private static long whole(Call call, String name, long fallback) {
    return Parameters.whole(
        call, name, fallback, new BadCall(CoinbaseExchange.message(400, "Invalid " + name)));
  }
}
