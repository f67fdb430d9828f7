package io.cryptorun.simulator.synthetic;

import io.cryptorun.simulator.market.DollarTokens;
import io.cryptorun.simulator.market.Fingerprint;
import io.cryptorun.simulator.market.Gaps;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.PriceScale;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.market.VenueFactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The seeded market: the largest 60 coins on Kraken, 120 on OKX and Coinbase, all 140 on Binance.
public final class SyntheticMarket implements Market {
  private static final int VERSION = 1;

  private final long seed;
  private final Map<SpotVenue, List<Listing>> listings = new EnumMap<>(SpotVenue.class);

  private SyntheticMarket(long seed) {
    this.seed = seed;
  }

  /// The market of a seed.
  public static SyntheticMarket of(long seed) {
    var market = new SyntheticMarket(seed);
    var weather = new Weather(seed);
    var months = new Months();
    var coins = Coin.all();
    for (var venue : SpotVenue.values()) {
      var listed = new ArrayList<Listing>();
      coins.stream()
          .limit(listed(venue))
          .forEach(coin -> listed.add(market.listing(venue, coin, weather, months)));
      listed.addAll(DollarTokens.of(venue));
      listed.sort(Comparator.comparing(Listing::symbol));
      market.listings.put(venue, List.copyOf(listed));
    }
    return market;
  }

  @Override
  public String fingerprint() {
    return new Fingerprint().add("synthetic " + VERSION + " seed " + seed).hex();
  }

  @Override
  public String description() {
    return "synthetic seed " + seed;
  }

  @Override
  public List<Listing> listings(SpotVenue venue, long second) {
    return listings.getOrDefault(venue, List.of());
  }

  private Listing listing(SpotVenue venue, Coin coin, Weather weather, Months months) {
    double factor = VenueFactor.of(venue, coin.base() + "/" + venue.quote());
    var hours = new CoinBars(coin, weather, months);
    return new Listing(
        venue,
        coin.base(),
        venue.quote(),
        hours.scaled(factor, venue.volumeShare()),
        null,
        PriceScale.of(venue, coin.price(), 0),
        venue == SpotVenue.COINBASE ? Gaps.OMIT : Gaps.FLAT,
        "the " + description() + " market");
  }

  private static int listed(SpotVenue venue) {
    return switch (venue) {
      case KRAKEN -> 60;
      case OKX, COINBASE -> 120;
      case BINANCE -> 140;
    };
  }
}
