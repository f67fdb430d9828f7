package io.cryptorun.domain.health;

/// How much of the day's and the month's calls is spent.
public record BudgetUse(Spending spent, Quota quota) {
  private static final double ALERT = 0.80;
  private static final double EXHAUSTED = 0.90;

  /// The larger share of the two, 0 to 1 and beyond.
  public double share() {
    return Math.max(
        (double) spent.today() / quota.daily(), (double) spent.thisMonth() / quota.monthly());
  }

  /// At least 80 percent: somebody should know.
  public boolean isAlert() {
    return share() >= ALERT;
  }

  /// Above 90 percent: what is left is kept for what cannot go elsewhere.
  boolean isExhausted() {
    return share() > EXHAUSTED;
  }
}
