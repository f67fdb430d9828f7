package io.cryptorun.domain.market;

import java.util.Locale;

/// How liquid a coin is, by its average daily volume, and what is asked of its market: the least
/// depth within 2 % of mid, the widest spread, the least volume-adjusted daily range.
public enum Tier {
  TIER1(5_000_000, 150_000, 25, 1.85),
  TIER2(1_000_000, 75_000, 50, 1.80),
  TIER3(0, 25_000, 80, 1.75);

  private final String id = name().toLowerCase(Locale.ROOT);
  private final int advMinUsd;
  private final int depthMinUsd;
  private final int spreadMaxBps;
  private final double vadrMin;

  Tier(int advMinUsd, int depthMinUsd, int spreadMaxBps, double vadrMin) {
    this.advMinUsd = advMinUsd;
    this.depthMinUsd = depthMinUsd;
    this.spreadMaxBps = spreadMaxBps;
    this.vadrMin = vadrMin;
  }

  /// The tier of an average daily volume in USD; a volume exactly on a boundary has the upper tier.
  public static Tier of(double advUsd) {
    if (!Double.isFinite(advUsd) || advUsd < 0) {
      throw new IllegalArgumentException(
          "average daily volume %s is not a finite amount of at least 0 USD".formatted(advUsd));
    }
    for (var tier : values()) {
      if (advUsd >= tier.advMinUsd) {
        return tier;
      }
    }
    return TIER3;
  }

  /// The name used in artifacts: lower case.
  public String id() {
    return id;
  }

  /// Least average daily volume, USD.
  public int advMinUsd() {
    return advMinUsd;
  }

  /// Least depth of both sides together within 2 % of mid, USD.
  public int depthMinUsd() {
    return depthMinUsd;
  }

  /// Widest spread, basis points of mid.
  public int spreadMaxBps() {
    return spreadMaxBps;
  }

  /// Least volume-adjusted daily range, a multiple of its own average.
  public double vadrMin() {
    return vadrMin;
  }
}
