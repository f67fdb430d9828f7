package io.cryptorun.domain.regime;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The regime a scan works under, and where it comes from.
///
/// @param confidence 0 to 1; null where no refresh stands behind the regime
/// @param age since the refresh that was found, also when it was too old to be used; null where
///   none was found
public record RegimeInForce(
    Regime regime,
    Overlay overlay,
    @Nullable Double confidence,
    Source source,
    @Nullable Duration age) {

  /// Normal, because nothing is known or the job does not look at regimes.
  public static RegimeInForce byDefault() {
    return new RegimeInForce(Regime.NORMAL, Overlay.NONE, null, Source.DEFAULT, null);
  }

  /// What the newest refresh and the newest evaluation of the overlay, if there are any, mean at a
  /// time: the regime while it is valid, else normal; the overlay while it is in force, also over a
  /// regime that nobody refreshed.
  public static RegimeInForce of(
      @Nullable CachedRegime cached, @Nullable CachedOverlay evaluated, Instant now) {
    var overlay = evaluated == null ? Overlay.NONE : evaluated.inForceAt(now);
    if (cached == null) {
      return new RegimeInForce(Regime.NORMAL, overlay, null, Source.DEFAULT, null);
    }
    Duration age = Duration.between(cached.timestamp(), now);
    return cached.isValidAt(now)
        ? new RegimeInForce(cached.regime(), overlay, cached.confidence(), Source.CACHE, age)
        : new RegimeInForce(Regime.NORMAL, overlay, null, Source.STALE, age);
  }

  /// The same regime under an overlay that was evaluated later.
  public RegimeInForce under(Overlay evaluated) {
    return new RegimeInForce(regime, evaluated, confidence, source, age);
  }

  /// One word for the state of the market: the overlay while there is one, else the regime.
  public String word() {
    return overlay == Overlay.NONE ? regime.id() : overlay.id();
  }

  /// Why this regime is in force.
  public enum Source {
    /// no refresh was found, or the job is not to look at regimes
    DEFAULT,
    /// the newest refresh is valid
    CACHE,
    /// the newest refresh is too old
    STALE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The word used in artifacts and SQL: lower case.
    public String id() {
      return id;
    }
  }
}
