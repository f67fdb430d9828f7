package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The universe of one market and UTC day.
///
/// @param generated nominal time of the run that built it
/// @param criteria the rules it was built by
/// @param hash fingerprint of rules and coins, 64 hex characters
/// @param ranks the coins, rank 1 first
/// @param excluded coins left out, and notes, by name
/// @param samples today's volume of every coin that had a figure
/// @param changes against the snapshot before
/// @param pegs the dollar pairs of the stablecoins, preferred first, that later runs read rates
///   from
/// @param missing venues whose pairs or volumes could not be had
public record UniverseSnapshot(
    Instant generated,
    Criteria criteria,
    String hash,
    List<Ranked> ranks,
    List<Excluded> excluded,
    DailySamples samples,
    Changes changes,
    List<Instrument> pegs,
    List<Venue> missing) {

  /// A universe of the day before yesterday says little about today's volumes.
  private static final Duration STANDS_IN = Duration.ofDays(2);

  public UniverseSnapshot {
    ranks = List.copyOf(ranks);
    excluded = List.copyOf(excluded);
    pegs = List.copyOf(pegs);
    missing = List.copyOf(missing);
  }

  /// Whether this is the snapshot of the UTC day of a run.
  public boolean serves(Instant dueAt) {
    return Interval.DAY.floor(generated).equals(Interval.DAY.floor(dueAt));
  }

  /// Whether a run may use this snapshot because no newer one could be built.
  public boolean standsInFor(Instant dueAt) {
    return !generated.isAfter(dueAt)
        && Duration.between(generated, dueAt).compareTo(STANDS_IN) <= 0;
  }

  /// Whether any coin has a pair on a venue.
  public boolean knows(Venue venue) {
    return ranks.stream().anyMatch(coin -> coin.isOn(venue));
  }

  /// The same coins with their pairs on venues that the universe does not know. Ranks and volumes
  /// stay: the venues are there to be read, not to be ranked by.
  ///
  /// @param figures what those venues answered
  public UniverseSnapshot withPairs(VenueFigures figures, Fx fx) {
    var pairs = new PairChoice(figures.byPair(), fx).choose(figures.pairs().toList());
    return new UniverseSnapshot(
        generated,
        criteria,
        hash,
        ranks.stream().map(coin -> coin.with(added(pairs.get(coin.symbol())))).toList(),
        excluded,
        samples,
        changes,
        pegs,
        missing);
  }

  private static List<Instrument> added(@Nullable List<Pair> pairs) {
    return pairs == null ? List.of() : pairs.stream().map(Pair::instrument).toList();
  }

  /// The venues whose figures went into it, by name, in one text.
  public String source() {
    return String.join(
        ",",
        criteria.venues().stream()
            .filter(venue -> !missing.contains(venue))
            .map(Venue::id)
            .toList());
  }
}
