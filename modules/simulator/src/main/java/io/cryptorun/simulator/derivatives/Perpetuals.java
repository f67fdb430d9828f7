package io.cryptorun.simulator.derivatives;

import io.cryptorun.simulator.market.DollarTokens;
import io.cryptorun.simulator.market.Figure;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.Noise;
import io.cryptorun.simulator.market.Series;
import io.cryptorun.simulator.market.SpotVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which perpetuals a venue lists: those whose funding was recorded there, the largest coins, and a
/// fixed share of the others. OKX and Kraken also have two that are margined in the coin.
public final class Perpetuals {
  private static final Set<String> EVERYWHERE =
      Set.of("BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "LTC", "LINK", "DOT", "AVAX");
  private static final Set<String> INVERSE = Set.of("BTC", "ETH");
  private static final Set<String> MONEY =
      Set.of("BUSD", "TUSD", "USDP", "PAX", "DAI", "FDUSD", "SUSD", "UST", "EUR", "GBP", "AUD");
  private static final double PRICE_GAP = 3e-4;
  private static final double VOLUME = 2;
  private static final double SHORT_INTERVAL = 0.18;

  private Perpetuals() {}

  /// All perpetuals of a venue at an instant (seconds since 1970), sorted by coin.
  public static List<Perpetual> listed(Market market, SpotVenue venue, long second) {
    var found = new ArrayList<Perpetual>();
    for (var spot : market.listings(venue, second)) {
      if (!hasPerpetuals(spot)) {
        continue;
      }
      var recording = new Recording(market, spot.base(), second);
      if (recording.rates(venue) != null || isListed(venue, spot.base())) {
        found.add(contract(spot, false, recording));
        if (venue != SpotVenue.BINANCE && INVERSE.contains(spot.base())) {
          found.add(contract(spot, true, recording));
        }
      }
    }
    return List.copyOf(found);
  }

  /// Whether a listing may have perpetuals: a coin in the venue's own quote.
  private static boolean hasPerpetuals(Listing spot) {
    var venue = spot.venue();
    boolean money = DollarTokens.contain(spot.base()) || MONEY.contains(spot.base());
    return share(venue) > 0 && spot.quote().equals(venue.quote()) && !money;
  }

  private static boolean isListed(SpotVenue venue, String base) {
    return EVERYWHERE.contains(base)
        || Noise.unit(Noise.key(venue.name(), base, "listed"), 0) < share(venue);
  }

  private static double share(SpotVenue venue) {
    return switch (venue) {
      case BINANCE -> 0.95;
      case OKX -> 0.85;
      case KRAKEN -> 0.8;
      case COINBASE -> 0;
    };
  }

  private static Perpetual contract(Listing spot, boolean inverse, Recording recording) {
    var venue = spot.venue();
    long key = Noise.key(venue.name(), spot.base(), "contract");
    double gap = 1 + Noise.between(key, 0, -PRICE_GAP, PRICE_GAP);
    var own =
        new Listing(
            venue,
            spot.base(),
            spot.quote(),
            spot.hours().scaled(gap, VOLUME),
            null,
            spot.priceScale(),
            spot.gaps(),
            "the spot market, a few basis points away");
    var rates = recording.rates(venue);
    int hours = rates == null ? derivedHours(venue, key) : rates.hoursAt(recording.second() * 1000);
    return new Perpetual(
        spot,
        own,
        hours,
        inverse,
        rates,
        recording.ratesElsewhere(venue),
        recording.interest(venue));
  }

  private static int derivedHours(SpotVenue venue, long key) {
    if (venue == SpotVenue.KRAKEN) {
      return 1;
    }
    return Noise.unit(key, 1) < SHORT_INTERVAL ? 4 : 8;
  }

  /// What a market has recorded of the perpetuals of one coin around an instant.
  private record Recording(Market market, String base, long second) {
    @Nullable RecordedRates rates(SpotVenue venue) {
      var series = market.recorded(Figure.FUNDING, venue, base, second);
      return series == null ? null : new RecordedRates(series);
    }

    @Nullable RecordedRates ratesElsewhere(SpotVenue venue) {
      for (var other : SpotVenue.values()) {
        var rates = other == venue ? null : rates(other);
        if (rates != null) {
          return rates;
        }
      }
      return null;
    }

    @Nullable Series interest(SpotVenue venue) {
      return market.recorded(Figure.OPEN_INTEREST, venue, base, second);
    }
  }
}
