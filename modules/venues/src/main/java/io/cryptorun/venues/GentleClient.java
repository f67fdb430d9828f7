package io.cryptorun.venues;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.http.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// A venue asked with consideration for whoever asks it at full speed: one request at a time, and
/// no more than half as many in a second as it would bear. It is the same client behind, with the
/// same limits and the same circuit.
final class GentleClient implements VenueClient {

  private static final double SHARE = 0.5;

  /// Faults that came up before anything went out.
  private static final Set<Fault.Code> UNASKED =
      EnumSet.of(
          Fault.Code.CIRCUIT_OPEN,
          Fault.Code.NO_BUDGET,
          Fault.Code.FORBIDDEN_HOST,
          Fault.Code.CANCELLED);

  private final VenueClient client;
  private final Timing timing;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private long notBefore;

  GentleClient(VenueClient client, Timing timing) {
    this.client = client;
    this.timing = timing;
    this.notBefore = timing.nanoTime().getAsLong();
  }

  @Override
  public Venue venue() {
    return client.venue();
  }

  @Override
  public Pace pace() {
    var full = client.pace();
    return new Pace(full.candles() * SHARE, full.books() * SHARE);
  }

  @Override
  public Reply<Instant> time() throws InterruptedException {
    return gently(pace().books(), client::time);
  }

  @Override
  public Reply<Listing> listing() throws InterruptedException {
    return gently(pace().books(), client::listing);
  }

  @Override
  public Reply<List<Ticker>> tickers(Listing listing) throws InterruptedException {
    return gently(pace().books(), () -> client.tickers(listing));
  }

  @Override
  public Reply<Ticker> stats(Instrument instrument) throws InterruptedException {
    return gently(pace().books(), () -> client.stats(instrument));
  }

  @Override
  public Reply<List<Candle>> candles(CandleRequest request, VenueClock clock)
      throws InterruptedException {
    return gently(pace().candles(), () -> client.candles(request, clock));
  }

  @Override
  public Reply<OrderBook> book(Instrument instrument, VenueClock clock)
      throws InterruptedException {
    return gently(pace().books(), () -> client.book(instrument, clock));
  }

  @Override
  public Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException {
    return gently(pace().books(), () -> client.trades(instrument));
  }

  /// A probe is no traffic to be held back: it tells whether there can be any.
  @Override
  public Probe probe() throws InterruptedException {
    return client.probe();
  }

  private interface Ask<T> {
    Reply<T> reply() throws InterruptedException;
  }

  /// Waits its turn and until the last request is long enough ago, then asks.
  private <T> Reply<T> gently(double perSecond, Ask<T> ask) throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      var wait = Duration.ofNanos(notBefore - timing.nanoTime().getAsLong());
      if (wait.isPositive()) {
        timing.sleeper().sleep(wait);
      }
      long began = timing.nanoTime().getAsLong();
      var reply = ask.reply();
      if (wentOut(reply)) {
        notBefore = began + (long) (1e9 / perSecond);
      }
      return reply;
    } finally {
      oneAtATime.unlock();
    }
  }

  private static boolean wentOut(Reply<?> reply) {
    return switch (reply) {
      case Reply.Received<?> received -> !received.cached();
      case Reply.Missing<?>(var fault) -> !UNASKED.contains(fault.code());
    };
  }
}
