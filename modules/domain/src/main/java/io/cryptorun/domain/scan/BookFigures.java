package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.BookMeasure;
import java.time.Duration;

/// The figures of one book; all `NaN` where there is no valid one.
///
/// @param mid in the quote of the venue
/// @param depthUsd both sides within 2 % of mid
/// @param depthTruncated whether the venue may hold more within 2 % than it delivered
/// @param ageSeconds `NaN` where no book arrived
public record BookFigures(
    double mid,
    double spreadBps,
    double depthUsd,
    double bidDepthUsd,
    double askDepthUsd,
    boolean depthTruncated,
    double ageSeconds) {

  private static final double MISSING = Double.NaN;

  static BookFigures none() {
    return unmeasured(MISSING);
  }

  static BookFigures of(BookMeasure measure, Duration age) {
    return switch (measure) {
      case BookMeasure.Valid valid ->
          new BookFigures(
              valid.mid(),
              valid.spreadBps(),
              valid.depth().usd(),
              valid.depth().bidUsd(),
              valid.depth().askUsd(),
              valid.depth().truncated(),
              seconds(age));
      case BookMeasure.Invalid _ -> unmeasured(seconds(age));
    };
  }

  private static BookFigures unmeasured(double ageSeconds) {
    return new BookFigures(MISSING, MISSING, MISSING, MISSING, MISSING, false, ageSeconds);
  }

  static double seconds(Duration age) {
    return age.toNanos() / 1e9;
  }
}
