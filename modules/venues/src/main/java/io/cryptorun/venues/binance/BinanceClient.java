package io.cryptorun.venues.binance;

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
import io.cryptorun.venues.binance.BinanceWire.Depth;
import io.cryptorun.venues.binance.BinanceWire.Exchange;
import io.cryptorun.venues.binance.BinanceWire.Figures;
import io.cryptorun.venues.binance.BinanceWire.Print;
import io.cryptorun.venues.binance.BinanceWire.Time;
import io.cryptorun.venues.http.AllowedHosts;
import io.cryptorun.venues.http.Complaint;
import io.cryptorun.venues.http.NumberRow;
import io.cryptorun.venues.http.Timing;
import io.cryptorun.venues.http.VenueCall;
import io.cryptorun.venues.http.VenueDoor;
import io.cryptorun.venues.http.VenueSettings;
import io.cryptorun.venues.http.WireJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Binance's public calls, each with its weight.
public final class BinanceClient implements VenueClient {
  private static final int MOST_LEVELS = 1000;

  /// Weight of a candle call, and of a book of [#MOST_LEVELS].
  private static final int CANDLES = 2;

  private static final int BOOK = 50;
  private static final int TRADES = 25;

  private final VenueDoor door;
  private final WireJson json = new WireJson();

  public BinanceClient(
      VenueSettings settings,
      AllowedHosts hosts,
      Budgets budgets,
      ProviderState state,
      Timing timing) {
    this.door = new VenueDoor(settings, hosts, BinanceClient::complaint, budgets, state, timing);
  }

  @Override
  public Venue venue() {
    return Venue.BINANCE;
  }

  @Override
  public Pace pace() {
    return new Pace(door.perSecond("weight", CANDLES), door.perSecond("weight", BOOK));
  }

  @Override
  public Probe probe() throws InterruptedException {
    return door.probe(
        call("ping", 1), body -> json.read(body, new TypeReference<Map<String, Object>>() {}));
  }

  @Override
  public Reply<Instant> time() throws InterruptedException {
    return ask(
        call("time", 1),
        new TypeReference<Time>() {},
        time -> NumberRow.time(require(time.serverTime(), "serverTime")));
  }

  @Override
  public Reply<Listing> listing() throws InterruptedException {
    return ask(
        call("exchangeInfo", 20),
        new TypeReference<Exchange>() {},
        exchange -> {
          BinanceMapping.weightPerMinute(exchange).ifPresent(door::limitTold);
          return BinanceMapping.listing(exchange);
        });
  }

  @Override
  public Reply<List<Ticker>> tickers(Listing listing) throws InterruptedException {
    return ask(
        call("ticker/24hr", 80),
        new TypeReference<List<Figures>>() {},
        rows -> ListedTickers.of(listing, rows, Figures::symbol, BinanceMapping::ticker));
  }

  @Override
  public Reply<Ticker> stats(Instrument instrument) throws InterruptedException {
    return ask(
        call("ticker/24hr", 2).with("symbol", instrument.id()),
        new TypeReference<Figures>() {},
        figures -> BinanceMapping.ticker(instrument, figures));
  }

  @Override
  public Reply<List<Candle>> candles(CandleRequest request, VenueClock clock)
      throws InterruptedException {
    return ask(
        call("klines", CANDLES)
            .with("symbol", request.instrument().id())
            .with("interval", request.interval() == Interval.HOUR ? "1h" : "1d")
            .with("startTime", request.oldestOpen().toEpochMilli())
            .with("endTime", request.newestOpen().toEpochMilli()) // both count by open time
            .with("limit", request.count()),
        new TypeReference<List<NumberRow>>() {},
        rows -> BinanceMapping.candles(rows, clock.now()));
  }

  @Override
  public Reply<OrderBook> book(Instrument instrument, VenueClock clock)
      throws InterruptedException {
    return ask(
            call("depth", BOOK).with("symbol", instrument.id()).with("limit", MOST_LEVELS),
            new TypeReference<Depth>() {},
            BinanceMapping::sides)
        .map(answer -> BookSides.book(instrument, answer, clock));
  }

  @Override
  public Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException {
    return ask(
        call("trades", TRADES).with("symbol", instrument.id()).with("limit", TradeTape.MOST),
        new TypeReference<List<Print>>() {},
        BinanceMapping::trades);
  }

  private static VenueCall call(String method, int weight) {
    return VenueCall.get("/api/v3/" + method).costing("weight", "", weight);
  }

  private <W, T> Reply<T> ask(VenueCall call, TypeReference<W> type, Function<W, T> mapping)
      throws InterruptedException {
    return door.get(call, body -> mapping.apply(json.read(body, type)));
  }

  static @Nullable Complaint complaint(int status, JsonNode body) {
    var code = body.path("code");
    return code.isInt()
        ? BinanceMapping.complaint(status, code.intValue(), body.path("msg").asString(""))
        : null;
  }
}
