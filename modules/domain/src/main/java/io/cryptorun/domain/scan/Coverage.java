package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.util.List;

/// How much of what a scan wanted it got.
///
/// @param silent configured venues that delivered nothing, though they list a selected coin or did
///   not even say what they list
/// @param selected coins to evaluate
/// @param evaluated coins that could be
/// @param withBook coins with a valid fresh book
public record Coverage(List<Venue> silent, int selected, int evaluated, int withBook) {

  public Coverage {
    silent = List.copyOf(silent);
  }

  /// Whether every venue delivered and at most half of the coins are missing.
  public boolean isComplete() {
    return silent.isEmpty() && 2 * evaluated >= selected;
  }
}
