package io.cryptorun.bench.flow;

import io.cryptorun.bench.flow.LowerBound.Pace;
import io.cryptorun.jobs.config.JobType;
import java.util.Arrays;
import java.util.List;

/// A workflow as it is measured, in the order in which they run in a new home: the first one that
/// needs the universe of the day builds it for all after it.
enum MeasuredJob {
  /// One probe of each exchange.
  HEALTH(JobType.PROVIDERS_HEALTH, Pace.FULL, 1),
  /// Contracts, then what they charge.
  REGIME(JobType.REGIME_REFRESH, Pace.FULL, 2),
  /// The venue's clock, books of the dollar coins, books of the selection.
  HOT(JobType.SCAN_HOT, Pace.FULL, 3),
  /// As the hot scan.
  WARM(JobType.SCAN_WARM, Pace.HALF, 3),
  /// As the hot scan.
  PREMOVE(JobType.PREMOVE_HOURLY, Pace.FULL, 3);

  /// The venue's clock, pairs, books of the dollar coins, tickers, figures of single pairs, candles
  /// down the ranking, candles of the selection.
  private static final int CHAIN_WITH_UNIVERSE = 7;

  private final JobType type;
  private final Pace pace;
  private final int chain;

  MeasuredJob(JobType type, Pace pace, int chain) {
    this.type = type;
    this.pace = pace;
    this.chain = chain;
  }

  /// The workflow with this name.
  static MeasuredJob of(String id) {
    return all().stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no workflow is named %s; known: %s".formatted(id, JobType.ids())));
  }

  static List<MeasuredJob> all() {
    return Arrays.asList(values());
  }

  String id() {
    return type.id();
  }

  Pace pace() {
    return pace;
  }

  boolean needsUniverse() {
    return this != HEALTH;
  }

  /// Calls of which each needs the one before.
  int chain(boolean buildsUniverse) {
    return buildsUniverse ? CHAIN_WITH_UNIVERSE : chain;
  }
}
