package io.cryptorun.venues.kept;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.Ticker;
import java.time.Instant;
import tools.jackson.core.type.TypeReference;

/// The 24-hour figures of one pair.
public final class KeptStats implements Packing<Instrument, Ticker> {

  private static final TypeReference<PackedTicker> PACKED = new TypeReference<>() {};

  @Override
  public Observation.Key key(Instrument pair) {
    return new Observation.Key(pair.venue(), Observation.Kind.STATS, pair.id());
  }

  @Override
  public String pack(Ticker ticker) {
    return Packed.text(PackedTicker.of(ticker));
  }

  @Override
  public Ticker unpack(Instrument pair, String content, Instant receivedAt) {
    return Packed.value(content, PACKED).of(pair.venue());
  }
}
