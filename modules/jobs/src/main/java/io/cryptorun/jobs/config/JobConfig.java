package io.cryptorun.jobs.config;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Group;
import java.time.Duration;
import java.util.List;

/// What a job reads and writes: block `config` of its entry.
///
/// @param venues non-empty, distinct, in the order of preference
/// @param maxSample symbols at most, > 0
/// @param ttl how long tickers, books and trades may be reused, before any doubling
/// @param topN rows at most in the artifact, 1 to `maxSample`
/// @param premove whether the premove file is written too
/// @param regimeAware whether weights follow the regime
/// @param outputDir relative folder below the artifacts directory
public record JobConfig(
    Group universe,
    List<Venue> venues,
    int maxSample,
    Duration ttl,
    int topN,
    boolean premove,
    boolean regimeAware,
    String outputDir,
    PremoveRule premoveRule) {

  public JobConfig {
    venues = List.copyOf(venues);
  }
}
