package io.cryptorun.simulator.limits;

import java.util.SortedMap;

/// How much a venue was called.
///
/// @param calls all calls, refused ones included
/// @param peaks by limit; of limits counted by pair the busiest pair
public record Usage(long calls, long refused, SortedMap<String, Peak> peaks) {
  /// The highest usage of a limit, the documented figure, and everything counted against it.
  public record Peak(double limit, double peak, long charged) {
    static Peak higher(Peak one, Peak other) {
      return new Peak(
          one.limit, Math.max(one.peak, other.peak), Math.max(one.charged, other.charged));
    }
  }
}
