package io.cryptorun.domain.regime;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How sure a vote is: `0.45 * share of votes for the winner + 0.55 * mean margin`, 0 to 1, in
/// hundredths. Agreement alone would call a market that sits on every edge as sure as one deep
/// inside its bands.
final class Confidence {

  private static final double AGREEMENT = 0.45;
  private static final double MARGIN = 0.55;

  private Confidence() {}

  static double of(Votes votes, Margins margins) {
    double agreement = votes.count(votes.winner()) / 3.0;
    double raw = AGREEMENT * agreement + MARGIN * margins.mean();
    return BigDecimal.valueOf(raw).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
