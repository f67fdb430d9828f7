package io.cryptorun.venues.kept;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Ticker;
import io.cryptorun.domain.market.Venue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A ticker without its venue, which its key names.
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record PackedTicker(
    String id,
    String base,
    Quote quote,
    @Nullable BigDecimal last,
    @Nullable BigDecimal vwap,
    @Nullable BigDecimal baseVolume,
    @Nullable BigDecimal quoteVolume,
    @Nullable Boolean hasBook) {

  static PackedTicker of(Ticker ticker) {
    var pair = ticker.instrument();
    return new PackedTicker(
        pair.id(),
        pair.base(),
        pair.quote(),
        ticker.last(),
        ticker.vwap(),
        ticker.baseVolume(),
        ticker.quoteVolume(),
        ticker.hasBook());
  }

  Ticker of(Venue venue) {
    return new Ticker(
        new Instrument(venue, id, base, quote), last, vwap, baseVolume, quoteVolume, hasBook);
  }
}
