package io.cryptorun.simulator.exchange;

import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.derivatives.Perpetuals;
import io.cryptorun.simulator.derivatives.Settlement;
import io.cryptorun.simulator.faults.ActiveFaults;
import io.cryptorun.simulator.faults.BookFaults;
import io.cryptorun.simulator.faults.CandleFaults;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FundingFaults;
import io.cryptorun.simulator.faults.TradeFaults;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.trades.Trade;
import io.cryptorun.simulator.trades.TradeQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call to a handler: the request, the market as it stands at the call's instant, and the
/// faults that strike it.
///
/// @param now market time in milliseconds since 1970, read once
public record Call(Request request, MarketView market, ActiveFaults faults, long now) {
  public String parameter(String name, String fallback) {
    return request.parameter(name, fallback);
  }

  /// Whole seconds of the market's time.
  public long second() {
    return Math.floorDiv(now, 1000);
  }

  /// Candles as they leave the venue.
  public List<Candle> candles(List<Candle> candles) {
    return CandleFaults.apply(faults, candles);
  }

  /// The book of a listing as it leaves the venue.
  public Book book(Listing listing, int outerLevels) {
    return BookFaults.apply(faults, market.book(listing, now, outerLevels), listing.tick());
  }

  /// The best levels of that book.
  public Book touch(Listing listing) {
    return BookFaults.apply(faults, market.touch(listing, now), listing.tick());
  }

  /// The newest trades of a listing as they leave the venue, oldest first.
  public List<Trade> trades(Listing listing, int count) {
    return trades(new TradeQuery(listing, now).newest(count));
  }

  /// Trades as they leave the venue.
  public List<Trade> trades(List<Trade> trades) {
    return TradeFaults.apply(faults, trades);
  }

  /// The perpetuals of this venue.
  public List<Perpetual> perpetuals() {
    return Perpetuals.listed(market.market(), market.venue(), second());
  }

  /// Funding rates as they leave the venue.
  public List<Settlement> settled(List<Settlement> settled) {
    return FundingFaults.apply(faults, settled);
  }

  /// The rate building up as it leaves the venue; null where a fault takes it away.
  public @Nullable Double currentRate(Perpetual perpetual) {
    return faults.has(FaultKind.FUNDING_EMPTY)
        ? null
        : FundingFaults.current(faults, perpetual.funding().current(now));
  }

  /// The interval between settlements as the venue tells it, in milliseconds.
  public long fundingInterval(Perpetual perpetual) {
    long interval = perpetual.hours() * 3_600_000L;
    return faults.has(FaultKind.FUNDING_INTERVAL) ? interval / 2 : interval;
  }

  /// When the rate building up will be charged.
  public long nextFunding(Perpetual perpetual) {
    long interval = fundingInterval(perpetual);
    return Math.floorDiv(now, interval) * interval + interval;
  }

  /// The venue's own clock: the market's, unless a fault moves it.
  public long serverMillis() {
    return now + faults.clockSkewMillis();
  }

  /// Whether the venue shows an instrument as no longer tradable.
  public boolean switchedOff(Listing listing) {
    return faults.strikesStatusOf(listing.base());
  }
}
