package io.cryptorun.venues.okx;

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
import io.cryptorun.venues.DerivativesClient;
import io.cryptorun.venues.ListedTickers;
import io.cryptorun.venues.Pace;
import io.cryptorun.venues.VenueClient;
import io.cryptorun.venues.VenueClock;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import io.cryptorun.venues.http.Reading;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.http.WireJson;
import io.cryptorun.venues.okx.OkxWire.Book;
import io.cryptorun.venues.okx.OkxWire.Envelope;
import io.cryptorun.venues.okx.OkxWire.Figures;
import io.cryptorun.venues.okx.OkxWire.Pair;
import io.cryptorun.venues.okx.OkxWire.Print;
import io.cryptorun.venues.okx.OkxWire.Time;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// OKX's public calls.
public final class OkxClient implements VenueClient {
  private static final int MOST_LEVELS = 400;
  private static final int MOST_TRADES = 500;

  private final VenueDoor door;
  private final InstantSource clock;
  private final WireJson json = new WireJson();

  public OkxClient(
      VenueSettings settings,
      AllowedHosts hosts,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.door = new VenueDoor(settings, hosts, OkxClient::complaint, budgets, state, timing);
    this.clock = timing.clock();
  }

  @Override
  public Venue venue() {
    return Venue.OKX;
  }

  @Override
  public Pace pace() {
    return new Pace(door.perSecond("candles", 1), door.perSecond("books", 1));
  }

  @Override
  public Probe probe() throws InterruptedException {
    return door.probe(timeCall(), timeReading());
  }

  @Override
  public Reply<Instant> time() throws InterruptedException {
    return door.get(timeCall(), timeReading());
  }

  @Override
  public Reply<Listing> listing() throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/public/instruments").with("instType", "SPOT").costing("instruments"),
        new TypeReference<Envelope<Pair>>() {},
        OkxMapping::listing);
  }

  @Override
  public Reply<List<Ticker>> tickers(Listing listing) throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/market/tickers").with("instType", "SPOT").costing("tickers"),
        new TypeReference<Envelope<Figures>>() {},
        rows -> ListedTickers.of(listing, rows, Figures::instId, OkxMapping::ticker));
  }

  @Override
  public Reply<Ticker> stats(Instrument instrument) throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/market/ticker").with("instId", instrument.id()).costing("tickers"),
        new TypeReference<Envelope<Figures>>() {},
        rows -> OkxMapping.ticker(instrument, OkxMapping.only(rows)));
  }

  @Override
  public Reply<List<Candle>> candles(CandleRequest request, VenueClock clock)
      throws InterruptedException {
    var end = request.newestOpen().plus(request.interval().width());
    return ask(
        VenueCall.get("/api/v5/market/candles")
            .with("instId", request.instrument().id())
            .with("bar", request.interval() == Interval.HOUR ? "1H" : "1Dutc")
            .with("after", end.toEpochMilli()) // rows older than this: "after" in reading order
            .with("limit", request.count())
            .costing("candles"),
        new TypeReference<Envelope<NumberRow>>() {},
        OkxMapping::candles);
  }

  @Override
  public Reply<OrderBook> book(Instrument instrument, VenueClock clock)
      throws InterruptedException {
    return ask(
            VenueCall.get("/api/v5/market/books")
                .with("instId", instrument.id())
                .with("sz", MOST_LEVELS)
                .costing("books"),
            new TypeReference<Envelope<Book>>() {},
            rows -> OkxMapping.sides(OkxMapping.only(rows)))
        .map(answer -> BookSides.book(instrument, answer, clock));
  }

  @Override
  public Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException {
    return ask(
        VenueCall.get("/api/v5/market/trades")
            .with("instId", instrument.id())
            .with("limit", MOST_TRADES)
            .costing("trades"),
        new TypeReference<Envelope<Print>>() {},
        OkxMapping::trades);
  }

  /// OKX's swaps, reached through the same door.
  public DerivativesClient swaps() {
    return new OkxSwapClient(door, clock);
  }

  private static VenueCall timeCall() {
    return VenueCall.get("/api/v5/public/time").costing("time");
  }

  private Reading<Instant> timeReading() {
    return reading(
        new TypeReference<Envelope<Time>>() {}, rows -> OkxMapping.time(OkxMapping.only(rows)));
  }

  private <W, T> Reply<T> ask(
      VenueCall call, TypeReference<Envelope<W>> type, Function<List<W>, T> mapping)
      throws InterruptedException {
    return door.get(call, reading(type, mapping));
  }

  private <W, T> Reading<T> reading(TypeReference<Envelope<W>> type, Function<List<W>, T> mapping) {
    return body -> mapping.apply(OkxMapping.open(json.read(body, type)));
  }

  private static @Nullable Complaint complaint(int status, JsonNode body) {
    var code = body.path("code");
    return code.isString()
        ? OkxMapping.complaint(status, code.stringValue(), body.path("msg").asString(""))
        : null;
  }
}
