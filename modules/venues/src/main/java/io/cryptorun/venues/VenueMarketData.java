package io.cryptorun.venues;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.health.Probes;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.Timing;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The four exchanges as one source: all venues in parallel, each venue in the order given, joined
/// before anything is returned.
public final class VenueMarketData implements MarketData {
  private record Source(VenueClient client, VenueCandles candles) {}

  private final Map<Venue, Source> sources = new EnumMap<>(Venue.class);
  private final VenueClocks clocks;

  /// Market data of these venues.
  ///
  /// @param cache stored candles; a replay gives [MarketCache#none()]
  public VenueMarketData(
      Collection<VenueClient> clients, MarketCache cache, Timing timing, JustClosed justClosed) {
    this.clocks = new VenueClocks(timing.clock(), timing.nanoTime());
    for (var client : clients) {
      var candles = new VenueCandles(client, cache, timing, justClosed);
      sources.put(client.venue(), new Source(client, candles));
    }
  }

  /// Whether these venues answer, asked through the same doors.
  public Probes probes() {
    return new VenueProbes(sources.values().stream().map(Source::client).toList());
  }

  /// How fast each venue may be asked.
  public Map<Venue, Pace> paces() {
    var paces = new EnumMap<Venue, Pace>(Venue.class);
    sources.forEach((venue, source) -> paces.put(venue, source.client.pace()));
    return paces;
  }

  @Override
  public Map<Venue, Reply<Listing>> listings(Collection<Venue> venues) throws InterruptedException {
    return FanOut.together(distinct(venues), venue -> client(venue).listing());
  }

  @Override
  public Map<Venue, Reply<List<Ticker>>> tickers(Collection<Listing> listings, Reuse reuse)
      throws InterruptedException {
    var byVenue = new EnumMap<Venue, Reply<List<Ticker>>>(Venue.class);
    FanOut.together(distinct(listings), listing -> client(listing.venue()).tickers(listing))
        .forEach((listing, reply) -> byVenue.put(listing.venue(), reply));
    return byVenue;
  }

  @Override
  public Map<Instrument, Reply<Ticker>> stats(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return perVenue(
        instruments,
        Instrument::venue,
        (venue, asked) -> FanOut.inOrder(asked, client(venue)::stats));
  }

  @Override
  public Map<CandleRequest, Reply<List<Candle>>> candles(List<CandleRequest> requests)
      throws InterruptedException {
    return perVenue(
        requests,
        request -> request.instrument().venue(),
        (venue, asked) -> timed(venue, asked, clock -> source(venue).candles.ask(asked, clock)));
  }

  @Override
  public Map<Instrument, Reply<OrderBook>> books(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return perVenue(
        instruments,
        Instrument::venue,
        (venue, asked) ->
            timed(
                venue,
                asked,
                clock -> FanOut.inOrder(asked, item -> client(venue).book(item, clock))));
  }

  @Override
  public Map<Instrument, Reply<List<Trade>>> trades(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return perVenue(
        instruments,
        Instrument::venue,
        (venue, asked) -> FanOut.inOrder(asked, client(venue)::trades));
  }

  /// All questions to one venue.
  private interface VenueAsk<K, V> {
    Map<K, Reply<V>> of(Venue venue, List<K> items) throws InterruptedException;
  }

  private static <K, V> Map<K, Reply<V>> perVenue(
      List<K> items, Function<K, Venue> venueOf, VenueAsk<K, V> ask) throws InterruptedException {
    var byVenue =
        distinct(items).stream()
            .collect(Collectors.groupingBy(venueOf, LinkedHashMap::new, Collectors.toList()));
    var answered = new HashMap<K, Reply<V>>();
    FanOut.together(
            List.copyOf(byVenue.entrySet()), venue -> ask.of(venue.getKey(), venue.getValue()))
        .values()
        .forEach(answered::putAll);
    var replies = new LinkedHashMap<K, Reply<V>>();
    items.forEach(item -> replies.put(item, requireNonNull(answered.get(item))));
    return replies;
  }

  /// Asks with the venue's clock; without one nothing can be judged closed or fresh.
  private <K, V> Map<K, Reply<V>> timed(
      Venue venue, List<K> asked, FanOut.Ask<VenueClock, Map<K, Reply<V>>> ask)
      throws InterruptedException {
    return switch (clocks.of(client(venue))) {
      case Reply.Received<VenueClock>(var clock, _, _, _) -> ask.of(clock);
      case Reply.Missing<VenueClock>(var fault) ->
          asked.stream().collect(Collectors.toMap(Function.identity(), _ -> fault.missing()));
    };
  }

  private VenueClient client(Venue venue) {
    return source(venue).client;
  }

  private Source source(Venue venue) {
    var source = sources.get(venue);
    if (source == null) {
      throw new IllegalArgumentException("venue %s is not configured".formatted(venue));
    }
    return source;
  }

  private static <T> List<T> distinct(Collection<T> items) {
    return items.stream().distinct().toList();
  }
}
