package io.cryptorun.domain.health;

/// Calls that all processes made to a provider.
///
/// @param today since midnight UTC
/// @param thisMonth since the first of the month, UTC
public record Spending(long today, long thisMonth) {

  /// Nothing yet.
  public static Spending none() {
    return new Spending(0, 0);
  }

  /// The same and so many calls more.
  public Spending plus(long calls) {
    return new Spending(today + calls, thisMonth + calls);
  }
}
