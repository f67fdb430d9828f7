package io.cryptorun.simulator.market;

/// The least depth within 2 % of mid that fits a coin's daily volume, in USD: three tiers, split at
/// one and five million.
public enum Liquidity {
  TIER1(5_000_000, 150_000),
  TIER2(1_000_000, 75_000),
  TIER3(0, 25_000);

  private final double leastVolume;
  private final double leastDepth;

  Liquidity(double leastVolume, double leastDepth) {
    this.leastVolume = leastVolume;
    this.leastDepth = leastDepth;
  }

  /// The tier of a 24 hour volume in USD.
  public static Liquidity of(double dayVolume) {
    for (var tier : values()) {
      if (dayVolume >= tier.leastVolume) {
        return tier;
      }
    }
    return TIER3;
  }

  /// USD, both sides together.
  public double leastDepth() {
    return leastDepth;
  }
}
