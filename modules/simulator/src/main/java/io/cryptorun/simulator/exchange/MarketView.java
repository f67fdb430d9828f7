package io.cryptorun.simulator.exchange;

import io.cryptorun.simulator.market.Book;
import io.cryptorun.simulator.market.DerivedBook;
import io.cryptorun.simulator.market.Liquidity;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.market.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One venue's view of the market.
public record MarketView(Market market, SpotVenue venue) {
  private static final long HOUR = Window.HOUR_MILLIS;

  /// Everything listed at an instant (milliseconds since 1970).
  public List<Listing> listings(long now) {
    return market.listings(venue, Math.floorDiv(now, 1000));
  }

  /// The instrument that a test recognises.
  public Optional<Listing> find(long now, Predicate<Listing> test) {
    return listings(now).stream().filter(test).findFirst();
  }

  /// The order book of an instrument.
  public Book book(Listing listing, long now, int outerLevels) {
    long hour = Math.floorDiv(now, HOUR);
    double mid = Window.price(listing.hours(), now);
    return new DerivedBook(listing, hour, Liquidity.of(dayVolume(listing.base(), hour)))
        .around(mid, now, outerLevels);
  }

  /// What was traded of a coin on all venues in the 24 hours before an hour, in USD.
  private double dayVolume(String base, long hour) {
    double sum = 0;
    for (var any : SpotVenue.values()) {
      for (var listing : market.listings(any, hour * 3600)) {
        if (listing.base().equals(base)) {
          var day = Window.of(listing.hours(), (hour - 24) * HOUR, hour * HOUR);
          sum += day == null ? 0 : day.quote();
        }
      }
    }
    return sum;
  }
}
