package io.cryptorun.domain.regime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a refresh publishes.
///
/// @param at nominal time of the refresh
/// @param previous what the refresh before it published; null when there is none
/// @param issues what was missing and what became of it, one line each
public record RegimeReport(
    Instant at,
    MarketMeasure measure,
    RegimeDetection.Concluded conclusion,
    OverlayFinding overlay,
    @Nullable Regime previous,
    List<String> issues) {

  public RegimeReport {
    issues = List.copyOf(issues);
  }

  /// When the following refresh is to be expected.
  public Instant nextRefresh() {
    return at.plus(CachedRegime.CADENCE);
  }

  /// Whether the market is in another state than the refresh before found it in.
  public boolean changed() {
    return previous != null && previous != conclusion.regime();
  }
}
