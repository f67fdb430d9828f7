package io.cryptorun.bench.flow;

import io.cryptorun.app.settings.Settings;
import io.cryptorun.bench.flow.CallCounts.Budget;
import io.cryptorun.domain.market.Budgets.RateLimit;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The least time the calls of a run can take: no budget gives more than its pace allows, and a
/// call that needs the answer of another waits for it.
///
/// @param budgets those that were used
/// @param chain calls in the longest chain of which each needs the one before; never more than the
///   busiest host got, because a chain whose answers are stored is shorter
/// @param latency of one call
record LowerBound(List<Need> budgets, int chain, Duration latency) {

  /// How a job spends its budgets.
  enum Pace {
    /// The burst at once, the rest as it refills.
    FULL,
    /// Half the rate and no burst, so that others come first. Budgets for each pair keep the
    /// venue's own figure.
    HALF;

    private double seconds(Budget budget, long charged, RateLimit limit) {
      return this == FULL || budget.name().endsWith("_pair")
          ? Math.max(0, charged - limit.capacity()) / limit.perSecond()
          : (charged - 1) / (limit.perSecond() / 2);
    }
  }

  /// What one budget was asked for.
  ///
  /// @param charged in the budget's own unit: calls or weight
  record Need(Budget budget, long charged, RateLimit limit, Pace pace) {

    double seconds() {
      return pace.seconds(budget, charged, limit);
    }
  }

  static LowerBound of(
      CallCounts counts, Settings settings, Pace pace, int chain, Duration latency) {
    var needs =
        counts.charges().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> need(entry.getKey(), entry.getValue(), settings, pace))
            .toList();
    return new LowerBound(needs, (int) Math.min(chain, counts.busiest()), latency);
  }

  private static Need need(Budget budget, long charged, Settings settings, Pace pace) {
    var limits = settings.provider(budget.host()).limits();
    return new Need(budget, charged, Objects.requireNonNull(limits.get(budget.name())), pace);
  }

  double seconds() {
    return Math.max(chainSeconds(), budgets.stream().mapToDouble(Need::seconds).max().orElse(0));
  }

  /// What sets the bound.
  String by() {
    return budgets.stream()
        .max(Comparator.comparingDouble(Need::seconds))
        .filter(need -> need.seconds() >= chainSeconds())
        .map(need -> need.budget().host() + " " + need.budget().name())
        .orElse("chain of %d".formatted(chain));
  }

  private double chainSeconds() {
    return chain * latency.toMillis() / 1e3;
  }
}
