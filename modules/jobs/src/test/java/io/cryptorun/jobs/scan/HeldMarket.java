package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Exchanges that are asked what they list, and keep the caller waiting until the test lets go.
final class HeldMarket implements MarketData {

  final CountDownLatch asked = new CountDownLatch(1);
  final CountDownLatch answers = new CountDownLatch(1);
  private final MarketData venues;

  HeldMarket(MarketData venues) {
    this.venues = venues;
  }

  @Override
  public Map<Venue, Reply<Listing>> listings(Collection<Venue> of) throws InterruptedException {
    asked.countDown();
    answers.await();
    return venues.listings(of);
  }

  @Override
  public Map<Venue, Reply<List<Ticker>>> tickers(Collection<Listing> listings, Reuse reuse)
      throws InterruptedException {
    return venues.tickers(listings, reuse);
  }

  @Override
  public Map<Instrument, Reply<Ticker>> stats(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return venues.stats(instruments, reuse);
  }

  @Override
  public Map<CandleRequest, Reply<List<Candle>>> candles(List<CandleRequest> requests)
      throws InterruptedException {
    return venues.candles(requests);
  }

  @Override
  public Map<Instrument, Reply<OrderBook>> books(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return venues.books(instruments, reuse);
  }

  @Override
  public Map<Instrument, Reply<List<Trade>>> trades(List<Instrument> instruments, Reuse reuse)
      throws InterruptedException {
    return venues.trades(instruments, reuse);
  }
}
