package io.cryptorun.venues.coinbase;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Budgets;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.BookSides;
import io.cryptorun.venues.Pace;
import io.cryptorun.venues.TradeTape;
import io.cryptorun.venues.VenueClient;
import io.cryptorun.venues.VenueClock;
import io.cryptorun.venues.coinbase.CoinbaseWire.Book;
import io.cryptorun.venues.coinbase.CoinbaseWire.Print;
import io.cryptorun.venues.coinbase.CoinbaseWire.Product;
import io.cryptorun.venues.coinbase.CoinbaseWire.Stats;
import io.cryptorun.venues.coinbase.CoinbaseWire.Time;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import io.cryptorun.venues.http.Reading;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.http.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Coinbase Exchange's public calls.
public final class CoinbaseClient implements VenueClient {
  private final VenueDoor door;
  private final InstantSource clock;
  private final WireJson json = new WireJson();

  public CoinbaseClient(
      VenueSettings settings,
      AllowedHosts hosts,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.door = new VenueDoor(settings, hosts, CoinbaseClient::complaint, budgets, state, timing);
    this.clock = timing.clock();
  }

  @Override
  public Venue venue() {
    return Venue.COINBASE;
  }

  @Override
  public Pace pace() {
    return new Pace(door.perSecond("public", 1), door.perSecond("public", 1));
  }

  @Override
  public Probe probe() throws InterruptedException {
    return door.probe(VenueCall.get("/time").costing("public"), timeReading());
  }

  @Override
  public Reply<Instant> time() throws InterruptedException {
    return door.get(VenueCall.get("/time").costing("public"), timeReading());
  }

  @Override
  public Reply<Listing> listing() throws InterruptedException {
    return ask(
        VenueCall.get("/products"),
        new TypeReference<List<Product>>() {},
        CoinbaseMapping::listing);
  }

  /// Coinbase has no such call: no call, no tickers.
  @Override
  public Reply<List<Ticker>> tickers(Listing listing) {
    return new Reply.Received<>(List.of(), clock.instant(), Duration.ZERO, true);
  }

  @Override
  public Reply<Ticker> stats(Instrument instrument) throws InterruptedException {
    return ask(
        product(instrument, "stats"),
        new TypeReference<Stats>() {},
        stats -> CoinbaseMapping.ticker(instrument, stats));
  }

  @Override
  public Reply<List<Candle>> candles(CandleRequest request, VenueClock clock)
      throws InterruptedException {
    return ask(
        product(request.instrument(), "candles")
            .with("granularity", request.interval().width().toSeconds())
            .with("start", request.oldestOpen())
            .with("end", request.newestOpen()), // both bounds are inclusive
        new TypeReference<List<NumberRow>>() {},
        CoinbaseMapping::candles);
  }

  @Override
  public Reply<OrderBook> book(Instrument instrument, VenueClock clock)
      throws InterruptedException {
    return ask(
            product(instrument, "book").with("level", 2),
            new TypeReference<Book>() {},
            CoinbaseMapping::sides)
        .map(answer -> BookSides.book(instrument, answer, clock));
  }

  @Override
  public Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException {
    return ask(
        product(instrument, "trades").with("limit", TradeTape.MOST),
        new TypeReference<List<Print>>() {},
        CoinbaseMapping::trades);
  }

  private static VenueCall product(Instrument instrument, String what) {
    return VenueCall.get("/products/" + instrument.id() + "/" + what);
  }

  private Reading<Instant> timeReading() {
    return reading(
        new TypeReference<Time>() {}, time -> CoinbaseMapping.time(require(time.iso(), "iso")));
  }

  private <W, T> Reply<T> ask(VenueCall call, TypeReference<W> type, Function<W, T> mapping)
      throws InterruptedException {
    return door.get(call.costing("public"), reading(type, mapping));
  }

  private <W, T> Reading<T> reading(TypeReference<W> type, Function<W, T> mapping) {
    return body -> mapping.apply(json.read(body, type));
  }

  private static @Nullable Complaint complaint(int status, JsonNode body) {
    var message = body.path("message");
    return message.isString() ? CoinbaseMapping.complaint(status, message.stringValue()) : null;
  }
}
