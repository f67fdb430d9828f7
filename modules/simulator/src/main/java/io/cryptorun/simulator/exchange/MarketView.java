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
    return derived(listing, now).around(Window.price(listing.hours(), now), now, outerLevels);
  }

  /// The best levels of the same book.
  public Book touch(Listing listing, long now) {
    return derived(listing, now).touch(Window.price(listing.hours(), now), now);
  }

  private DerivedBook derived(Listing listing, long now) {
    long hour = Math.floorDiv(now, HOUR);
    return new DerivedBook(listing, hour, Liquidity.of(dayVolume(listing.base(), hour)));
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
