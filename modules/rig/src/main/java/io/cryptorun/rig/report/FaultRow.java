package io.cryptorun.rig.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A row of the table: one fault.
///
/// @param fault its number and what it is, e.g. `F2 kill -9 at random`
/// @param runs how often it was done
/// @param takeovers from the fault to the next attempt's start; empty where none was measured
/// @param wasted attempts that were begun and closed as abandoned
/// @param refused late results that were refused and recorded
/// @param findings violated invariants
/// @param note what else was counted, and the seed
public record FaultRow(
    String fault,
    int runs,
    List<Duration> takeovers,
    long wasted,
    long refused,
    int findings,
    String note) {

  public FaultRow {
    takeovers = takeovers.stream().sorted().toList();
  }

  static final String HEAD =
      """
      | fault | runs | takeover p50 | p95 | max | wasted attempts | refused late results | violated invariants | note |
      |---|--:|--:|--:|--:|--:|--:|--:|---|
      """;

  String markdown() {
    return "| %s | %d | %s | %s | %s | %d | %d | %d | %s |\n"
        .formatted(
            fault,
            runs,
            quantile(0.5),
            quantile(0.95),
            quantile(1),
            wasted,
            refused,
            findings,
            note);
  }

  /// The smallest measured time that so many of all do not exceed.
  private String quantile(double share) {
    if (takeovers.isEmpty()) {
      return "–";
    }
    int rank = (int) Math.ceil(share * takeovers.size());
    var time = takeovers.get(Math.max(rank, 1) - 1);
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }
}
