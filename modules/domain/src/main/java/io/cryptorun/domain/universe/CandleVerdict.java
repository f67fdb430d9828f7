package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the candles of one coin say about its place in the universe.
record CandleVerdict(boolean survives, Optional<Exclusion> code) {

  static CandleVerdict of(@Nullable Reply<List<Candle>> reply, Instant hour) {
    var candles = reply == null ? Optional.<List<Candle>>empty() : reply.found();
    if (candles.isEmpty()) {
      return new CandleVerdict(true, Optional.of(Exclusion.UNTESTED));
    }
    var exclusion = CandleExclusion.judge(candles.get(), hour);
    return new CandleVerdict(exclusion.isEmpty(), exclusion);
  }
}
