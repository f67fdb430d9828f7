package io.cryptorun.venues.kept;

import io.cryptorun.domain.market.Listing;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.Ticker;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/// The 24-hour figures of all pairs of a venue.
public final class KeptTickers implements Packing<Listing, List<Ticker>> {

  private static final TypeReference<List<PackedTicker>> PACKED = new TypeReference<>() {};

  @Override
  public Observation.Key key(Listing listing) {
    return new Observation.Key(listing.venue(), Observation.Kind.TICKERS, "");
  }

  @Override
  public String pack(List<Ticker> tickers) {
    return Packed.text(tickers.stream().map(PackedTicker::of).toList());
  }

  @Override
  public List<Ticker> unpack(Listing listing, String content, Instant receivedAt) {
    return Packed.value(content, PACKED).stream().map(one -> one.of(listing.venue())).toList();
  }
}
