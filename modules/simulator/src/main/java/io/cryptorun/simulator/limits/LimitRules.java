package io.cryptorun.simulator.limits;

import io.cryptorun.simulator.market.SpotVenue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The limits of all venues by their names.
public record LimitRules(Map<SpotVenue, Map<String, Limit>> venues) {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// What the venues document.
  public static LimitRules documented() {
    var venues = new EnumMap<SpotVenue, Map<String, Limit>>(SpotVenue.class);
    venues.put(
        SpotVenue.KRAKEN,
        Map.of(
            "public", new Limit.Bucket(5, 1),
            "ohlc", new Limit.Bucket(5, 5),
            "ohlc_pair", new Limit.Bucket(1, 1)));
    venues.put(
        SpotVenue.OKX,
        Map.of(
            "instruments", new Limit.Window(20, TWO_SECONDS),
            "tickers", new Limit.Window(20, TWO_SECONDS),
            "candles", new Limit.Window(40, TWO_SECONDS),
            "books", new Limit.Window(40, TWO_SECONDS),
            "time", new Limit.Window(10, TWO_SECONDS)));
    venues.put(SpotVenue.COINBASE, Map.of("public", new Limit.Bucket(15, 10)));
    venues.put(SpotVenue.BINANCE, Map.of("weight", new Limit.Window(6000, MINUTE)));
    return new LimitRules(venues);
  }

  /// The limits of one venue.
  public Map<String, Limit> of(SpotVenue venue) {
    return venues.getOrDefault(venue, Map.of());
  }
}
