package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Venue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The market of a row in its venues' books.
///
/// @param venue the row's own venue, null where none had both candles and a valid fresh book
/// @param pass 1 or 2: which look at the book the gates used
/// @param gated the book the gates used
/// @param scored the book of the first look, which quality was scored from, aged when that look was
///   complete
/// @param candidates the first look on every venue of the row, in their order
public record Micro(
    @Nullable Venue venue,
    int pass,
    BookFigures gated,
    BookFigures scored,
    List<VenueBook> candidates) {

  public Micro {
    candidates = List.copyOf(candidates);
  }
}
