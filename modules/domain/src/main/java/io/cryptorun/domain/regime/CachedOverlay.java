package io.cryptorun.domain.regime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The newest evaluation of the overlay that a run left behind.
///
/// @param at nominal time of the run that made it
/// @param riskOffUntil until when risk off stays; null when it was not in force
public record CachedOverlay(Instant at, Overlay overlay, @Nullable Instant riskOffUntil) {

  /// Bitcoin can fall by 15 % and be back within a few hours; an hour is how often somebody looks.
  private static final Duration FRESH = Duration.ofHours(1);

  /// As long as the regime of a refresh of the same time would be believed.
  private static final Duration BELIEVED = Duration.ofHours(8);

  /// Whether it may stand for an evaluation at a time.
  public boolean isFreshAt(Instant now) {
    return isWithin(FRESH, now) && !hasRunOut(now);
  }

  /// The overlay it leaves in force at a time: none once it is too old, and no risk off that has
  /// run out.
  public Overlay inForceAt(Instant now) {
    return isWithin(BELIEVED, now) && !hasRunOut(now) ? overlay : Overlay.NONE;
  }

  private boolean isWithin(Duration limit, Instant now) {
    return Duration.between(at, now).compareTo(limit) <= 0;
  }

  private boolean hasRunOut(Instant now) {
    return overlay == Overlay.RISK_OFF && (riskOffUntil == null || now.isAfter(riskOffUntil));
  }
}
