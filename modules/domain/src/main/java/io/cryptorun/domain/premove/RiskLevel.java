package io.cryptorun.domain.premove;

import java.util.Locale;

/// How much stands against acting on an alert, by the number of things that do.
public enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH;

  private static final int HIGH_FROM = 3;

  private final String id = name().toLowerCase(Locale.ROOT);

  static RiskLevel of(int points) {
    if (points == 0) {
      return LOW;
    }
    return points < HIGH_FROM ? MEDIUM : HIGH;
  }

  /// The word used in artifacts: lower case.
  public String id() {
    return id;
  }
}
