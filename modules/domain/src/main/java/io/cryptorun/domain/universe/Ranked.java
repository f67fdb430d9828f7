package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A coin of the universe.
///
/// @param rank 1 is the most traded
/// @param advUsd mean of up to seven daily samples, in dollars
/// @param adv24 today's sample, whole dollars
/// @param instruments the one pair chosen on each venue that lists the coin, by venue name
public record Ranked(
    Symbol symbol, int rank, double advUsd, long adv24, List<Instrument> instruments) {

  public Ranked {
    instruments = List.copyOf(instruments);
  }

  /// The same coin with pairs of venues that were not read when it was ranked.
  Ranked with(List<Instrument> more) {
    var all =
        Stream.concat(instruments.stream(), more.stream())
            .sorted(Comparator.comparing(pair -> pair.venue().id()))
            .toList();
    return new Ranked(symbol, rank, advUsd, adv24, all);
  }

  boolean isOn(Venue venue) {
    return instruments.stream().anyMatch(pair -> pair.venue() == venue);
  }
}
