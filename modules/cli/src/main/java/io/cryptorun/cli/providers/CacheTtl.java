package io.cryptorun.cli.providers;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.ledger.result.ProviderCheckRow;
import org.jspecify.annotations.Nullable;

/// How long answers of an exchange are reused, and why that is longer than usual.
///
/// @param baseSeconds while nothing is wrong
/// @param seconds now
/// @param reason null while they are the same
record CacheTtl(int baseSeconds, int seconds, @Nullable String reason) {

  private static final double BUSY = 80;

  static CacheTtl of(ProviderCheckRow check) {
    int factor = check.ttlMultiplier();
    return new CacheTtl(
        check.cacheTtlSeconds() / factor,
        check.cacheTtlSeconds(),
        factor == 1 ? null : reason(check.circuitState(), check.usage()));
  }

  /// Why it is doubled, by what was found.
  ///
  /// @param usage percent of the limit
  static String reason(String circuit, double usage) {
    if (circuit.equals("OPEN")) {
      return "circuit OPEN";
    }
    return usage > BUSY
        ? "usage %s %% > %s %%".formatted(Cells.figure(usage), Cells.figure(BUSY))
        : "unhealthy";
  }

  /// `300 s`, or `300 -> 600 s (circuit OPEN)`.
  String text() {
    return reason == null
        ? "%d s".formatted(seconds)
        : "%d → %d s (%s)".formatted(baseSeconds, seconds, reason);
  }
}
