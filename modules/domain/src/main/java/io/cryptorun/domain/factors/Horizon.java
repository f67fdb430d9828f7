package io.cryptorun.domain.factors;

/// A span over which momentum is measured.
enum Horizon {
  H1(1),
  H4(4),
  H12(12),
  H24(24),
  H168(168);

  private final double rootHours;

  Horizon(int hours) {
    this.rootHours = Math.sqrt(hours);
  }

  /// Square root of the hours: how much wider a random walk spreads over the span than in an hour.
  double rootHours() {
    return rootHours;
  }

  double of(Returns returns) {
    return switch (this) {
      case H1 -> returns.h1();
      case H4 -> returns.h4();
      case H12 -> returns.h12();
      case H24 -> returns.h24();
      case H168 -> returns.h168();
    };
  }

  double of(TimeframeWeights weights) {
    return switch (this) {
      case H1 -> weights.h1();
      case H4 -> weights.h4();
      case H12 -> weights.h12();
      case H24 -> weights.h24();
      case H168 -> weights.h168();
    };
  }
}
