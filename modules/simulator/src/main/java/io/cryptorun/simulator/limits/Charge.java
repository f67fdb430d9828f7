package io.cryptorun.simulator.limits;

/// What a call costs.
///
/// @param limit name of the limit it counts against
/// @param key the pair, for limits that are counted by pair; empty for the others
/// @param cost calls or weight
public record Charge(String limit, String key, int cost) {
  public static Charge call(String limit) {
    return new Charge(limit, "", 1);
  }

  public static Charge pair(String limit, String pair) {
    return new Charge(limit, pair, 1);
  }

  public static Charge weight(String limit, int weight) {
    return new Charge(limit, "", weight);
  }
}
