package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A small market made line by line: pairs with their 24-hour turnover.
final class Figures {

  static final Instant DUE = Instant.parse("2021-05-07T02:00:07Z");
  static final Fx PAR = new Fx(1, 1, false, List.of());

  private final Map<Venue, List<Instrument>> pairs = new EnumMap<>(Venue.class);
  private final Map<Venue, List<Ticker>> tickers = new EnumMap<>(Venue.class);
  private final Map<Instrument, Reply<Ticker>> stats = new HashMap<>();
  private final Map<Venue, Fault> down = new EnumMap<>(Venue.class);
  private final List<Listing.Malformed> malformed = new ArrayList<>();

  Figures pair(Venue venue, String base, Quote quote, long quoteVolume) {
    return pair(venue, base, quote, quoteVolume, venue != Venue.COINBASE);
  }

  Figures withoutBook(Venue venue, String base, Quote quote, long quoteVolume) {
    return pair(venue, base, quote, quoteVolume, false);
  }

  private Figures pair(Venue venue, String base, Quote quote, long volume, boolean hasBook) {
    var pair = instrument(venue, base, quote);
    pairs.computeIfAbsent(venue, _ -> new ArrayList<>()).add(pair);
    var bulk = tickers.computeIfAbsent(venue, _ -> new ArrayList<>());
    var one = BigDecimal.ONE;
    if (venue == Venue.COINBASE) {
      var figures = new Ticker(pair, one, null, BigDecimal.valueOf(volume), null, null);
      stats.put(pair, received(figures));
    } else {
      bulk.add(new Ticker(pair, one, null, null, BigDecimal.valueOf(volume), hasBook));
    }
    return this;
  }

  Figures malformed(Venue venue, String id) {
    pairs.computeIfAbsent(venue, _ -> new ArrayList<>());
    tickers.computeIfAbsent(venue, _ -> new ArrayList<>());
    malformed.add(new Listing.Malformed(venue, id, "letters and digits"));
    return this;
  }

  Figures down(Venue venue) {
    down.put(venue, new Fault(venue, Fault.Code.TIMEOUT, "GET /pairs", null, "no answer"));
    return this;
  }

  VenueFigures build() {
    var listings = new EnumMap<Venue, Reply<Listing>>(Venue.class);
    var bulk = new EnumMap<Venue, Reply<List<Ticker>>>(Venue.class);
    pairs.forEach((venue, list) -> listings.put(venue, received(listing(venue, list))));
    tickers.forEach((venue, list) -> bulk.put(venue, received(list)));
    down.forEach((venue, fault) -> {
      listings.put(venue, fault.missing());
      bulk.put(venue, fault.missing());
    });
    return new VenueFigures(listings, bulk, stats);
  }

  UniverseRequest request() {
    return request(PAR, History.none());
  }

  UniverseRequest request(Fx fx, History history) {
    return new UniverseRequest(
        DUE,
        List.of(Venue.values()),
        build(),
        fx,
        Set.of(),
        Map.of(Venue.KRAKEN, 5.0, Venue.OKX, 15.0, Venue.COINBASE, 10.0, Venue.BINANCE, 75.0),
        history);
  }

  private Listing listing(Venue venue, List<Instrument> list) {
    return new Listing(
        venue, list, malformed.stream().filter(bad -> bad.venue() == venue).toList());
  }

  static Instrument instrument(Venue venue, String base, Quote quote) {
    return new Instrument(venue, base + "-" + quote, base, quote);
  }

  static <T> Reply<T> received(T value) {
    return new Reply.Received<>(value, DUE, Duration.ofMillis(100), false);
  }
}
