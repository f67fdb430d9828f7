package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.util.List;

/// A venue that answered, and yet gave a scan nothing that a row can be computed from: every one of
/// its books was unusable, or it had no candles that count.
///
/// @param candles whether candles of any coin could be used
/// @param bookFaults why its books could not be used, each reason once, by name; empty when one
///   could
public record Shortfall(Venue venue, boolean candles, List<String> bookFaults) {

  public Shortfall {
    bookFaults = List.copyOf(bookFaults);
  }

  /// What it lacked, in words.
  public String text() {
    var book = "no valid fresh book from %s (%s)".formatted(venue, String.join(", ", bookFaults));
    if (candles) {
      return book;
    }
    return bookFaults.isEmpty()
        ? "no usable candles from " + venue
        : "no usable candles and " + book;
  }
}
