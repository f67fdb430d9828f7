package io.cryptorun.venues;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Level;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A venue in memory: it hands out prepared bars, notes what it was asked, and may pause inside a
/// call.
final class FakeClient implements VenueClient {
  /// Something that happens inside a call.
  interface Inside {
    void call(Instrument instrument) throws InterruptedException;
  }

  final List<Instrument> asked = new CopyOnWriteArrayList<>();
  final List<CandleRequest> candleRequests = new CopyOnWriteArrayList<>();
  final AtomicInteger timesAsked = new AtomicInteger();
  final Deque<List<Candle>> bars = new ArrayDeque<>();
  private final AtomicInteger running = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  private final Venue venue;
  private final InstantSource clock;
  private final Inside inside;
  private volatile Duration ahead = Duration.ZERO;
  private volatile boolean clockless;

  FakeClient(Venue venue, InstantSource clock, Inside inside) {
    this.venue = venue;
    this.clock = clock;
    this.inside = inside;
  }

  FakeClient(Venue venue, InstantSource clock) {
    this(venue, clock, _ -> {});
  }

  FakeClient ahead(Duration duration) {
    ahead = duration;
    return this;
  }

  FakeClient withoutClock() {
    clockless = true;
    return this;
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public Pace pace() {
    return new Pace(1, 1);
  }

  @Override
  public Probe probe() {
    return new Probe.Answered(Duration.ofMillis(1));
  }

  @Override
  public Reply<Instant> time() {
    timesAsked.incrementAndGet();
    return clockless
        ? new Fault(venue, Fault.Code.TIMEOUT, venue + " time", null, "silence").missing()
        : received(clock.instant().plus(ahead));
  }

  @Override
  public Reply<Listing> listing() {
    return received(new Listing(venue, List.of(), List.of()));
  }

  @Override
  public Reply<List<Ticker>> tickers(Listing listing) {
    return received(List.of());
  }

  @Override
  public Reply<Ticker> stats(Instrument instrument) throws InterruptedException {
    enter(instrument);
    return received(new Ticker(instrument, BigDecimal.ONE, null, null, null, null));
  }

  @Override
  public Reply<List<Candle>> candles(CandleRequest request, VenueClock venueClock)
      throws InterruptedException {
    candleRequests.add(request);
    enter(request.instrument());
    synchronized (bars) {
      return received(bars.size() > 1 ? bars.removeFirst() : bars.getFirst());
    }
  }

  @Override
  public Reply<OrderBook> book(Instrument instrument, VenueClock venueClock)
      throws InterruptedException {
    enter(instrument);
    var level = List.of(new Level(BigDecimal.ONE, BigDecimal.ONE));
    return received(
        OrderBook.of(
            venue, instrument, level, level, clock.instant(), Duration.ZERO, Duration.ZERO));
  }

  @Override
  public Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException {
    enter(instrument);
    return received(List.of(new Trade("1", clock.instant(), 1, 1, true)));
  }

  private void enter(Instrument instrument) throws InterruptedException {
    asked.add(instrument);
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      inside.call(instrument);
    } finally {
      running.decrementAndGet();
    }
  }

  private <T> Reply<T> received(T value) {
    return new Reply.Received<>(value, clock.instant(), Duration.ofMillis(5), false);
  }
}
