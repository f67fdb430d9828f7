package io.cryptorun.venues;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Listing.Malformed;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A listing in the making. Pairs of other quotes are passed over; a pair whose name no coin can
/// have (test and dark pairs, derivatives, foreign letters) is noted as malformed.
public final class ListingDraft {
  private static final List<String> REJECTED = List.of("test", ".d", "dark", "perp", "fut");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

  private final Venue venue;
  private final List<Instrument> instruments = new ArrayList<>();
  private final List<Malformed> malformed = new ArrayList<>();

  public ListingDraft(Venue venue) {
    this.venue = venue;
  }

  /// Adds a pair that trades now.
  ///
  /// @param id as the venue's calls take it
  /// @param base as the venue spells it
  /// @param quote as the venue spells it
  public void add(String id, String base, String quote) {
    Quote.of(CoinNames.canonical(quote)).ifPresent(dollars -> add(id, base, dollars));
  }

  /// Notes a pair whose name broke a rule.
  public void malformed(String id, String expected) {
    malformed.add(new Malformed(venue, id, expected));
  }

  public Listing listing() {
    return new Listing(venue, instruments, malformed);
  }

  private void add(String id, String base, Quote quote) {
    var coin = CoinNames.canonical(base.toUpperCase(Locale.ROOT));
    var lower = id.toLowerCase(Locale.ROOT);
    if (!ID.matcher(id).matches()) {
      malformed(id, "letters, digits and dashes");
    } else if (REJECTED.stream().anyMatch(lower::contains)) {
      malformed(id, "a name without " + String.join(", ", REJECTED));
    } else if (!Symbol.isBase(coin)) {
      malformed(id, "a base of A-Z and 0-9");
    } else {
      instruments.add(new Instrument(venue, id, coin, quote));
    }
  }
}
