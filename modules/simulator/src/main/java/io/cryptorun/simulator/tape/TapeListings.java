package io.cryptorun.simulator.tape;

import io.cryptorun.simulator.market.Bars;
import io.cryptorun.simulator.market.DollarTokens;
import io.cryptorun.simulator.market.Gaps;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.PriceScale;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.market.VenueFactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What each venue lists of the files that cover an instant: every recorded coin in the venue's own
/// quote, its own recordings in other quotes, and the dollar tokens.
record TapeListings(List<TapeFile> covering, Function<TapeFile, PackedBars> bars, long movedDays) {
  private static final List<String> SOURCES =
      List.of("BINANCE", "OKX", "COINBASE", "KRAKEN", "BINANCE_USDM", "OKX_SWAP");

  List<Listing> of(SpotVenue venue) {
    var listings = new ArrayList<Listing>();
    for (String base : bases()) {
      listings.add(listing(venue, base, venue.quote()));
    }
    for (var file : covering) {
      if (recordedOn(file, venue) && file.hourly() && !file.quote().equals(venue.quote())) {
        listings.add(listing(venue, file.base(), file.quote()));
      }
    }
    if (!listings.isEmpty()) {
      listings.addAll(DollarTokens.of(venue));
    }
    listings.sort(Comparator.comparing(Listing::symbol));
    return List.copyOf(listings);
  }

  private LinkedHashSet<String> bases() {
    var bases = new LinkedHashSet<String>();
    for (var file : covering) {
      if (file.hourly()) {
        bases.add(file.base());
      }
    }
    return bases;
  }

  private Listing listing(SpotVenue venue, String base, String quote) {
    var own = find(venue.name(), base, quote, TapeFile.HOUR);
    var source = own.orElseGet(() -> source(base));
    var packed = bars.apply(source);
    double factor = own.isPresent() ? 1.0 : VenueFactor.of(venue, base + "/" + quote);
    double share = own.isPresent() ? 1.0 : venue.volumeShare();
    return new Listing(
        venue,
        base,
        quote,
        packed.scaled(factor, share).moved(movedDays * 24),
        days(venue, base, quote),
        PriceScale.of(venue, price(packed), packed.priceScale()),
        gaps(venue, own.isPresent()),
        own.isPresent() ? null : origin(source, factor, share));
  }

  private @Nullable Bars days(SpotVenue venue, String base, String quote) {
    return find(venue.name(), base, quote, TapeFile.DAY)
        .map(file -> bars.apply(file).moved(movedDays))
        .orElse(null);
  }

  private TapeFile source(String base) {
    return covering.stream()
        .filter(file -> file.hourly() && file.base().equals(base))
        .min(Comparator.comparingInt(file -> rank(file.venue())))
        .orElseThrow(() -> new IllegalStateException("no recording of " + base));
  }

  private Optional<TapeFile> find(String venue, String base, String quote, long width) {
    return covering.stream()
        .filter(file -> file.width() == width && file.venue().equals(venue))
        .filter(file -> file.base().equals(base) && file.quote().equals(quote))
        .findFirst();
  }

  private static boolean recordedOn(TapeFile file, SpotVenue venue) {
    return file.venue().equals(venue.name());
  }

  private static int rank(String venue) {
    int index = SOURCES.indexOf(venue);
    return index < 0 ? SOURCES.size() : index;
  }

  private static double price(PackedBars packed) {
    var first = packed.at(packed.first());
    return first == null ? 1.0 : first.open();
  }

  private static Gaps gaps(SpotVenue venue, boolean recorded) {
    return switch (venue) {
      case COINBASE -> Gaps.OMIT;
      case BINANCE -> recorded ? Gaps.HOLE : Gaps.FLAT;
      case KRAKEN, OKX -> Gaps.FLAT;
    };
  }

  private static String origin(TapeFile source, double factor, double share) {
    return "%s %s-%s; price x%.6f; volume x%s"
        .formatted(source.venue(), source.base(), source.quote(), factor, share);
  }
}
