package io.cryptorun.venues;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Ticker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Joins a venue's ticker rows with the listed pairs they are about.
public final class ListedTickers {
  private ListedTickers() {}

  /// One ticker for each row whose id is listed; rows of other pairs are passed over.
  public static <R> List<Ticker> of(
      Listing listing,
      Collection<R> rows,
      Function<R, @Nullable String> id,
      BiFunction<Instrument, R, Ticker> ticker) {
    var listed = new HashMap<@Nullable String, Instrument>();
    listing.instruments().forEach(instrument -> listed.put(instrument.id(), instrument));
    var tickers = new ArrayList<Ticker>();
    for (var row : rows) {
      var instrument = listed.get(id.apply(row));
      if (instrument != null) {
        tickers.add(ticker.apply(instrument, row));
      }
    }
    return tickers;
  }
}
