package io.cryptorun.domain.gates;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Venue;
import org.jspecify.annotations.Nullable;

/// The order book a row is judged on, and whether it may be believed.
///
/// @param venue the row's own venue, null when it has none
/// @param code `VENUE_OK`, or why the book may not be believed
/// @param figures null when the book is empty, crossed or not there
/// @param ageSeconds age when the gates are asked; `NaN` when no book is there
/// @param ageLimitSeconds how old it may be
public record BookVerdict(
    @Nullable Venue venue,
    String code,
    BookMeasure.@Nullable Valid figures,
    double ageSeconds,
    double ageLimitSeconds) {

  /// The code of a book that is valid and fresh.
  public static final String OK = "VENUE_OK";

  /// The code of a book older than its limit.
  public static final String STALE = "BOOK_STALE";

  /// The code of a book of another pair than the one that was asked for.
  public static final String NOT_NATIVE = "VENUE_NOT_NATIVE";

  /// The code of a row that no venue could give a book for.
  public static final String NO_VENUE = "NO_HEALTHY_VENUE";

  boolean isOk() {
    return code.equals(OK);
  }
}
