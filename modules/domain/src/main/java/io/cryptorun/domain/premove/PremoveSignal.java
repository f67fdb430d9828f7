package io.cryptorun.domain.premove;

/// What the gates and the score of a row together suggest.
public enum PremoveSignal {
  /// enough gates, volume where it is asked for, and a good score
  LONG,
  /// a gate passes
  WATCH,
  NEUTRAL;

  private static final double LONG_SCORE = 70;

  static PremoveSignal of(PremoveEvaluation row) {
    if (row.ruling().isAlert() && row.subject().score() >= LONG_SCORE) {
      return LONG;
    }
    return row.ruling().passed().isEmpty() ? NEUTRAL : WATCH;
  }
}
