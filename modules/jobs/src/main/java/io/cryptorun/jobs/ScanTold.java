package io.cryptorun.jobs;

import io.cryptorun.artifacts.StageTimings;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.jobs.scan.MarketSnapshot;
import io.cryptorun.jobs.scan.ScanPlan;
import java.time.Duration;

/// The lines a scan says about its stages.
final class ScanTold {

  private ScanTold() {}

  static String plan(ScanPlan plan) {
    return "%d of %d coins, %s"
        .formatted(
            plan.universe().selection().selected().size(),
            plan.universe().snapshot().ranks().size(),
            plan.day().built() ? "universe built" : "universe of the day");
  }

  static String snapshot(MarketSnapshot snapshot) {
    long pairs = snapshot.rows().stream().mapToLong(row -> row.answers().size()).sum();
    long books =
        snapshot.rows().stream()
            .flatMap(row -> row.answers().stream())
            .filter(answer -> answer.book().found().isPresent())
            .count();
    return "%d books of %d pairs".formatted(books, pairs);
  }

  static String decisions(ScanResult result) {
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
