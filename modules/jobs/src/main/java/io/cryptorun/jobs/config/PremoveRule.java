package io.cryptorun.jobs.config;

import java.util.List;

/// How many of which premove gates an alert needs.
///
/// @param requireGates distinct names out of [#GATES]
/// @param minGatesPassed 1 to the number of required gates
/// @param volumeConfirm whether `risk_off` and `btc_driven` demand confirmation by volume
public record PremoveRule(List<String> requireGates, int minGatesPassed, boolean volumeConfirm) {

  /// The three gates there are.
  public static final List<String> GATES =
      List.of("funding_divergence", "supply_squeeze", "whale_accumulation");

  public PremoveRule {
    requireGates = List.copyOf(requireGates);
  }
}
