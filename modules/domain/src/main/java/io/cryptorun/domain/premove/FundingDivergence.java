package io.cryptorun.domain.premove;

import io.cryptorun.domain.factors.Sample;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// How far the price of holding a perpetual has moved from what it was in the week before: `z =
/// (now - mean) / deviation` of the median over venues, for eight hours.
public sealed interface FundingDivergence {

  /// Least number of deviations that the gate calls a divergence.
  double THRESHOLD = 2;

  /// Measures a coin.
  ///
  /// @param venues one entry for each venue with a perpetual on it
  /// @param now nominal time of the run
  static FundingDivergence of(Collection<VenueFunding> venues, Instant now) {
    var used = new ArrayList<Venue>();
    var rates = new ArrayList<Double>();
    for (var venue : venues) {
      double rate = FundingRates.current(venue);
      if (Double.isFinite(rate)) {
        used.add(venue.venue());
        rates.add(rate);
      }
    }
    if (rates.size() < Measured.MIN_VENUES) {
      return new Insufficient(Insufficient.Code.FUNDING_INSUFFICIENT_VENUES);
    }
    var series = FundingSeries.of(venues, now);
    if (series.size() < Measured.MIN_SLOTS) {
      return new Insufficient(Insufficient.Code.FUNDING_INSUFFICIENT_HISTORY);
    }
    return Measured.of(used, rates.stream().mapToDouble(Double::doubleValue).toArray(), series);
  }

  /// Size of the divergence in deviations, 0 where it could not be measured.
  double score();

  /// The divergence with its sign; `NaN` where it could not be measured.
  double z();

  /// Why the gate does not pass, or that it does.
  String code();

  /// What the gate says; a divergence that was not measured has no value.
  default GateAnswer answer() {
    var score = Condition.atLeast("score", Math.abs(z()), THRESHOLD);
    return new GateAnswer(PremoveGate.FUNDING_DIVERGENCE, code(), List.of(score));
  }

  /// There are enough venues and enough of the past.
  ///
  /// @param z within ±10
  /// @param current median of the rates building up, a fraction for 8 h
  /// @param mean of the week before
  /// @param deviation of the week before, at least 0.1 basis points: a rate that was pinned for a
  ///   week must not make a trifle look large
  /// @param maxVenueGap how far the furthest venue lies from the median
  /// @param venues whose rates are building up
  record Measured(
      double z,
      double current,
      double mean,
      double deviation,
      double maxVenueGap,
      List<Venue> venues)
      implements FundingDivergence {

    static final int MIN_VENUES = 2;
    private static final int MIN_SLOTS = 10;
    private static final double LEAST_DEVIATION = 1e-5;
    private static final double LIMIT = 10;

    public Measured {
      venues = List.copyOf(venues);
    }

    private static Measured of(List<Venue> venues, double[] rates, FundingSeries series) {
      double current = Sample.median(rates);
      double mean = series.mean();
      double deviation = Math.max(series.deviation(), LEAST_DEVIATION);
      double gap = 0;
      for (double rate : rates) {
        gap = Math.max(gap, Math.abs(rate - current));
      }
      double z = Math.clamp((current - mean) / deviation, -LIMIT, LIMIT);
      return new Measured(z, current, mean, deviation, gap, venues);
    }

    @Override
    public double score() {
      return Math.abs(z);
    }

    @Override
    public String code() {
      return score() >= THRESHOLD ? "FUNDING_DIVERGED" : "FUNDING_FLAT";
    }

    /// Who pays more than usual.
    public Direction direction() {
      return z < 0 ? Direction.SHORTS_PAY : Direction.LONGS_PAY;
    }

    /// Whether price holds above its average of the day although shorts press it.
    ///
    /// @param vwap24h average price of the newest 24 hours by volume, in the same quote
    public boolean isConfirmedBy(double mid, double vwap24h) {
      return z < 0 && mid >= vwap24h;
    }
  }

  /// It could not be measured.
  record Insufficient(Code reason) implements FundingDivergence {

    @Override
    public double score() {
      return 0;
    }

    @Override
    public double z() {
      return Double.NaN;
    }

    @Override
    public String code() {
      return reason.name();
    }

    /// What is lacking.
    public enum Code {
      /// fewer than two venues tell a rate
      FUNDING_INSUFFICIENT_VENUES,
      /// a rate was charged in fewer than ten of the 21 slots
      FUNDING_INSUFFICIENT_HISTORY
    }
  }

  /// Which side pays.
  enum Direction {
    SHORTS_PAY("shorts_pay"),
    LONGS_PAY("longs_pay");

    private final String id;

    Direction(String id) {
      this.id = id;
    }

    /// The word used in artifacts.
    public String id() {
      return id;
    }
  }
}
