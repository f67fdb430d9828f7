package io.cryptorun.simulator.derivatives;

import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Noise;
import io.cryptorun.simulator.market.Series;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.market.Window;
import org.jspecify.annotations.Nullable;

/// One perpetual contract of one venue.
///
/// @param spot the listing whose price is its index
/// @param own its own prices and volumes, a few basis points beside the spot ones
/// @param hours between two settlements now
/// @param inverse whether it is margined in the coin and counted in dollars
/// @param recordedFunding null where its rates are derived
/// @param fundingElsewhere what was recorded of the coin on another venue; null where nothing was
/// @param recordedInterest open interest in the coin; null where it is derived
public record Perpetual(
    Listing spot,
    Listing own,
    int hours,
    boolean inverse,
    @Nullable RecordedRates recordedFunding,
    @Nullable RecordedRates fundingElsewhere,
    @Nullable Series recordedInterest) {

  public SpotVenue venue() {
    return spot.venue();
  }

  public String base() {
    return spot.base();
  }

  public FundingRates funding() {
    return new FundingRates(this);
  }

  public OpenInterest openInterest() {
    return new OpenInterest(this);
  }

  /// Price of the spot market at an instant (milliseconds since 1970).
  public double index(long now) {
    return Window.price(spot.hours(), now);
  }

  /// Price of the contract at an instant.
  public double mark(long now) {
    return Window.price(own.hours(), now);
  }

  /// What was made up, for the header that tells.
  public @Nullable String origin() {
    if (recordedFunding != null) {
      return null;
    }
    return fundingElsewhere == null
        ? "rates from recent returns"
        : "rates from those of another venue";
  }

  long key(String what) {
    return Noise.key(Noise.key(venue().name(), base(), "perpetual"), Noise.key(what));
  }
}
