package io.cryptorun.simulator.market;

import java.time.Instant;
import java.util.List;

/// The dollar tokens that the two dollar venues list against the dollar.
public final class DollarTokens {
  private static final List<String> TOKENS = List.of("USDC", "USDT");
  private static final long FIRST_HOUR = hour("2018-01-01T00:00:00Z");
  private static final long LAST_HOUR = hour("2100-01-01T00:00:00Z");
  private static final int PRICE_SCALE = 6;

  private DollarTokens() {}

  /// The token listings of a venue, none where it quotes in a token itself.
  public static List<Listing> of(SpotVenue venue) {
    if (!venue.quote().equals("USD")) {
      return List.of();
    }
    return TOKENS.stream().map(token -> listing(venue, token)).toList();
  }

  /// Whether a coin is one of the tokens.
  public static boolean contain(String base) {
    return TOKENS.contains(base);
  }

  private static long hour(String instant) {
    return Instant.parse(instant).getEpochSecond() / 3600;
  }

  private static Listing listing(SpotVenue venue, String token) {
    var hours = new FxBars(venue, token + "/USD", FIRST_HOUR, LAST_HOUR);
    return new Listing(
        venue,
        token,
        "USD",
        hours,
        null,
        PRICE_SCALE,
        Gaps.OMIT,
        "one dollar within a basis point");
  }
}
