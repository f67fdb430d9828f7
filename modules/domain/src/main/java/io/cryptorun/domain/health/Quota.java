package io.cryptorun.domain.health;

/// How much of a provider may be used, by which its health is judged.
///
/// @param perMinute calls, or weight, that count as all of a minute
/// @param daily calls allowed in a UTC day
/// @param monthly calls allowed in a UTC month
public record Quota(int perMinute, long daily, long monthly) {

  public Quota {
    if (perMinute < 1 || daily < 1 || monthly < 1) {
      throw new IllegalArgumentException(
          "%d calls a minute, %d a day and %d a month must be at least 1 each"
              .formatted(perMinute, daily, monthly));
    }
  }

  /// Whether nothing is left of the day or of the month.
  public boolean isSpent(Spending spending) {
    return spending.today() >= daily || spending.thisMonth() >= monthly;
  }
}
