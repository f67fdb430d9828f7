package io.cryptorun.domain.scan;

import java.util.List;

/// What was found out about a coin beside its candles and books: trades and derivatives.
///
/// @param fundingScore divergence of funding in standard deviations; `NaN` when not measured
/// @param readings the answers that went into it
public record SideFigures(double fundingScore, List<Reading> readings) {

  public SideFigures {
    readings = List.copyOf(readings);
  }

  /// Nothing was looked at.
  public static SideFigures none() {
    return new SideFigures(Double.NaN, List.of());
  }
}
