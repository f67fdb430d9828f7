package io.cryptorun.bench.flow;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.bench.flow.CallCounts.Budget;
import io.cryptorun.domain.market.Budgets.RateLimit;
import io.cryptorun.domain.market.Provider;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The least time the calls of a run can take: no budget gives more than its burst and what it
/// refills meanwhile, and a call that needs the answer of another waits for it.
///
/// @param budgets those that were used
/// @param chain calls in the longest chain of which each needs the one before
/// @param latency of one call
record LowerBound(List<Need> budgets, int chain, Duration latency) {

  /// A universe is built: the venue's clock, pairs, books of the dollar coins, tickers, figures of
  /// single pairs, candles down the ranking, candles of the selection, books.
  static final int CHAIN_WITH_UNIVERSE = 8;

  /// The universe is there and its candles are stored: the venue's clock, books of the dollar
  /// coins, books of the selection.
  static final int CHAIN_LATER = 3;

  /// What one budget was asked for.
  ///
  /// @param charged in the budget's own unit: calls or weight
  record Need(Budget budget, long charged, RateLimit limit) {

    double seconds() {
      return Math.max(0, charged - limit.capacity()) / limit.perSecond();
    }
  }

  static LowerBound of(CallCounts counts, Settings settings, int chain, Duration latency) {
    var needs =
        counts.charges().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> need(entry.getKey(), entry.getValue(), settings))
            .toList();
    return new LowerBound(needs, chain, latency);
  }

  private static Need need(Budget budget, long charged, Settings settings) {
    var limits = settings.provider(Provider.spot(budget.venue())).limits();
    return new Need(budget, charged, Objects.requireNonNull(limits.get(budget.name())));
  }

  double seconds() {
    return Math.max(chainSeconds(), budgets.stream().mapToDouble(Need::seconds).max().orElse(0));
  }

  /// What sets the bound.
  String by() {
    return budgets.stream()
        .max(Comparator.comparingDouble(Need::seconds))
        .filter(need -> need.seconds() >= chainSeconds())
        .map(need -> need.budget().venue() + " " + need.budget().name())
        .orElse("chain of %d".formatted(chain));
  }

  private double chainSeconds() {
    return chain * latency.toMillis() / 1e3;
  }
}
