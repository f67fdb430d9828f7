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
import io.cryptorun.venues.kept.KeptAnswers;
import io.cryptorun.venues.kept.KeptBooks;
import io.cryptorun.venues.kept.KeptStats;
import io.cryptorun.venues.kept.KeptTickers;
import io.cryptorun.venues.kept.KeptTrades;
import io.cryptorun.venues.kept.Packing;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
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
  private final KeptAnswers kept;
  private final KeptTickers allTickers = new KeptTickers();
  private final KeptStats oneTicker = new KeptStats();
  private final KeptBooks orderBooks = new KeptBooks();
  private final KeptTrades prints = new KeptTrades();

  /// Market data of these venues.
  ///
  /// @param cache what venues said before; a replay gives [MarketCache#none()]
  public VenueMarketData(
      Collection<? extends VenueClient> clients,
      MarketCache cache,
      Timing timing,
      JustClosed justClosed) {
    this.clocks = new VenueClocks(timing.clock(), timing.nanoTime());
    this.kept = new KeptAnswers(cache, timing.clock());
    for (var client : clients) {
      var candles = new VenueCandles(client, cache, timing, justClosed);
      sources.put(client.venue(), new Source(client, candles));
    }
  }

  /// Whether these venues answer, asked through the same doors.
  public Probes probes() {
    return new VenueProbes(sources.values().stream().map(Source::client).toList());
  }

  /// Market data of the same venues at half their pace and one request at a time each, for whoever
  /// is in no hurry.
  public static VenueMarketData gentle(
      Collection<? extends VenueClient> clients,
      MarketCache cache,
      Timing timing,
      JustClosed justClosed) {
    var gentle = clients.stream().map(client -> new GentleClient(client, timing)).toList();
    return new VenueMarketData(gentle, cache, timing, justClosed);
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
    FanOut.together(distinct(listings), listing -> tickers(listing, reuse))
        .forEach((listing, reply) -> byVenue.put(listing.venue(), reply));
    return byVenue;
  }

  private Reply<List<Ticker>> tickers(Listing listing, Reuse reuse) throws InterruptedException {
    var client = client(listing.venue());
    return requireNonNull(
        kept.orAsk(
                List.of(listing),
                reuse.of(listing.venue()),
                allTickers,
                _ -> Map.of(listing, kept.keep(listing, client.tickers(listing), allTickers)))
            .get(listing));
  }

  @Override
  public Map<Instrument, Reply<Ticker>> stats(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return PerVenue.ask(
        instruments,
        Instrument::venue,
        (venue, asked) -> inOrder(asked, reuse.of(venue), oneTicker, client(venue)::stats));
  }

  @Override
  public Map<CandleRequest, Reply<List<Candle>>> candles(List<CandleRequest> requests)
      throws InterruptedException {
    return PerVenue.ask(
        requests,
        request -> request.instrument().venue(),
        (venue, asked) -> timed(venue, asked, clock -> source(venue).candles.ask(asked, clock)));
  }

  @Override
  public Map<Instrument, Reply<OrderBook>> books(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return PerVenue.ask(
        instruments,
        Instrument::venue,
        (venue, asked) ->
            kept.orAsk(asked, reuse.of(venue), orderBooks, rest -> books(venue, rest)));
  }

  private Map<Instrument, Reply<OrderBook>> books(Venue venue, List<Instrument> asked)
      throws InterruptedException {
    var client = client(venue);
    return timed(
        venue,
        asked,
        clock ->
            FanOut.inOrder(asked, item -> kept.keep(item, client.book(item, clock), orderBooks)));
  }

  @Override
  public Map<Instrument, Reply<List<Trade>>> trades(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return PerVenue.ask(
        instruments,
        Instrument::venue,
        (venue, asked) -> inOrder(asked, reuse.of(venue), prints, client(venue)::trades));
  }

  private <K, V> Map<K, Reply<V>> inOrder(
      List<K> items, Duration youngerThan, Packing<K, V> packing, FanOut.Ask<K, Reply<V>> ask)
      throws InterruptedException {
    return kept.orAsk(
        items,
        youngerThan,
        packing,
        rest -> FanOut.inOrder(rest, item -> kept.keep(item, ask.of(item), packing)));
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
