package io.cryptorun.domain.premove;

import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One venue's funding rates, all for eight hours: `rate * 8 / interval`. Venues charge every one,
/// two, four or eight hours and change it over the life of a contract, so each rate's interval is
/// the time since the charge before it.
final class FundingRates {

  private static final Duration USUAL = Duration.ofHours(8);

  private FundingRates() {}

  /// A charged rate, for eight hours.
  record Charged(Instant at, double rate) {}

  /// The rate building up; `NaN` where the venue told none.
  static double current(VenueFunding funding) {
    CurrentFunding current = funding.current();
    if (current == null) {
      return Double.NaN;
    }
    var interval = current.interval();
    return forEightHours(
        current.rate(), interval == null ? newestInterval(funding.settled()) : interval);
  }

  /// Every charged rate that is a number.
  static List<Charged> charged(List<Settlement> settled) {
    var charged = new ArrayList<Charged>(settled.size());
    for (int i = 0; i < settled.size(); i++) {
      double rate = forEightHours(settled.get(i).rate(), interval(settled, i));
      if (Double.isFinite(rate)) {
        charged.add(new Charged(settled.get(i).at(), rate));
      }
    }
    return charged;
  }

  private static double forEightHours(double rate, Duration interval) {
    return rate * ((double) USUAL.toSeconds() / interval.toSeconds());
  }

  private static Duration newestInterval(List<Settlement> settled) {
    return settled.isEmpty() ? USUAL : interval(settled, settled.size() - 1);
  }

  /// The oldest rate has nothing before it and is taken for as long as the one after it.
  private static Duration interval(List<Settlement> settled, int i) {
    if (settled.size() < 2) {
      return USUAL;
    }
    int end = Math.max(i, 1);
    var gap = Duration.between(settled.get(end - 1).at(), settled.get(end).at());
    return isInterval(gap) ? gap : USUAL;
  }

  /// No venue charges less often than every eight hours: a longer gap is a charge that is missing.
  private static boolean isInterval(Duration gap) {
    return gap.isPositive() && gap.compareTo(USUAL) <= 0;
  }
}
