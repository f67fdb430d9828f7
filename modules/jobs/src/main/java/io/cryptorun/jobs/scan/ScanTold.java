package io.cryptorun.jobs.scan;

import io.cryptorun.artifacts.StageTimings;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.jobs.StageTimes;
import java.time.Duration;

/// The lines a scan says about its stages.
public final class ScanTold {

  private ScanTold() {}

  /// What a run is going to look at.
  public static String plan(ScanPlan plan) {
    return "%d of %d coins, %s"
        .formatted(
            plan.universe().selection().selected().size(),
            plan.universe().snapshot().ranks().size(),
            plan.day().built() ? "universe built" : "universe of the day");
  }

  /// What came of the first look.
  public static String snapshot(MarketSnapshot snapshot) {
    long pairs = snapshot.rows().stream().mapToLong(row -> row.answers().size()).sum();
    long books =
        snapshot.rows().stream()
            .flatMap(row -> row.answers().stream())
            .filter(answer -> answer.book().found().isPresent())
            .count();
    return "%d books of %d pairs".formatted(books, pairs);
  }

  /// What was decided.
  public static String decisions(ScanResult result) {
    var summary = result.summary();
    return "%d enter, %d watch, %d reject, %d skipped"
        .formatted(summary.passed(), summary.watch(), summary.rejected(), summary.skipped());
  }

  static StageTimings timings(StageTimes stages) {
    var taken = stages.taken();
    var sinceLast = stages.sinceLastStage();
    return new StageTimings(
        taken.getOrDefault("universe", Duration.ZERO),
        taken.getOrDefault("fetch", Duration.ZERO),
        taken.getOrDefault("score", Duration.ZERO),
        taken.getOrDefault("gates", Duration.ZERO),
        sinceLast,
        stages.total());
  }
}
