package io.cryptorun.venues.kraken;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.BookSides;
import io.cryptorun.venues.ListedTickers;
import io.cryptorun.venues.Pace;
import io.cryptorun.venues.TradeTape;
import io.cryptorun.venues.VenueClient;
import io.cryptorun.venues.VenueClock;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.http.WireJson;
import io.cryptorun.venues.kraken.KrakenWire.Bars;
import io.cryptorun.venues.kraken.KrakenWire.Depth;
import io.cryptorun.venues.kraken.KrakenWire.Envelope;
import io.cryptorun.venues.kraken.KrakenWire.Figures;
import io.cryptorun.venues.kraken.KrakenWire.Pair;
import io.cryptorun.venues.kraken.KrakenWire.Status;
import io.cryptorun.venues.kraken.KrakenWire.Time;
import io.cryptorun.venues.kraken.KrakenWire.Trades;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Kraken's public calls.
public final class KrakenClient implements VenueClient {
  private static final int MOST_LEVELS = 500;

  private final VenueDoor door;
  private final WireJson json = new WireJson();

  /// Our names by Kraken's internal ones, from the newest listing.
  private volatile Map<String, String> names = Map.of();

  public KrakenClient(
      VenueSettings settings,
      AllowedHosts hosts,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.door = new VenueDoor(settings, hosts, KrakenClient::complaint, budgets, state, timing);
  }

  @Override
  public Venue venue() {
    return Venue.KRAKEN;
  }

  @Override
  public Pace pace() {
    return new Pace(door.perSecond("ohlc", 1), door.perSecond("public", 1));
  }

  @Override
  public Probe probe() throws InterruptedException {
    var type = new TypeReference<Envelope<Status>>() {};
    return door.probe(
        call("SystemStatus").costing("public"),
        body -> KrakenMapping.atWork(KrakenMapping.open(json.read(body, type))));
  }

  @Override
  public Reply<Instant> time() throws InterruptedException {
    return ask(
        call("Time").costing("public"),
        new TypeReference<Envelope<Time>>() {},
        time -> NumberRow.time(require(time.unixtime(), "unixtime").scaleByPowerOfTen(3)));
  }

  @Override
  public Reply<Listing> listing() throws InterruptedException {
    return ask(
        call("AssetPairs").costing("public"),
        new TypeReference<Envelope<Map<String, Pair>>>() {},
        pairs -> {
          names = altnames(pairs);
          return KrakenMapping.listing(pairs.values());
        });
  }

  @Override
  public Reply<List<Ticker>> tickers(Listing listing) throws InterruptedException {
    if (names.isEmpty() && listing() instanceof Reply.Missing<Listing>(var fault)) {
      return fault.missing();
    }
    return ask(
        call("Ticker").costing("public"),
        new TypeReference<Envelope<Map<String, Figures>>>() {},
        all ->
            ListedTickers.of(
                listing,
                all.entrySet(),
                entry -> names.getOrDefault(entry.getKey(), entry.getKey()),
                (instrument, entry) -> KrakenMapping.ticker(instrument, entry.getValue())));
  }

  @Override
  public Reply<Ticker> stats(Instrument instrument) throws InterruptedException {
    return ask(
        call("Ticker").with("pair", instrument.id()).costing("public"),
        new TypeReference<Envelope<Map<String, Figures>>>() {},
        one -> KrakenMapping.ticker(instrument, KrakenMapping.only(one)));
  }

  @Override
  public Reply<List<Candle>> candles(CandleRequest request, VenueClock clock)
      throws InterruptedException {
    var pair = request.instrument().id();
    var before = request.oldestOpen().minus(request.interval().width());
    return ask(
        call("OHLC")
            .with("pair", pair)
            .with("interval", request.interval() == Interval.HOUR ? 60 : 1440)
            .with("since", before.getEpochSecond())
            .costing("ohlc_pair", pair, 1)
            .costing("ohlc"),
        new TypeReference<Envelope<Bars>>() {},
        KrakenMapping::candles);
  }

  @Override
  public Reply<OrderBook> book(Instrument instrument, VenueClock clock)
      throws InterruptedException {
    return ask(
            call("Depth")
                .with("pair", instrument.id())
                .with("count", MOST_LEVELS)
                .costing("public"),
            new TypeReference<Envelope<Map<String, Depth>>>() {},
            one -> KrakenMapping.sides(KrakenMapping.only(one)))
        .map(answer -> BookSides.book(instrument, answer, clock));
  }

  /// Trades take from the buckets of the bars: Kraken counts both together for each pair.
  @Override
  public Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException {
    return ask(
        call("Trades")
            .with("pair", instrument.id())
            .with("count", TradeTape.MOST)
            .costing("ohlc_pair", instrument.id(), 1)
            .costing("ohlc"),
        new TypeReference<Envelope<Trades>>() {},
        KrakenMapping::trades);
  }

  private static VenueCall call(String method) {
    return VenueCall.get("/0/public/" + method);
  }

  private <W, T> Reply<T> ask(
      VenueCall call, TypeReference<Envelope<W>> type, Function<W, T> mapping)
      throws InterruptedException {
    return door.get(call, body -> mapping.apply(KrakenMapping.open(json.read(body, type))));
  }

  private static Map<String, String> altnames(Map<String, Pair> pairs) {
    var altnames = new HashMap<String, String>();
    pairs.forEach((key, pair) -> altnames.put(key, require(pair.altname(), "altname")));
    return altnames;
  }

  private static @Nullable Complaint complaint(int status, JsonNode body) {
    var first = body.path("error").path(0);
    return first.isString() ? KrakenMapping.complaint(first.stringValue()) : null;
  }
}
