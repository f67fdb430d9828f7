package io.cryptorun.venues;

import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.List;

/// One exchange, one question at a time.
public interface VenueClient {

  Venue venue();

  /// How fast it may be asked within its limits.
  Pace pace();

  /// Sees whether it answers, by the cheapest call it has.
  Probe probe() throws InterruptedException;

  /// The venue's own clock.
  Reply<Instant> time() throws InterruptedException;

  /// Pairs that trade now, as far as they are quoted in dollars or a dollar coin.
  Reply<Listing> listing() throws InterruptedException;

  /// 24-hour figures of all listed pairs in one call; empty where the venue has no such call.
  Reply<List<Ticker>> tickers(Listing listing) throws InterruptedException;

  /// 24-hour figures of one pair.
  Reply<Ticker> stats(Instrument instrument) throws InterruptedException;

  /// Bars as the venue sent them, in its order, without those it marks as still forming.
  Reply<List<Candle>> candles(CandleRequest request, VenueClock clock) throws InterruptedException;

  Reply<OrderBook> book(Instrument instrument, VenueClock clock) throws InterruptedException;

  /// The newest public trades, at most 1000 and as many as one call gives, oldest first, each once.
  Reply<List<Trade>> trades(Instrument instrument) throws InterruptedException;
}
