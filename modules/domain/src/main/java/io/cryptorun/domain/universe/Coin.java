package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A listed coin with its volume, on its way through the exclusions.
///
/// @param adv24 today's dollars over all venues, null when no venue gave a valid figure
/// @param advUsd mean over the days at hand, 0 without a figure of today
/// @param rankingAdv the mean with the bonus of a coin that already was near the top
/// @param hasBook whether a venue that lists it shows both sides
record Coin(
    Symbol symbol,
    @Nullable Long adv24,
    double advUsd,
    double rankingAdv,
    List<Instrument> instruments,
    boolean hasBook) {

  Ranked ranked(int rank) {
    return new Ranked(symbol, rank, advUsd, adv24 == null ? 0 : adv24, instruments);
  }

  Optional<AdvSample> sample() {
    return Optional.ofNullable(adv24).map(dollars -> new AdvSample(symbol, dollars));
  }
}
