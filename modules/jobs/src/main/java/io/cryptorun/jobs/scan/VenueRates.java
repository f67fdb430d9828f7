package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Venue;
import java.util.Map;

/// How fast each venue may be asked, calls a second, sustained.
///
/// @param candles candle calls
/// @param books order-book calls
public record VenueRates(Map<Venue, Double> candles, Map<Venue, Double> books) {

  public VenueRates {
    candles = Map.copyOf(candles);
    books = Map.copyOf(books);
  }
}
