package io.cryptorun.domain.market;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The exchanges, read in bulk. Each method asks all venues in parallel and each venue in the order
/// given, waits until every answer has arrived or failed, and returns one reply for every item
/// asked: this is the only concurrency of a run. Nothing is thrown for a venue that fails.
public interface MarketData {

  /// The tradable pairs of each venue.
  Map<Venue, Reply<Listing>> listings(Collection<Venue> venues) throws InterruptedException;

  /// 24-hour figures of all pairs in one call per venue. Coinbase has no such call: its reply holds
  /// an empty list; use [#stats].
  Map<Venue, Reply<List<Ticker>>> tickers(Collection<Listing> listings, Reuse reuse)
      throws InterruptedException;

  /// 24-hour figures of single instruments, one call each.
  Map<Instrument, Reply<Ticker>> stats(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException;

  /// Completed bars, oldest first, one per open time, on the grid, cut at `asOf`, each sound. Fewer
  /// than asked is normal (new listing, outage); holes stay holes except on Coinbase, where an hour
  /// between two bars is filled flat.
  Map<CandleRequest, Reply<List<Candle>>> candles(List<CandleRequest> requests)
      throws InterruptedException;

  /// Order books.
  Map<Instrument, Reply<OrderBook>> books(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException;

  /// The newest public trades, at most 1000 and as many as one call gives, oldest first, each once.
  Map<Instrument, Reply<List<Trade>>> trades(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException;
}
