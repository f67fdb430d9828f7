package io.cryptorun.domain.market;

import java.time.Instant;
import java.util.Locale;

/// A venue's answer as it is kept: the values that were read from it, in a form that only the
/// reader of that venue understands.
///
/// @param content the values, packed; not the answer's own text
/// @param receivedAt database clock when the answer had arrived
public record Observation(Key key, String content, Instant receivedAt) {

  /// What an answer is about.
  ///
  /// @param item the venue's spelling of the instrument or contract; empty for all of a venue
  public record Key(Venue venue, Kind kind, String item) {}

  /// What was asked.
  public enum Kind {
    TICKERS,
    STATS,
    BOOK,
    TRADES,
    SETTLEMENTS,
    OPEN_INTEREST_HISTORY;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The word used in SQL: lower case.
    public String id() {
      return id;
    }
  }
}
