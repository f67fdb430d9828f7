package io.cryptorun.domain.premove;

import io.cryptorun.domain.factors.Sample;
import io.cryptorun.domain.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The last hour of trades of a coin on its venue, at most the newest 1000.
///
/// @param trades in any order
/// @param fx US dollars per quote unit
public record TradeTape(List<Trade> trades, double fx) {

  private static final Duration WINDOW = Duration.ofMinutes(60);
  private static final int NEWEST = 1000;
  private static final int ENOUGH = 50;
  private static final double LARGE_USD = 50_000;
  private static final double LARGE_SHARE = 0.99;

  public TradeTape {
    trades = List.copyOf(trades);
  }

  /// Nothing is known of the trades.
  public static TradeTape none() {
    return new TradeTape(List.of(), 1);
  }

  /// Cuts trades to `(now - 60 min, now]`.
  ///
  /// @param all oldest first
  public static TradeTape before(Instant now, List<Trade> all, double fx) {
    var since = now.minus(WINDOW);
    var inside =
        all.stream()
            .filter(trade -> trade.time().isAfter(since) && !trade.time().isAfter(now))
            .toList();
    return new TradeTape(inside.subList(Math.max(0, inside.size() - NEWEST), inside.size()), fx);
  }

  /// Whether there are enough trades, 50, to say anything from them.
  public boolean isEnough() {
    return trades.size() >= ENOUGH;
  }

  /// Share of the takers' dollars that bought, 0 to 1; `NaN` with too few trades.
  double boughtShare() {
    double bought = usd(0, true);
    return isEnough() ? bought / (bought + usd(0, false)) : Double.NaN;
  }

  /// What the large trades say, 0 to 100: `50 + 50 * net * min(1, share / 0.25)`, where `net` is
  /// their balance of buying over selling, -1 to 1, and `share` their part of all dollars. Large is
  /// a trade of at least 50 000 USD and of the largest hundredth. `NaN` with too few trades or
  /// without a large one.
  double largePrints() {
    if (!isEnough()) {
      return Double.NaN;
    }
    var notionals = trades.stream().mapToDouble(this::usd).toArray();
    double least = Math.max(LARGE_USD, Sample.percentile(notionals, LARGE_SHARE));
    double bought = usd(least, true);
    double sold = usd(least, false);
    double large = bought + sold;
    if (!(large > 0)) {
      return Double.NaN;
    }
    double share = large / (usd(0, true) + usd(0, false));
    return 50 + 50 * ((bought - sold) / large) * Math.min(1, share / 0.25);
  }

  private double usd(double least, boolean bought) {
    double sum = 0;
    for (var trade : trades) {
      double usd = usd(trade);
      sum += trade.takerBought() == bought && usd >= least ? usd : 0;
    }
    return sum;
  }

  private double usd(Trade trade) {
    return trade.price() * trade.quantity() * fx;
  }
}
