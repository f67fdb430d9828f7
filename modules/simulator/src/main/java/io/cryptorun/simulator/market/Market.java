package io.cryptorun.simulator.market;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where bars come from: a recording or the synthetic market.
public interface Market {
  /// sha-256 in hex over what determines every figure: the recorded files, or seed and version.
  String fingerprint();

  /// One line for people: what this market is.
  String description();

  /// What a venue lists at an instant (seconds since 1970), sorted by symbol.
  List<Listing> listings(SpotVenue venue, long second);

  /// The recording of a figure of a venue's perpetual on a coin that holds an instant (seconds
  /// since 1970); null where there is none.
  default @Nullable Series recorded(Figure figure, SpotVenue venue, String base, long second) {
    return null;
  }
}
