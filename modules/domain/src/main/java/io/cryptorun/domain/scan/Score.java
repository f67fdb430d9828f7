package io.cryptorun.domain.scan;

import java.util.List;

/// The score of a row, 0 to 100, and its parts.
///
/// @param parts one for each factor, in their order
public record Score(double value, List<FactorScore> parts) {

  public Score {
    parts = List.copyOf(parts);
  }
}
