package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The limits a scan worked with, beside those of the tiers.
///
/// @param scoreMin least score
/// @param vadrFloor least volume-adjusted range whatever the tier; `NaN` where there is none
/// @param spreadMaxBps widest spread whatever the tier, basis points
/// @param depthMinUsd least depth whatever the tier
/// @param bookAgeLimitSeconds how old a book of the first look may be, by venue in a fixed order
public record Thresholds(
    double scoreMin,
    double vadrFloor,
    int spreadMaxBps,
    int depthMinUsd,
    Map<Venue, Double> bookAgeLimitSeconds) {

  public Thresholds {
    var ordered = new EnumMap<Venue, Double>(Venue.class);
    ordered.putAll(bookAgeLimitSeconds);
    bookAgeLimitSeconds = Collections.unmodifiableMap(ordered);
  }
}
