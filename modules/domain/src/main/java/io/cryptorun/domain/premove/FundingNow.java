package io.cryptorun.domain.premove;

import io.cryptorun.domain.factors.Sample;
import java.util.Collection;

/// What a coin's perpetuals charge now: the median over venues of the rates building up, as a
/// fraction for eight hours.
public final class FundingNow {

  private FundingNow() {}

  /// The median; `NaN` where fewer than two venues tell a rate, as one alone may be off by itself.
  public static double median(Collection<VenueFunding> venues) {
    var rates =
        venues.stream().mapToDouble(FundingRates::current).filter(Double::isFinite).toArray();
    return rates.length < FundingDivergence.Measured.MIN_VENUES ? Double.NaN : Sample.median(rates);
  }
}
