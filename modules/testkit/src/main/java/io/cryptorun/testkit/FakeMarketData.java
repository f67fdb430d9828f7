package io.cryptorun.testkit;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Reuse;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Trade;
import io.cryptorun.domain.market.Venue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Exchanges that answer what a test told them, at once, stamped by the test's clock. What was not
/// told is unknown to the venue, and a venue can be made to fail as a whole.
public final class FakeMarketData implements MarketData {
  private record Series(Instrument instrument, Interval interval) {}

  private final ArrangedAnswers answers;
  private final Map<Venue, Listing> listings = new EnumMap<>(Venue.class);
  private final Map<Venue, List<Ticker>> tickers = new EnumMap<>(Venue.class);
  private final Map<Series, List<Candle>> candles = new HashMap<>();
  private final Map<Instrument, OrderBook> books = new HashMap<>();
  private final Map<Instrument, List<Trade>> tape = new HashMap<>();

  public FakeMarketData(InstantSource clock) {
    this.answers = new ArrangedAnswers(clock);
  }

  public FakeMarketData lists(Venue venue, List<Instrument> instruments) {
    listings.put(venue, new Listing(venue, instruments, List.of()));
    return this;
  }

  /// Adds a 24-hour figure; it serves [#tickers] and [#stats] alike.
  public FakeMarketData quotes(Ticker ticker) {
    tickers.computeIfAbsent(ticker.instrument().venue(), _ -> new ArrayList<>()).add(ticker);
    return this;
  }

  /// Sets the whole history of an instrument, oldest bar first.
  public FakeMarketData trades(Instrument instrument, Interval interval, List<Candle> history) {
    candles.put(new Series(instrument, interval), List.copyOf(history));
    return this;
  }

  /// Sets the newest public trades of an instrument, oldest first.
  public FakeMarketData prints(Instrument instrument, List<Trade> trades) {
    tape.put(instrument, List.copyOf(trades));
    return this;
  }

  public FakeMarketData offers(OrderBook book) {
    books.put(book.instrument(), book);
    return this;
  }

  /// From now on every question to that venue fails so.
  public FakeMarketData fails(Venue venue, Fault.Code code) {
    answers.fails(venue, code);
    return this;
  }

  /// Ends what [#fails] began.
  public FakeMarketData recovers(Venue venue) {
    answers.recovers(venue);
    return this;
  }

  @Override
  public Map<Venue, Reply<Listing>> listings(Collection<Venue> venues) {
    return answers.to(venues, venue -> venue, listings::get);
  }

  @Override
  public Map<Venue, Reply<List<Ticker>>> tickers(Collection<Listing> asked, Reuse reuse) {
    List<Venue> venues = asked.stream().map(Listing::venue).toList();
    return answers.to(venues, venue -> venue, this::allTickers);
  }

  @Override
  public Map<Instrument, Reply<Ticker>> stats(List<Instrument> instruments, Reuse reuse) {
    return answers.to(instruments, Instrument::venue, this::tickerOf);
  }

  @Override
  public Map<CandleRequest, Reply<List<Candle>>> candles(List<CandleRequest> requests) {
    return answers.to(requests, request -> request.instrument().venue(), this::cut);
  }

  @Override
  public Map<Instrument, Reply<OrderBook>> books(List<Instrument> instruments, Reuse reuse) {
    return answers.to(instruments, Instrument::venue, books::get);
  }

  @Override
  public Map<Instrument, Reply<List<Trade>>> trades(List<Instrument> instruments, Reuse reuse) {
    return answers.to(instruments, Instrument::venue, tape::get);
  }

  /// Coinbase has no call for all tickers.
  private List<Ticker> allTickers(Venue venue) {
    return venue == Venue.COINBASE
        ? List.of()
        : List.copyOf(tickers.getOrDefault(venue, List.of()));
  }

  private @Nullable Ticker tickerOf(Instrument instrument) {
    return tickers.getOrDefault(instrument.venue(), List.of()).stream()
        .filter(ticker -> ticker.instrument().equals(instrument))
        .findFirst()
        .orElse(null);
  }

  private @Nullable List<Candle> cut(CandleRequest request) {
    List<Candle> all = candles.get(new Series(request.instrument(), request.interval()));
    if (all == null) {
      return null;
    }
    return all.stream()
        .filter(bar -> !bar.openTime().isBefore(request.oldestOpen()))
        .filter(bar -> !bar.openTime().isAfter(request.newestOpen()))
        .toList();
  }
}
