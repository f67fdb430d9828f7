package io.cryptorun.domain.premove;

import io.cryptorun.domain.factors.Sample;
import io.cryptorun.domain.factors.WeightedMean;
import io.cryptorun.domain.market.BookMeasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether supply runs out: how good the signs are, and how little the book holds. What exchanges
/// do not publish (reserves, withdrawals, staking) is stood in for by what their books, trades and
/// derivatives show. Each sign is 0 to 100, `NaN` when it could not be measured.
///
/// @param askThinning asks against their usual depth; 100 at half of it or less
/// @param bidPressure the bids' part of the book; 100 at three quarters
/// @param takerBuying the buyers' part of the trades; 100 at 65 %
/// @param openInterest growth in a day
/// @param quality mean of the signs that are there, weights 0.30, 0.25, 0.20, 0.25; `NaN` with
///   fewer than two
/// @param depthUsd of both sides; `NaN` without a valid book
/// @param depthTruncated whether the venue may hold more than it delivered, so that the depth is a
///   lower bound and does not show that the book is thin
public record SupplySqueeze(
    double askThinning,
    double bidPressure,
    double takerBuying,
    double openInterest,
    double quality,
    double depthUsd,
    boolean depthTruncated) {

  private static final double[] WEIGHTS = {0.30, 0.25, 0.20, 0.25};
  private static final int MIN_SIGNS = 2;
  private static final int MIN_SAMPLES = 20;
  private static final double QUALITY_ABOVE = 70;

  /// A book holding less is thin, USD.
  static final double THIN_USD = 80_000;

  /// Measures a coin.
  ///
  /// @param book of its venue, null without a valid fresh one
  /// @param usualAsks ask depths of the same coin and venue in the hours before, USD
  /// @param openInterest null where no venue can tell
  static SupplySqueeze of(
      BookMeasure.@Nullable Valid book,
      List<Double> usualAsks,
      TradeTape trades,
      @Nullable OpenInterestChange openInterest) {
    double thinning = book == null ? Double.NaN : thinning(book.depth().askUsd(), usualAsks);
    double pressure = book == null ? Double.NaN : pressure(book.depth());
    double buying = rising(trades.boughtShare(), 0.5, 0.15);
    double growth = openInterest == null ? Double.NaN : openInterest.score();
    return new SupplySqueeze(
        thinning,
        pressure,
        buying,
        growth,
        quality(thinning, pressure, buying, growth),
        book == null ? Double.NaN : book.depth().usd(),
        book != null && book.depth().truncated());
  }

  private static double thinning(double asksUsd, List<Double> usual) {
    if (usual.size() < MIN_SAMPLES) {
      return Double.NaN;
    }
    double median = Sample.median(usual.stream().mapToDouble(Double::doubleValue).toArray());
    return rising(1 - asksUsd / median, 0, 0.5);
  }

  private static double pressure(BookMeasure.Depth depth) {
    return rising(depth.bidUsd() / (depth.bidUsd() + depth.askUsd()), 0.5, 0.25);
  }

  /// 0 at a level and below, 100 at a span above it; `NaN` for what is no number.
  private static double rising(double value, double from, double span) {
    return Double.isFinite(value) ? Math.clamp(100 * (value - from) / span, 0, 100) : Double.NaN;
  }

  private static double quality(double... signs) {
    int there = 0;
    for (double sign : signs) {
      there += Double.isFinite(sign) ? 1 : 0;
    }
    return there < MIN_SIGNS ? Double.NaN : WeightedMean.of(WEIGHTS, signs);
  }

  /// What the gate says.
  GateAnswer answer() {
    var good = Condition.above("quality", quality, QUALITY_ABOVE);
    var thin = Condition.below("depth_usd", depthTruncated ? Double.NaN : depthUsd, THIN_USD);
    return new GateAnswer(PremoveGate.SUPPLY_SQUEEZE, code(good, thin), List.of(good, thin));
  }

  private static String code(Condition good, Condition thin) {
    if (!good.isKnown()) {
      return "SQUEEZE_INSUFFICIENT_DATA";
    }
    if (!thin.isKnown()) {
      return "DEPTH_UNKNOWN";
    }
    return good.holds() && thin.holds() ? "SQUEEZE_MET" : "SQUEEZE_NOT_MET";
  }
}
