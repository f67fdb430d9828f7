package io.cryptorun.venues;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.market.Trade;
import io.cryptorun.venues.http.AnswerException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trades as a venue answered them, made into what everybody else reads: each once, oldest first,
/// the newest [#MOST]. Venues repeat rows at the borders of their pages; a trade that is counted
/// twice is volume that never was.
public final class TradeTape {
  /// More than this nobody asks for.
  public static final int MOST = 1000;

  private static final Comparator<Trade> OLDEST_FIRST =
      Comparator.comparing(Trade::time).thenComparingLong(trade -> Long.parseLong(trade.id()));

  private TradeTape() {}

  /// One trade of fields as sent; what no trade can have refuses the answer.
  public static Trade trade(
      @Nullable Long id,
      Instant time,
      @Nullable BigDecimal price,
      @Nullable BigDecimal quantity,
      boolean takerBought) {
    return new Trade(
        require(id, "trade id").toString(),
        time,
        positive(price, "price"),
        positive(quantity, "quantity"),
        takerBought);
  }

  private static double positive(@Nullable BigDecimal value, String field) {
    double number = require(value, field).doubleValue();
    if (!(number > 0) || !Double.isFinite(number)) {
      throw AnswerException.malformed("a trade has %s %s".formatted(field, value));
    }
    return number;
  }

  /// The trades of one answer, in whatever order they came.
  public static List<Trade> of(Collection<Trade> sent) {
    var byId = new HashMap<String, Trade>();
    for (var trade : sent) {
      var other = byId.putIfAbsent(trade.id(), trade);
      if (other != null && !other.equals(trade)) {
        throw AnswerException.malformed("two different trades have id " + trade.id());
      }
    }
    var sorted = new ArrayList<>(byId.values());
    sorted.sort(OLDEST_FIRST);
    return List.copyOf(sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size()));
  }
}
