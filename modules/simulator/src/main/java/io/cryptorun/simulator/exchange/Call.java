package io.cryptorun.simulator.exchange;

import io.cryptorun.simulator.faults.ActiveFaults;
import io.cryptorun.simulator.faults.BookFaults;
import io.cryptorun.simulator.faults.CandleFaults;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.Candle;
import io.cryptorun.simulator.market.Listing;
import java.util.List;

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

  /// The venue's own clock: the market's, unless a fault moves it.
  public long serverMillis() {
    return now + faults.clockSkewMillis();
  }

  /// Whether the venue shows an instrument as no longer tradable.
  public boolean switchedOff(Listing listing) {
    return faults.strikesStatusOf(listing.base());
  }
}
